// Promise: numbers as Python prints them, and the digits behind every float format. Never looks at the
// locale; re-entrant.
#pragma once

#include <cstdint>
#include <string>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// repr(value): the shortest digits that give the same float.
void append_float_repr(double value, std::string& to);

// repr() of a complex number.
void append_complex_repr(const Complex& value, std::string& to);

// str() of a boolean's or an integer's value in a base of 2, 8, 10 or 16: sign and digits, no prefix. False,
// and declined, past the 4300 decimal digits that CPython 3.11 refuses to print and 3.9.0 does not.
[[nodiscard]] bool append_integer(const Object& integer, std::string& to, Run& run, unsigned base = 10);

// A float in a format's terms: `type` is one of e E f F g G, or r for repr(), which has no precision.
struct FloatFormat {
    char type = 'r';
    std::uint32_t precision = 0;
    bool alternate = false;   // keeps the point, and with g the zeros behind it
    bool add_point_0 = false; // 1.0 and not 1
};
void append_float(double value, const FloatFormat& format, std::string& to);

} // namespace rezdex::eval
