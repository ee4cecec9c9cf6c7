// Promise: Python's numbers: what a literal stands for, and the arithmetic that is exact here.
//
// Integers are exact at any size; operations on those beyond 64 bits, and on floats, other than a sign are
// declined.
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// An integer literal past 64 bits, as the tree keeps it: no underscores, lower case, with its prefix.
[[nodiscard]] Object* big_integer(std::string_view literal, Run& run);

// +x and -x of a number.
[[nodiscard]] Object* negative(Object& number, Run& run);
[[nodiscard]] Object* positive(Object& number, Run& run);

// a + b and a % b of two numbers.
[[nodiscard]] Object* add_numbers(const Object& a, const Object& b, Run& run);
[[nodiscard]] Object* modulo_numbers(const Object& a, const Object& b, Run& run);

} // namespace rezdex::eval
