// Promise: UTF-8 as CPython reads and writes it, character by character. Never allocates.
#pragma once

#include <cstddef>
#include <string_view>

namespace rezdex::syntax {

inline constexpr char32_t not_utf8 = 0xFFFFFFFF;

// Decodes the character at text[position] and moves position behind it. Gives not_utf8, and moves position by
// one, where the bytes there are not well-formed: CPython refuses surrogates, overlong forms and what lies
// past U+10FFFF.
[[nodiscard]] char32_t decode_utf8(std::string_view text, std::size_t& position) noexcept;

// Writes any code point, surrogates too (WTF-8), to `to`: at most four bytes. Returns the position behind it.
[[nodiscard]] char* encode_utf8(char32_t character, char* to) noexcept;

// The offset of the first byte beyond ASCII; npos if there is none.
[[nodiscard]] std::size_t find_not_ascii(std::string_view text) noexcept;

// The offset of the first byte that is not UTF-8; npos if there is none.
[[nodiscard]] std::size_t find_not_utf8(std::string_view text) noexcept;

} // namespace rezdex::syntax
