// Promise: the characters of a str by position, as Python counts them: code points, a lone surrogate one.
//
// Texts are WTF-8; nothing here looks whether they are. Every function takes time in the length of the text;
// who calls counts the steps.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rezdex::eval {

[[nodiscard]] bool is_ascii(std::string_view text) noexcept;

// How many bytes the character at the start of a text takes; the text is not empty.
[[nodiscard]] inline std::size_t character_size(std::string_view text) noexcept {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return 1;
    if (first < 0xE0) return 2;
    return first < 0xF0 ? 3 : 4;
}
[[nodiscard]] inline bool starts_character(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// len(text)
[[nodiscard]] std::size_t count_characters(std::string_view text) noexcept;

// The offset in bytes of the character at a position, which may be the end.
[[nodiscard]] std::size_t offset_of(std::string_view text, std::size_t position) noexcept;

// Decodes the character at text[offset] and moves the offset behind it.
[[nodiscard]] inline char32_t next_character(std::string_view text, std::size_t& offset) noexcept {
    const auto first = static_cast<unsigned char>(text[offset++]);
    if (first < 0x80) return first;
    const unsigned following = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    char32_t character = first & (0x3FU >> following);
    for (unsigned i = 0; i < following; ++i)
        character = character << 6U | (static_cast<unsigned char>(text[offset++]) & 0x3FU);
    return character;
}

// Decodes the character that ends before text[offset] and moves the offset to its beginning.
[[nodiscard]] inline char32_t previous_character(std::string_view text, std::size_t& offset) noexcept {
    do --offset;
    while (!starts_character(text[offset]));
    std::size_t behind = offset;
    return next_character(text, behind);
}

void append_character(char32_t character, std::string& to);

} // namespace rezdex::eval
