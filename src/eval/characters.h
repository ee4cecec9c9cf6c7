// Promise: the characters of a str by position, as Python counts them: code points, a lone surrogate one.
//
// Texts are WTF-8. Every function takes time in the length of the text; who calls counts the steps.
#pragma once

#include <cstddef>
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

} // namespace rezdex::eval
