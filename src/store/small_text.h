// Promise: numbers and words of the index's small text files, read as strictly as they are written.
//
// For the sources of this folder only.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rezdex::store {

// A decimal number as we write it: no sign, no leading zeros.
[[nodiscard]] inline std::optional<std::uint64_t> parse_number(std::string_view digits) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || std::to_string(number) != digits) return std::nullopt;
    return number;
}

// Takes the text up to `end` off the front of `text`, and `end` with it.
[[nodiscard]] inline std::optional<std::string_view> take_until(std::string_view& text, char end) {
    const std::size_t size = text.find(end);
    if (size == std::string_view::npos) return std::nullopt;
    const std::string_view taken = text.substr(0, size);
    text.remove_prefix(size + 1);
    return taken;
}

} // namespace rezdex::store
