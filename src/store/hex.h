// Promise: hashes and numbers as text, as CURRENT and the marks hold them.
#pragma once

#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"

namespace rezdex::store {

// 16 lower-case digits a half, the high one first.
[[nodiscard]] inline std::string to_hex(std::uint64_t number) {
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; number >>= 4U) text[i] = "0123456789abcdef"[number & 0xfU];
    return text;
}
[[nodiscard]] inline std::string to_hex(const base::Hash128& hash) {
    return to_hex(hash.high) + to_hex(hash.low);
}

[[nodiscard]] inline std::optional<base::Hash128> parse_hash(std::string_view text) {
    base::Hash128 hash;
    if (text.size() != 32) return std::nullopt;
    const char* const middle = std::next(text.begin(), 16);
    std::from_chars(text.begin(), middle, hash.high, 16);
    std::from_chars(middle, text.end(), hash.low, 16);
    if (to_hex(hash) != text) return std::nullopt; // anything but our own spelling
    return hash;
}

} // namespace rezdex::store
