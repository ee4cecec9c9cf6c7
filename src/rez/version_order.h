// Promise: the order of two versions, as rez's Version compares (rez/version/_version.py).
//
// Versions are tokens of [a-zA-Z0-9_] with one separator between two, any character; a token is split into
// runs of digits and of other characters; of two runs that differ, letters come before digits, digits compare
// as numbers and then as text.
#pragma once

#include <array>
#include <compare>
#include <string_view>

namespace rezdex::rez {

inline constexpr auto token_table = [] {
    std::array<bool, 256> table{};
    for (unsigned c = 0; c < 128; ++c)
        table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return table;
}();
[[nodiscard]] inline bool is_token_character(char c) noexcept {
    return token_table[static_cast<unsigned char>(c)];
}

// Both must be accepted versions.
[[nodiscard]] std::weak_ordering compare_versions(std::string_view a, std::string_view b) noexcept;

} // namespace rezdex::rez
