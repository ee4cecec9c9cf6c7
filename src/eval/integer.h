// Promise: integers of any size as objects: the one form that each has, and what can be told from it.
//
// What takes an integer here takes a bool, an integer or a big_integer. What makes one gives it in its one
// form: Type::integer where it fits in 64 bits. Arithmetic past 64 bits is in eval/big_integer.h.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

[[nodiscard]] inline bool is_integer(const Object& object) noexcept {
    return is_integral(object) || object.type == Type::big_integer;
}

[[nodiscard]] inline Object* make_integer(std::int64_t value, Run& run) {
    return run.arena.make<Integer>(Object{Type::integer}, value);
}
[[nodiscard]] inline Object* make_boolean(bool value) noexcept {
    return value ? &true_object : &false_object;
}

// Its digits as hex() prints them, without sign and "0x"; lives in `room` where it isn't the object's text.
[[nodiscard]] std::string_view hexadecimal_digits(const Object& integer, std::string& room);
// The integer of such digits, leading zeros allowed.
[[nodiscard]] Object* integer_of_hexadecimal(std::string_view digits, bool negative, Run& run);
// The integer of digits of a base from 2 to 36 in either case. Time grows with the square of their number
// unless the base is a power of two.
[[nodiscard]] Object* integer_of_digits(std::string_view digits, unsigned base, bool negative, Run& run);

// -1, 0 or 1.
[[nodiscard]] int sign_of(const Object& integer) noexcept;
[[nodiscard]] bool is_odd(const Object& integer) noexcept;
// int.bit_length().
[[nodiscard]] std::size_t bit_length(const Object& integer) noexcept;
[[nodiscard]] std::strong_ordering order_integers(const Object& a, const Object& b) noexcept;

// float(integer), correctly rounded; nothing where that overflows.
[[nodiscard]] std::optional<double> to_double(const Object& integer) noexcept;
// int(value) of a finite float.
[[nodiscard]] Object* truncated(double value, Run& run);

} // namespace rezdex::eval
