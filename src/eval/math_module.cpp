// Promise: see eval/math_module.h.
#include "eval/math_module.h"

#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "eval/big_integer.h"
#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/protocol.h"
#include "eval/real.h"

namespace rezdex::eval {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<double> real_argument(const Object& object, Run& run) {
    if (is_number(object) && object.type != Type::complex) return real_value(object, run);
    refuse(object, "TypeError: must be real number", run);
    return std::nullopt;
}

// f(x) of one float.
std::optional<double> only_real(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return std::nullopt;
    return real_argument(*arguments.positional[0], run);
}

// floor(), ceil() and trunc(): an integer stays itself.
template <double (*rounded)(double)>
Object* to_integer(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Object& value = *arguments.positional[0];
    if (is_integer(value)) return number_unary(syntax::UnaryOperator::uadd, value, run);
    const auto real = real_argument(value, run);
    return real ? round_to_integer(rounded(*real), run) : nullptr;
}
double floor_of(double value) { return std::floor(value); }
double ceil_of(double value) { return std::ceil(value); }
double trunc_of(double value) { return std::trunc(value); }

Object* magnitude(const Arguments& arguments, Run& run) {
    const auto value = only_real(arguments, run);
    return value ? make_floating(std::fabs(*value), run) : nullptr;
}
Object* is_finite(const Arguments& arguments, Run& run) {
    const auto value = only_real(arguments, run);
    return value ? make_boolean(std::isfinite(*value)) : nullptr;
}
Object* is_infinite(const Arguments& arguments, Run& run) {
    const auto value = only_real(arguments, run);
    return value ? make_boolean(std::isinf(*value)) : nullptr;
}
Object* is_nan(const Arguments& arguments, Run& run) {
    const auto value = only_real(arguments, run);
    return value ? make_boolean(std::isnan(*value)) : nullptr;
}

Object* square_root(const Arguments& arguments, Run& run) {
    const auto value = only_real(arguments, run);
    if (!value) return nullptr;
    if (*value < 0) return run.raise("ValueError: math domain error");
    return make_floating(std::sqrt(*value), run);
}

Object* copy_sign(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const auto value = real_argument(*arguments.positional[0], run);
    const auto sign = value ? real_argument(*arguments.positional[1], run) : std::nullopt;
    return sign ? make_floating(std::copysign(*value, *sign), run) : nullptr;
}

Object* is_close(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 4> names{"a", "b", "rel_tol", "abs_tol"};
    std::array<Object*, 4> slots{};
    if (!bind_arguments({"isclose", names, 2, 0, 2}, arguments, slots, run)) return nullptr;
    std::array<double, 4> values{0, 0, 1e-9, 0};
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i] == nullptr) continue;
        const auto value = real_argument(*slots[i], run);
        if (!value) return nullptr;
        values[i] = *value;
    }
    const auto [a, b, relative, absolute] = values;
    if (relative < 0 || absolute < 0) return run.raise("ValueError: tolerances must be non-negative");
    if (a == b) return make_boolean(true);
    if (std::isinf(a) || std::isinf(b)) return make_boolean(false);
    const double apart = std::fabs(b - a);
    return make_boolean(apart <= std::fabs(relative * b) || apart <= std::fabs(relative * a) ||
                        apart <= absolute);
}

bool all_integers(const Arguments& arguments, Run& run) {
    for (const Object* object : arguments.positional) {
        if (is_integer(*object)) continue;
        // Before 3.12 some of these functions take floats that are whole.
        if (object->type == Type::floating)
            run.decline(Reason::unsupported_call, "a float where an integer should be");
        else
            refuse(*object, "TypeError: object cannot be interpreted as an integer", run);
        return false;
    }
    return true;
}

Object* common_divisor(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, arguments.positional.size(), run) || !all_integers(arguments, run))
        return nullptr;
    Object* divisor = make_integer(0, run);
    for (const Object* object : arguments.positional) {
        divisor = greatest_common_divisor(*divisor, *object, run);
        if (divisor == nullptr) return nullptr;
    }
    return divisor;
}

Object* factorial_of(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run) || !all_integers(arguments, run)) return nullptr;
    const Object& n = *arguments.positional[0];
    if (sign_of(n) < 0) return run.raise("ValueError: factorial() not defined for negative values");
    if (!is_integral(n)) return run.decline(Reason::limit_memory);
    return factorial(as<Integer>(n).value, run);
}

Object* combinations_of(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run) || !all_integers(arguments, run)) return nullptr;
    const Object &n = *arguments.positional[0], &k = *arguments.positional[1];
    if (sign_of(n) < 0 || sign_of(k) < 0) return run.raise("ValueError: must be a non-negative integer");
    if (!is_integral(n) || !is_integral(k)) return run.decline(Reason::limit_memory);
    return combinations(as<Integer>(n).value, as<Integer>(k).value, run);
}

Object* whole_square_root(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run) || !all_integers(arguments, run)) return nullptr;
    const Object& n = *arguments.positional[0];
    if (sign_of(n) < 0) return run.raise("ValueError: isqrt() argument must be nonnegative");
    return integer_square_root(n, run);
}

Object* product(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"iterable", "start"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({"prod", names, 1, 1, 1}, arguments, slots, run)) return nullptr;
    Object* product = slots[1] != nullptr ? slots[1] : make_integer(1, run);
    for (Iteration items(*slots[0], run); Object* item = items.next();) {
        product = binary(syntax::BinaryOperator::mult, *product, *item, run);
        if (product == nullptr) return nullptr;
    }
    return run.failed() ? nullptr : product;
}

using enum Builtin::Kind;
constexpr std::array functions{
    Builtin{"ceil", function, to_integer<ceil_of>},
    Builtin{"comb", function, combinations_of},
    Builtin{"copysign", function, copy_sign},
    Builtin{"fabs", function, magnitude},
    Builtin{"factorial", function, factorial_of},
    Builtin{"floor", function, to_integer<floor_of>},
    Builtin{"gcd", function, common_divisor},
    Builtin{"isclose", function, is_close},
    Builtin{"isfinite", function, is_finite},
    Builtin{"isinf", function, is_infinite},
    Builtin{"isnan", function, is_nan},
    Builtin{"isqrt", function, whole_square_root},
    Builtin{"prod", function, product},
    Builtin{"sqrt", function, square_root},
    Builtin{"trunc", function, to_integer<trunc_of>},
};
constexpr std::array constants{
    MathConstant{"e", 2.718281828459045},
    MathConstant{"inf", infinity},
    MathConstant{"nan", std::numeric_limits<double>::quiet_NaN()},
    MathConstant{"pi", 3.141592653589793},
    MathConstant{"tau", 6.283185307179586},
};

} // namespace

Builtins math_functions() noexcept { return functions; }
std::span<const MathConstant> math_constants() noexcept { return constants; }

} // namespace rezdex::eval
