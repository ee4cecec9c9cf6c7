// Promise: the Hangul syllable that a name spells, by the short names of its parts.
#pragma once

#include <optional>
#include <string_view>

namespace rezdex::syntax {

// "GAG" is U+AC01: the longest leading consonant (or none), the longest vowel, the longest trailing one (or
// none).
[[nodiscard]] std::optional<char32_t> hangul_syllable_named(std::string_view parts) noexcept;

} // namespace rezdex::syntax
