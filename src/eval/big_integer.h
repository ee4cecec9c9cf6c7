// Promise: Python's arithmetic on integers of any size, exactly. The one place that knows Boost.
//
// Operands are integers of any form; results are in their one form. Nothing takes long: what would pass
// 65,536 bits, or the steps of the run, is declined.
#pragma once

#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

// a op b for every operator that gives an integer: a divisor is not 0, an exponent or a shift not negative.
[[nodiscard]] Object* big_binary(syntax::BinaryOperator op, const Object& a, const Object& b, Run& run);

// a / b; b is not 0. A float, correctly rounded.
[[nodiscard]] Object* big_true_divide(const Object& a, const Object& b, Run& run);

// pow(base, exponent, modulus).
[[nodiscard]] Object* power_modulo(const Object& base, const Object& exponent, const Object& modulus,
                                   Run& run);

[[nodiscard]] Object* greatest_common_divisor(const Object& a, const Object& b, Run& run);
// math.factorial(n) and math.comb(n, k) for numbers that are not negative.
[[nodiscard]] Object* factorial(std::int64_t n, Run& run);
[[nodiscard]] Object* combinations(std::int64_t n, std::int64_t k, Run& run);
// The largest integer whose square is not larger; math.isqrt(n) of an n that is not negative.
[[nodiscard]] Object* integer_square_root(const Object& n, Run& run);

} // namespace rezdex::eval
