// Promise: one code point of UTF-8, decoded as strictly as CPython does, and which ones a terminal must not
// see.
//
// Text from a definition is WTF-8: a lone surrogate decodes like any other code point, and the caller says
// what it makes of it. Pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace rezdex::cli {

struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0; // in bytes; 0: the bytes there are not UTF-8
};

// The code point at `at`, which must be less than text.size().
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at) noexcept;

[[nodiscard]] constexpr bool is_surrogate(char32_t c) noexcept { return c >= 0xD800 && c <= 0xDFFF; }

// C0, DEL and C1 steer a terminal; line separators and the marks of writing direction make a line read
// otherwise than it stands.
[[nodiscard]] constexpr bool is_control(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

} // namespace rezdex::cli
