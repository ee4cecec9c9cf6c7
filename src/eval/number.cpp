// Promise: see eval/number.h.
#include "eval/number.h"

#include <cmath>
#include <limits>
#include <string>

#include "eval/big_integer.h"
#include "eval/integer.h"
#include "eval/real.h"

namespace rezdex::eval {
namespace {

using enum syntax::BinaryOperator;
using syntax::BinaryOperator;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t max_exact = std::int64_t{1} << 53U; // a double holds every integer up to here

// a ** b; nothing where it, or a square on the way, passes 64 bits.
std::optional<std::int64_t> small_power(std::int64_t a, std::int64_t b) noexcept {
    std::int64_t power = 1;
    for (; b != 0; b >>= 1) {
        if ((b & 1) != 0 && __builtin_mul_overflow(power, a, &power)) return std::nullopt;
        if (b != 1 && __builtin_mul_overflow(a, a, &a)) return std::nullopt;
    }
    return power;
}

// Nothing where 64 bits do not hold the result; b is not 0 where it divides, nor negative
// where it is a shift or an exponent.
std::optional<std::int64_t> small_binary(BinaryOperator op, std::int64_t a, std::int64_t b) noexcept {
    std::int64_t value = 0;
    switch (op) {
    case add: return __builtin_add_overflow(a, b, &value) ? std::nullopt : std::optional(value);
    case sub: return __builtin_sub_overflow(a, b, &value) ? std::nullopt : std::optional(value);
    case mult: return __builtin_mul_overflow(a, b, &value) ? std::nullopt : std::optional(value);
    case bit_and: return a & b;
    case bit_or: return a | b;
    case bit_xor: return a ^ b;
    case pow: return small_power(a, b);
    case lshift: return b < 62 ? small_binary(mult, a, std::int64_t{1} << b) : std::nullopt;
    case rshift: return a >> (b < 63 ? b : 63);
    case floor_div:
    case mod: {
        if (b == -1) return op == mod ? std::optional<std::int64_t>(0) : small_binary(sub, 0, a);
        const std::int64_t rest = a % b;
        const bool below = rest != 0 && (rest < 0) != (b < 0);
        return op == mod ? rest + (below ? b : 0) : a / b - (below ? 1 : 0);
    }
    default: return std::nullopt;
    }
}

Object* true_divide(const Object& a, const Object& b, Run& run) {
    const auto exact = [](const Object& integer) {
        return is_integral(integer) && as<Integer>(integer).value <= max_exact &&
               as<Integer>(integer).value >= -max_exact;
    };
    if (!exact(a) || !exact(b)) return big_true_divide(a, b, run);
    return make_floating(
        static_cast<double>(as<Integer>(a).value) / static_cast<double>(as<Integer>(b).value), run);
}

// What Python raises whatever the left operand is; true where it does.
bool refused(BinaryOperator op, const Object& b, Run& run) {
    const int sign = sign_of(b);
    if (sign == 0 && (op == div || op == floor_div || op == mod)) {
        run.raise("ZeroDivisionError: integer division or modulo by zero");
    } else if (sign < 0 && (op == lshift || op == rshift)) {
        run.raise("ValueError: negative shift count");
    } else if (b.type == Type::big_integer && (op == lshift || op == rshift)) {
        run.decline(Reason::limit_memory, "a shift by more than 64 bits can say");
    } else if (op == mat_mult) {
        run.raise("TypeError: unsupported operand type(s) for @: 'int' and 'int'");
    }
    return run.failed();
}

Object* integer_binary(BinaryOperator op, Object& a, Object& b, Run& run) {
    if (refused(op, b, run)) return nullptr;
    const bool bitwise = op == bit_and || op == bit_or || op == bit_xor;
    if (bitwise && a.type == Type::boolean && b.type == Type::boolean) {
        return make_boolean(small_binary(op, as<Integer>(a).value, as<Integer>(b).value) == 1);
    }
    if (op == div) return true_divide(a, b, run);
    if (op == pow && sign_of(b) < 0) {
        const auto base = real_value(a, run), exponent = real_value(b, run);
        return base && exponent ? float_binary(pow, *base, *exponent, run) : nullptr;
    }
    if (is_integral(a) && is_integral(b)) {
        const auto value = small_binary(op, as<Integer>(a).value, as<Integer>(b).value);
        if (value) return make_integer(*value, run);
    }
    return big_binary(op, a, b, run);
}

std::optional<Complex> complex_value(const Object& number, Run& run) {
    if (number.type == Type::complex) return as<Complex>(number);
    const auto real = real_value(number, run);
    if (!real) return std::nullopt;
    return Complex{{Type::complex}, *real, 0.0};
}

// a * b, where that is not rounded.
std::optional<double> exact_product(double a, double b) noexcept {
    const double product = a * b;
    const double magnitude = std::fabs(product);
    if (a == 0 || b == 0) return product;
    if (!(magnitude > 1e-200 && magnitude < 1e300) || std::fma(a, b, -product) != 0) return std::nullopt;
    return product;
}

Object* make_complex(double real, double imaginary, Run& run) {
    return run.arena.make<Complex>(Object{Type::complex}, real, imaginary);
}

// The products are exact, or it would matter whether a compiler fuses one with the sum that follows.
Object* multiply_complex(const Complex& a, const Complex& b, Run& run) {
    const bool finite = std::isfinite(a.real) && std::isfinite(a.imaginary) && std::isfinite(b.real) &&
                        std::isfinite(b.imaginary);
    const auto both_real = exact_product(a.real, b.real), cross = exact_product(a.real, b.imaginary);
    const auto other = exact_product(a.imaginary, b.real), both = exact_product(a.imaginary, b.imaginary);
    if (!finite || !both_real || !cross || !other || !both) {
        return run.decline(Reason::unsupported_expression, "a product of complex numbers that is not exact");
    }
    return make_complex(*both_real - *both, *cross + *other, run);
}

Object* complex_binary(BinaryOperator op, Object& left, Object& right, Run& run) {
    switch (op) { // of the others CPython has none, whatever the values
    case add:
    case sub:
    case mult:
    case div:
    case pow: break;
    default: return run.raise("TypeError: unsupported operand type(s) for a complex");
    }
    const auto a = complex_value(left, run), b = complex_value(right, run);
    if (!a || !b) return nullptr;
    switch (op) {
    case add: return make_complex(a->real + b->real, a->imaginary + b->imaginary, run);
    case sub: return make_complex(a->real - b->real, a->imaginary - b->imaginary, run);
    case mult: return multiply_complex(*a, *b, run);
    default:
        if (op == div && b->real == 0 && b->imaginary == 0)
            return run.raise("ZeroDivisionError: complex division by zero");
        return run.decline(Reason::unsupported_expression, "a quotient or power of complex numbers");
    }
}

Object* negative(Object& number, Run& run) {
    switch (number.type) {
    case Type::floating: return make_floating(-as<Floating>(number).value, run);
    case Type::complex: return make_complex(-as<Complex>(number).real, -as<Complex>(number).imaginary, run);
    default: break;
    }
    if (is_integral(number) && as<Integer>(number).value != lowest)
        return make_integer(-as<Integer>(number).value, run);
    std::string room;
    return integer_of_hexadecimal(hexadecimal_digits(number, room), sign_of(number) > 0, run);
}

} // namespace

Object* big_integer(std::string_view literal, Run& run) {
    unsigned base = 10;
    if (literal.starts_with("0x")) base = 16;
    if (literal.starts_with("0o")) base = 8;
    if (literal.starts_with("0b")) base = 2;
    return integer_of_digits(literal.substr(base == 10 ? 0 : 2), base, false, run);
}

std::optional<double> real_value(const Object& number, Run& run) {
    if (number.type == Type::floating) return as<Floating>(number).value;
    const auto value = to_double(number);
    if (!value) run.raise("OverflowError: int too large to convert to float");
    return value;
}

Object* number_binary(BinaryOperator op, Object& a, Object& b, Run& run) {
    if (is_integer(a) && is_integer(b)) return integer_binary(op, a, b, run);
    if (a.type == Type::complex || b.type == Type::complex) return complex_binary(op, a, b, run);
    if (op >= lshift && op <= bit_and) // not of a float, before its value is looked at
        return run.raise("TypeError: unsupported operand type(s) for a float");
    const auto left = real_value(a, run), right = real_value(b, run);
    return left && right ? float_binary(op, *left, *right, run) : nullptr;
}

Object* number_unary(syntax::UnaryOperator op, Object& number, Run& run) {
    using enum syntax::UnaryOperator;
    if (op == usub) return negative(number, run);
    if (op == uadd) {
        return number.type == Type::boolean ? make_integer(as<Integer>(number).value, run) : &number;
    }
    if (!is_integer(number)) return run.raise("TypeError: bad operand type for unary ~");
    if (is_integral(number)) return make_integer(~as<Integer>(number).value, run);
    Integer one{{Type::integer}, 1};
    Object* above = big_binary(add, number, one, run); // ~x == -(x + 1)
    return above == nullptr ? nullptr : negative(*above, run);
}

Object* absolute(Object& number, Run& run) {
    if (number.type == Type::floating) return make_floating(std::fabs(as<Floating>(number).value), run);
    if (is_integer(number))
        return sign_of(number) < 0 ? negative(number, run)
                                   : number_unary(syntax::UnaryOperator::uadd, number, run);
    const auto& value = as<Complex>(number);
    if (value.real == 0) return make_floating(std::fabs(value.imaginary), run);
    if (value.imaginary == 0) return make_floating(std::fabs(value.real), run);
    return run.decline(Reason::unsupported_expression, "the absolute value of a complex number");
}

} // namespace rezdex::eval
