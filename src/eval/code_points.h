// Promise: the text of a str, WTF-8, character by character. Never allocates, but for append_character.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "syntax/utf8.h"

namespace rezdex::eval {

// Whether the byte goes on with a character that began before it.
[[nodiscard]] inline bool continues(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
    return syntax::find_not_ascii(text) == std::string_view::npos;
}

// Decodes the character at text[position] and moves position behind it. A lone surrogate is a character.
[[nodiscard]] inline char32_t next_character(std::string_view text, std::size_t& position) noexcept {
    const auto lead = static_cast<unsigned char>(text[position++]);
    if (lead < 0x80) return lead;
    const unsigned following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t character = lead & (0x3FU >> following);
    for (unsigned i = 0; i < following; ++i)
        character = character << 6U | (static_cast<unsigned char>(text[position++]) & 0x3FU);
    return character;
}

// Decodes the character that ends before text[position] and moves position to its beginning.
[[nodiscard]] inline char32_t previous_character(std::string_view text, std::size_t& position) noexcept {
    do --position;
    while (continues(text[position]));
    std::size_t behind = position;
    return next_character(text, behind);
}

[[nodiscard]] inline std::size_t character_count(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return !continues(byte); }));
}

// Where the character of that index begins; text.size() for the one behind the last.
[[nodiscard]] inline std::size_t character_offset(std::string_view text, std::size_t index) noexcept {
    std::size_t position = std::min(syntax::find_not_ascii(text), text.size());
    if (index <= position) return index;
    for (index -= position; index > 0 && position < text.size(); --index) {
        do ++position;
        while (position < text.size() && continues(text[position]));
    }
    return position;
}

inline void append_character(char32_t character, std::string& to) {
    char bytes[4];
    to.append(bytes, syntax::encode_utf8(character, bytes));
}

} // namespace rezdex::eval
