// Promise: Python's numbers: what a literal stands for, the operators between numbers, and their order.
//
// Integers are exact at any size, up to a limit; floats are those that every CPython gives. What depends on
// a C library, or on products of complex numbers that are rounded, is declined.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

// An integer literal past 64 bits, as the tree keeps it: no underscores, lower case, with its prefix.
[[nodiscard]] Object* big_integer(std::string_view literal, Run& run);

// a op b and op a of numbers; `not` is another's.
[[nodiscard]] Object* number_binary(syntax::BinaryOperator op, Object& a, Object& b, Run& run);
[[nodiscard]] Object* number_unary(syntax::UnaryOperator op, Object& number, Run& run);

// float(number) of a bool, integer or float; nothing where that overflows, which CPython raises.
[[nodiscard]] std::optional<double> real_value(const Object& number, Run& run);
// abs(number).
[[nodiscard]] Object* absolute(Object& number, Run& run);

// number.real and the like; null, and nothing raised, where it is none of those.
[[nodiscard]] Object* number_attribute(Object& number, std::string_view name, Run& run);

// a == b of any two numbers, exactly; and their order, of which complex ones have none.
[[nodiscard]] bool equal_numbers(const Object& a, const Object& b, Run& run);
[[nodiscard]] std::partial_ordering order_numbers(const Object& a, const Object& b, Run& run);
// Equal numbers have equal hashes.
[[nodiscard]] std::uint64_t hash_number(const Object& number, Run& run);

} // namespace rezdex::eval
