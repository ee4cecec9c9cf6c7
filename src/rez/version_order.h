// Promise: the order of two versions, as rez's Version compares (rez/version/_version.py).
//
// Versions are tokens of [a-zA-Z0-9_] with single separators; a token is split into runs of digits and of
// other characters; of two runs that differ, letters come before digits, digits compare as numbers and then
// as text.
#pragma once

#include <compare>
#include <string_view>

namespace rezdex::rez {

// Both must be accepted versions.
[[nodiscard]] std::strong_ordering compare_versions(std::string_view a, std::string_view b) noexcept;

} // namespace rezdex::rez
