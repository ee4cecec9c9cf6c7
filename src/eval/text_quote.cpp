// Promise: see eval/text_quote.h.
#include "eval/text_quote.h"

#include "eval/character_properties.h"
#include "eval/characters.h"

namespace rezdex::eval {
namespace {

char quote_for(std::string_view text) noexcept {
    const bool single = text.find('\'') != std::string_view::npos;
    return single && text.find('"') == std::string_view::npos ? '"' : '\'';
}

void append_hexadecimal(char32_t value, unsigned digits, std::string& to) {
    for (unsigned shift = digits * 4; shift > 0; shift -= 4)
        to += "0123456789abcdef"[value >> (shift - 4) & 15U];
}

void append_ascii_character(char character, char quote, std::string& to) {
    switch (character) {
    case '\t': to += "\\t"; return;
    case '\n': to += "\\n"; return;
    case '\r': to += "\\r"; return;
    default: break;
    }
    if (character == quote || character == '\\') to += '\\';
    if (character >= ' ' && character <= '~') {
        to += character;
    } else {
        to += "\\x";
        append_hexadecimal(static_cast<unsigned char>(character), 2, to);
    }
}

void append_escape(char32_t character, std::string& to) {
    const unsigned digits = character < 0x100 ? 2 : character < 0x10000 ? 4 : 8;
    to += '\\';
    to += digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
    append_hexadecimal(character, digits, to);
}

} // namespace

bool append_quoted(std::string_view text, bool ascii, std::string& to, Run& run) {
    if (!run.step(1 + text.size() / 4) || !run.room(to.size() + text.size() * 4)) return false;
    const char quote = quote_for(text);
    to += quote;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        const char32_t character = next_character(text, position);
        if (character < 0x80) {
            append_ascii_character(text[start], quote, to);
            continue;
        }
        const Properties properties = properties_of(character);
        if (!ascii && properties.has(Property::disputed)) {
            run.decline(Reason::unsupported_expression, "a character that Pythons print differently");
            return false;
        }
        if (!ascii && properties.has(Property::printable)) {
            to += text.substr(start, position - start);
        } else {
            append_escape(character, to);
        }
    }
    to += quote;
    return true;
}

bool append_quoted_bytes(std::string_view bytes, std::string& to, Run& run) {
    if (!run.step(1 + bytes.size() / 4) || !run.room(to.size() + bytes.size() * 4)) return false;
    const char quote = quote_for(bytes);
    to += 'b';
    to += quote;
    for (const char byte : bytes) append_ascii_character(byte, quote, to);
    to += quote;
    return true;
}

} // namespace rezdex::eval
