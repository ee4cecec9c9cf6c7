// Promise: the double nearest to a decimal number, whatever the locale.
#pragma once

#include <string_view>

namespace rezdex::base {

// Of digits, a dot among them or not, an exponent behind them or not, as Python's float() takes them without
// sign or underscores. Infinity or zero where it is out of range, as in Python.
[[nodiscard]] double nearest_double(std::string_view digits);

} // namespace rezdex::base
