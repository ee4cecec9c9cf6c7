// Promise: see syntax/source.h.
#include "syntax/source.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "syntax/codecs.h"
#include "syntax/utf8.h"

namespace rezdex::syntax {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view site_codecs = "an encoding that a site may add to Python";
constexpr std::string_view continued_end = "a line continuation at the end of a text with CR LF";
constexpr std::string_view not_utf8_in_comment = "bytes that are not UTF-8 in a comment";

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\f'; }

bool is_codec_character(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
}

std::uint32_t line_at(std::string_view text, std::size_t offset) noexcept {
    const std::string_view before = text.substr(0, offset);
    return 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
}

Source refused(Reason reason, std::uint32_t line, std::string_view message) noexcept {
    Source source;
    source.reason = reason;
    source.line = line;
    source.message = message;
    return source;
}

// --- newlines ------------------------------------------------------------------------------------------

// The same text with "\n" for every newline, the last line's too. The caller's own bytes if they are so
// already.
std::string_view translate_newlines(std::string_view bytes, base::Arena& arena) {
    const bool carriage_returns = bytes.find('\r') != std::string_view::npos;
    if (!carriage_returns && bytes.ends_with('\n')) return bytes;
    char* const text = static_cast<char*>(arena.allocate(bytes.size() + 1, 1));
    char* to = text;
    if (carriage_returns) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
            *to++ = bytes[i] == '\r' ? '\n' : bytes[i];
        }
    } else {
        to = std::copy(bytes.begin(), bytes.end(), to);
    }
    // CPython looks at the last byte that it read, and finds no newline in "\r\n" either: there the text gets
    // two.
    if (to == text || to[-1] != '\n' || bytes.ends_with("\r\n")) *to++ = '\n';
    return {text, static_cast<std::size_t>(to - text)};
}

// --- the cookie ----------------------------------------------------------------------------------------

struct Cookie {
    std::string_view name; // empty: none
    std::uint32_t line = 0;
};

// The codec that one line names, if it is a comment and nothing else; empty otherwise.
std::string_view cookie_on(std::string_view line) noexcept {
    const auto comment = std::find_if_not(line.begin(), line.end(), is_blank);
    if (comment == line.end() || *comment != '#') return {};
    constexpr std::string_view keyword = "coding";
    for (std::size_t at = line.find(keyword); at != std::string_view::npos; at = line.find(keyword, at + 1)) {
        std::string_view rest = line.substr(at + keyword.size());
        if (rest.empty() || (rest[0] != ':' && rest[0] != '=')) continue;
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t", 1), rest.size()));
        const auto end = std::find_if_not(rest.begin(), rest.end(), is_codec_character);
        if (end != rest.begin()) return {rest.begin(), end};
    }
    return {};
}

// On the second line it counts only if the first one is blank or a comment.
Cookie find_cookie(std::string_view text) noexcept {
    for (std::uint32_t number = 1; number <= 2 && !text.empty(); ++number) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (const std::string_view name = cookie_on(line); !name.empty()) return {name, number};
        const auto first = std::find_if_not(line.begin(), line.end(), is_blank);
        if (first != line.end() && *first != '#') break;
        text.remove_prefix(line.size() + 1);
    }
    return {};
}

// "UTF_8-unix" is "utf-8", "latin-1-dos" is "iso-8859-1"; every other name stays.
std::string_view normal_name(std::string_view name) noexcept {
    std::array<char, 12> start{};
    const std::size_t size = std::min(name.size(), start.size());
    for (std::size_t i = 0; i < size; ++i) {
        const char c = name[i];
        start[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view folded(start.data(), size);
    const auto is = [folded](std::string_view known) {
        return folded.starts_with(known) && (folded.size() == known.size() || folded[known.size()] == '-');
    };
    if (is("utf-8")) return "utf-8";
    if (is("latin-1") || is("iso-8859-1") || is("iso-latin-1")) return "iso-8859-1";
    return name;
}

// --- codecs --------------------------------------------------------------------------------------------

// Where ISO-8859-15 differs from Latin-1.
char32_t iso_8859_15(unsigned char byte) noexcept {
    switch (byte) {
    case 0xA4: return 0x20AC;
    case 0xA6: return 0x0160;
    case 0xA8: return 0x0161;
    case 0xB4: return 0x017D;
    case 0xB8: return 0x017E;
    case 0xBC: return 0x0152;
    case 0xBD: return 0x0153;
    case 0xBE: return 0x0178;
    default: return byte;
    }
}

std::string_view decode_single_bytes(std::string_view text, bool euro, base::Arena& arena) {
    char* const decoded =
        static_cast<char*>(arena.allocate(text.size() * 3, 1)); // the euro sign is three bytes
    char* to = decoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        to = encode_utf8(euro ? iso_8859_15(byte) : byte, to);
    }
    return {decoded, static_cast<std::size_t>(to - decoded)};
}

// What a codec that the cookie names makes of the text; "utf-8" in just that spelling is not among them.
Source translate(std::string_view text, const Cookie& cookie, base::Arena& arena) {
    const Codec codec = codec_named(cookie.name);
    Source source;
    source.ok = true;
    source.text = text;
    std::size_t bad = std::string_view::npos;
    switch (codec) {
    case Codec::utf_8: bad = find_not_utf8(text); break;
    case Codec::ascii: bad = find_not_ascii(text); break;
    case Codec::latin_1:
    case Codec::iso_8859_15:
        source.text = decode_single_bytes(text, codec == Codec::iso_8859_15, arena);
        break;
    case Codec::not_text:
        return refused(Reason::bad_encoding, cookie.line, "the codec is not a text encoding");
    case Codec::other_text:
        source = refused(Reason::unsupported_encoding, cookie.line, "an encoding that is not read here");
        source.undecided = true;
        return source;
    case Codec::unknown:
        source = refused(Reason::bad_encoding, cookie.line, "unknown encoding");
        source.disputed_line = cookie.line;
        source.disputed = site_codecs;
        return source;
    }
    if (bad != std::string_view::npos)
        return refused(Reason::bad_encoding, line_at(text, bad), "the codec cannot decode a byte");
    return source;
}

Source with_end_checked(Source source, std::string_view bytes) noexcept {
    if (!source.ok || source.disputed_line != 0 || !bytes.ends_with("\\\r\n")) return source;
    source.disputed_line = line_at(source.text, source.text.size() - 2);
    source.disputed = continued_end; // which 3.12 refuses
    return source;
}

} // namespace

Source decode(std::string_view bytes, base::Arena& arena) {
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos)
        return refused(Reason::syntax_error, line_at(bytes, nul), "source code cannot contain null bytes");
    std::string_view text = translate_newlines(bytes, arena);
    const bool marked = text.starts_with(byte_order_mark);
    if (marked) text.remove_prefix(byte_order_mark.size());

    Cookie cookie = find_cookie(text);
    cookie.name = normal_name(cookie.name);
    if (!cookie.name.empty() && cookie.name != "utf-8") {
        if (marked)
            return refused(Reason::bad_encoding, cookie.line, "another encoding than its byte order mark");
        return with_end_checked(translate(text, cookie, arena), bytes);
    }
    Source source;
    source.ok = true;
    source.text = text;
    if (const std::size_t bad = find_not_utf8(text); bad != std::string_view::npos) {
        source.not_utf8_line = line_at(text, bad);
        source.disputed_line = source.not_utf8_line;
        source.disputed = not_utf8_in_comment;
    }
    return with_end_checked(source, bytes);
}

} // namespace rezdex::syntax
