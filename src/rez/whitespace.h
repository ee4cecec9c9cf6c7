// Promise: what Python's str.lstrip() and str.rstrip() take away: the characters of str.isspace().
#pragma once

#include <string_view>

namespace rezdex::rez {

[[nodiscard]] std::string_view leading_whitespace(std::string_view text) noexcept;
[[nodiscard]] std::string_view without_trailing_whitespace(std::string_view text) noexcept;

} // namespace rezdex::rez
