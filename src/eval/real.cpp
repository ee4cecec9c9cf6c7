// Promise: see eval/real.h. After Objects/floatobject.c of CPython.
#include "eval/real.h"

#include <cmath>
#include <limits>
#include <optional>

namespace rezdex::eval {
namespace {

constexpr std::size_t fmod_steps = 40; // it goes bit by bit through the difference of the exponents

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_odd_integer(double value) noexcept { return std::fabs(std::fmod(value, 2.0)) == 1.0; }

// base ** exponent where every C library gives the same double: where that is exact. base > 0, both finite.
std::optional<double> exact_power(double base, double exponent) noexcept {
    if (exponent == 1) return base;
    if (exponent == 0.5 && base > 1e-200 && base < 1e200) {
        const double root = std::sqrt(base);
        return std::fma(root, root, -base) == 0 ? std::optional(root) : std::nullopt;
    }
    if (exponent != std::trunc(exponent) || std::fabs(exponent) > 2000) return std::nullopt;
    int shift = 0; // base == odd * 2**shift
    double odd = std::ldexp(std::frexp(base, &shift), 53);
    for (shift -= 53; std::fmod(odd, 2.0) == 0; ++shift) odd /= 2;
    const auto count = static_cast<int>(exponent);
    if (odd != 1 && count < 0) return std::nullopt;
    double product = 1;
    for (int i = 0; i < count && odd != 1; ++i) {
        product *= odd;
        if (product > 9007199254740992.0) return std::nullopt; // 2**53: not exact any more
    }
    const double value = std::ldexp(product, shift * count);
    if (std::isinf(value) || (odd == 1 ? value == 0 : value < std::numeric_limits<double>::min())) {
        return std::nullopt;
    }
    return value;
}

// base ** exponent of a finite base > 0 and a finite exponent.
Object* positive_power(double base, double exponent, bool negate, Run& run) {
    const auto signed_float = [&](double value) { return make_floating(negate ? -value : value, run); };
    if (base == 1) return signed_float(1);
    // Of what is far out of range, a logarithm that is nearly right says so.
    const double magnitude = std::log2(base) * exponent;
    if (magnitude > 1026) return run.raise("OverflowError: (34, 'Numerical result out of range')");
    if (magnitude < -1080) return signed_float(0);
    const auto value = exact_power(base, exponent);
    if (!value) return run.decline(Reason::unsupported_expression, "a power that is not exact");
    return signed_float(*value);
}

Object* power(double base, double exponent, Run& run) {
    const bool odd = is_odd_integer(exponent);
    if (exponent == 0) return make_floating(1, run);
    if (std::isnan(base)) return make_floating(base, run);
    if (std::isnan(exponent)) return make_floating(base == 1 ? 1 : exponent, run);
    if (std::isinf(exponent)) {
        const double magnitude = std::fabs(base);
        if (magnitude == 1) return make_floating(1, run);
        return make_floating((exponent > 0) == (magnitude > 1) ? infinity : 0, run);
    }
    if (std::isinf(base)) {
        const double value = exponent > 0 ? infinity : 0;
        return make_floating(odd ? std::copysign(value, base) : value, run);
    }
    if (base == 0) {
        if (exponent < 0) return run.raise("ZeroDivisionError: 0.0 cannot be raised to a negative power");
        return make_floating(odd ? base : 0, run);
    }
    if (base < 0 && exponent != std::floor(exponent)) {
        return run.decline(Reason::unsupported_expression, "a complex power");
    }
    return positive_power(std::fabs(base), exponent, base < 0 && odd, run);
}

} // namespace

FloatDivision divide_floats(double a, double b) noexcept {
    double rest = std::fmod(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0) { // of NaN, too
        if ((b < 0) != (rest < 0)) {
            rest += b;
            quotient -= 1;
        }
    } else {
        rest = std::copysign(0.0, b);
    }
    if (quotient == 0) return {std::copysign(0.0, a / b), rest};
    const double floor = std::floor(quotient);
    return {quotient - floor > 0.5 ? floor + 1 : floor, rest};
}

Object* float_binary(syntax::BinaryOperator op, double a, double b, Run& run) {
    using enum syntax::BinaryOperator;
    switch (op) {
    case add: return make_floating(a + b, run);
    case sub: return make_floating(a - b, run);
    case mult: return make_floating(a * b, run);
    case pow: return power(a, b, run);
    case div:
        if (b == 0) return run.raise("ZeroDivisionError: float division by zero");
        return make_floating(a / b, run);
    case floor_div:
        if (b == 0) return run.raise("ZeroDivisionError: float floor division by zero");
        return run.step(fmod_steps) ? make_floating(divide_floats(a, b).quotient, run) : nullptr;
    case mod:
        if (b == 0) return run.raise("ZeroDivisionError: float modulo");
        return run.step(fmod_steps) ? make_floating(divide_floats(a, b).rest, run) : nullptr;
    default: return run.raise("TypeError: unsupported operand type(s) for a float");
    }
}

} // namespace rezdex::eval
