// Promise: Python's arithmetic on floats, bit by bit as every CPython gives it.
//
// What a C library may round its own way (a power that is not exact) is declined.
#pragma once

#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

[[nodiscard]] inline Object* make_floating(double value, Run& run) {
    return run.arena.make<Floating>(Object{Type::floating}, value);
}

struct FloatDivision {
    double quotient, rest;
};
// divmod(a, b); b is not 0.
[[nodiscard]] FloatDivision divide_floats(double a, double b) noexcept;

[[nodiscard]] Object* float_binary(syntax::BinaryOperator op, double a, double b, Run& run);

// round(value) and round(value, places).
[[nodiscard]] Object* round_to_integer(double value, Run& run);
[[nodiscard]] Object* round_float(double value, std::int64_t places, Run& run);

} // namespace rezdex::eval
