// Promise: see syntax/utf8.h.
#include "syntax/utf8.h"

#include <cstdint>
#include <cstring>

namespace rezdex::syntax {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t position) noexcept {
    return position < text.size() ? static_cast<std::uint8_t>(text[position]) : 0;
}

// How many of the characters from `position` on are ASCII, counted eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t position) noexcept {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    for (std::uint64_t word = 0; position + sizeof word <= text.size(); position += sizeof word) {
        std::memcpy(&word, text.data() + position, sizeof word);
        if ((word & high_bits) != 0) break;
    }
    while (position < text.size() && byte_at(text, position) < 0x80) ++position;
    return position;
}

} // namespace

char32_t decode_utf8(std::string_view text, std::size_t& position) noexcept {
    const std::uint8_t lead = byte_at(text, position);
    const std::size_t start = position++;
    if (lead < 0x80) return lead;
    // The smallest code point of each length: anything below it is an overlong form.
    constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    const std::size_t length = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1; // bytes that follow
    if (lead < 0xC2 || lead > 0xF4) return not_utf8;
    char32_t character = lead & (0x3FU >> length);
    for (std::size_t i = 1; i <= length; ++i) {
        const std::uint8_t next = byte_at(text, start + i);
        if ((next & 0xC0) != 0x80) return not_utf8;
        character = character << 6 | (next & 0x3FU);
    }
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < smallest[length] || character > 0x10FFFF || surrogate) return not_utf8;
    position = start + 1 + length;
    return character;
}

char* encode_utf8(char32_t character, char* to) noexcept {
    const auto put = [&to](char32_t byte) { *to++ = static_cast<char>(byte); };
    if (character < 0x80) {
        put(character);
        return to;
    }
    if (character < 0x800) {
        put(0xC0 | character >> 6);
    } else {
        if (character < 0x10000) {
            put(0xE0 | character >> 12);
        } else {
            put(0xF0 | character >> 18);
            put(0x80 | (character >> 12 & 0x3F));
        }
        put(0x80 | (character >> 6 & 0x3F));
    }
    put(0x80 | (character & 0x3F));
    return to;
}

std::size_t find_not_ascii(std::string_view text) noexcept {
    const std::size_t position = skip_ascii(text, 0);
    return position == text.size() ? std::string_view::npos : position;
}

std::size_t find_not_utf8(std::string_view text) noexcept {
    for (std::size_t position = skip_ascii(text, 0); position < text.size();
         position = skip_ascii(text, position)) {
        const std::size_t start = position;
        if (decode_utf8(text, position) == not_utf8) return start;
    }
    return std::string_view::npos;
}

} // namespace rezdex::syntax
