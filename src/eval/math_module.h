// Promise: the part of Python's module math that gives the same on every C library.
//
// sqrt is correctly rounded by IEEE 754; sin, log, pow and the like are each library's own and not here.
#pragma once

#include <span>
#include <string_view>

#include "eval/methods.h"

namespace rezdex::eval {

// Sorted by name.
[[nodiscard]] Builtins math_functions() noexcept;

struct MathConstant {
    std::string_view name;
    double value;
};
[[nodiscard]] std::span<const MathConstant> math_constants() noexcept;

} // namespace rezdex::eval
