// Promise: the functions and types of the module builtins that make or take numbers.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "eval/big_integer.h"
#include "eval/integer.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/number_parse.h"
#include "eval/number_text.h"
#include "eval/protocol.h"
#include "eval/real.h"
#include "eval/unknown.h"

namespace rezdex::eval {
namespace {

using enum syntax::BinaryOperator;

bool is_text(const Object& object) noexcept {
    return object.type == Type::string || object.type == Type::bytes;
}

Object* absolute_value(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Object& value = *arguments.positional[0];
    if (is_number(value)) return absolute(value, run);
    return refuse(value, "TypeError: bad operand type for abs()", run);
}

// bin(), oct() and hex().
Object* in_base(const Arguments& arguments, unsigned base, std::string_view prefix, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& value = *arguments.positional[0];
    if (!is_integer(value))
        return refuse(value, "TypeError: object cannot be interpreted as an integer", run);
    if (!run.room(bit_length(value))) return nullptr;
    std::string text;
    if (!append_integer(value, text, run, base)) return nullptr;
    text.insert(sign_of(value) < 0 ? 1 : 0, prefix);
    if (!run.room(text.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(text)));
}
Object* binary_text(const Arguments& arguments, Run& run) { return in_base(arguments, 2, "0b", run); }
Object* octal_text(const Arguments& arguments, Run& run) { return in_base(arguments, 8, "0o", run); }
Object* hexadecimal_text(const Arguments& arguments, Run& run) { return in_base(arguments, 16, "0x", run); }

Object* make_bool(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 1, run)) return nullptr;
    if (arguments.positional.empty()) return make_boolean(false);
    if (is_unknown(*arguments.positional[0])) return make_unknown(run);
    const auto is_true = truth(*arguments.positional[0], run);
    return is_true ? make_boolean(*is_true) : nullptr;
}

// The parts of complex(real, imag) of numbers of which at most the first is complex.
Object* complex_of(const Object& real, const Object* imaginary, Run& run) {
    Complex made{{Type::complex}, 0.0, 0.0};
    if (real.type == Type::complex) {
        made = as<Complex>(real);
    } else if (const auto value = real_value(real, run)) {
        made.real = *value;
    }
    if (imaginary != nullptr && !run.failed()) {
        const auto value = real_value(*imaginary, run);
        if (!value) return nullptr;
        made.imaginary = real.type == Type::complex ? *value + made.imaginary : *value;
    }
    return run.failed() ? nullptr : run.arena.make<Complex>(made);
}

Object* make_complex(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"real", "imag"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({"complex", names}, arguments, slots, run)) return nullptr;
    Object& real = slots[0] == nullptr ? false_object : *slots[0];
    if (real.type == Type::complex && slots[1] == nullptr) return &real;
    const bool text = is_text(real) || (slots[1] != nullptr && is_text(*slots[1]));
    if (text || (slots[1] != nullptr && slots[1]->type == Type::complex))
        return run.decline(Reason::unsupported_call, "complex() of text, or of two complex numbers");
    if (!is_number(real)) return refuse(real, "TypeError: complex() takes numbers", run);
    if (slots[1] != nullptr && !is_number(*slots[1]))
        return refuse(*slots[1], "TypeError: complex() takes numbers", run);
    return complex_of(real, slots[1], run);
}

Object* make_float(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 1, run)) return nullptr;
    if (arguments.positional.empty()) return make_floating(0.0, run);
    Object& value = *arguments.positional[0];
    if (value.type == Type::floating) return &value;
    if (is_text(value)) return parse_float(value, run);
    if (!is_integer(value)) return refuse(value, "TypeError: float() takes a string or a number", run);
    const auto real = real_value(value, run);
    return real ? make_floating(*real, run) : nullptr;
}

Object* to_integer(Object& value, Run& run) {
    if (is_text(value)) return parse_integer(value, 10, run);
    if (is_integer(value)) return number_unary(syntax::UnaryOperator::uadd, value, run);
    if (value.type != Type::floating)
        return refuse(value, "TypeError: int() takes a string or a number", run);
    const double real = as<Floating>(value).value;
    return std::isfinite(real) ? truncated(real, run) : round_to_integer(real, run); // which raises
}

Object* make_int(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"x", "base"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({"int", names, 0, 1}, arguments, slots, run)) return nullptr;
    if (slots[0] == nullptr)
        return slots[1] == nullptr ? make_integer(0, run)
                                   : run.raise("TypeError: int() missing string argument");
    if (slots[1] == nullptr) return to_integer(*slots[0], run);
    if (!is_integer(*slots[1]))
        return refuse(*slots[1], "TypeError: object cannot be interpreted as an integer", run);
    const std::int64_t base = is_integral(*slots[1]) ? as<Integer>(*slots[1]).value : 37;
    if (base != 0 && (base < 2 || base > 36))
        return run.raise("ValueError: int() base must be >= 2 and <= 36, or 0");
    if (is_text(*slots[0])) return parse_integer(*slots[0], static_cast<unsigned>(base), run);
    return refuse(*slots[0], "TypeError: int() can't convert non-string with explicit base", run);
}

Object* divide_with_rest(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Object &a = *arguments.positional[0], &b = *arguments.positional[1];
    if (!is_number(a) || !is_number(b)) // of which either may know what to do
        return refuse(is_plain(a) ? b : a, "TypeError: unsupported operand type(s) for divmod()", run);
    Object* quotient = number_binary(floor_div, a, b, run);
    Object* rest = quotient == nullptr ? nullptr : number_binary(mod, a, b, run);
    if (rest == nullptr) return nullptr;
    return make_sequence(run.arena, Type::tuple, std::array{quotient, rest});
}

Object* power(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 3> names{"base", "exp", "mod"};
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"pow", names, 2}, arguments, slots, run)) return nullptr;
    Object &base = *slots[0], &exponent = *slots[1];
    if (slots[2] == nullptr || slots[2]->type == Type::none) return binary(pow, base, exponent, run);
    if (std::ranges::all_of(slots, [](const Object* object) { return is_integer(*object); }))
        return power_modulo(base, exponent, *slots[2], run);
    for (const Object* object : slots) {
        if (object->type == Type::complex)
            return run.decline(Reason::unsupported_call, "pow() of complex numbers with a modulus");
        if (!is_plain(*object)) return refuse(*object, {}, run);
    }
    return run.raise("TypeError: pow() 3rd argument not allowed unless all arguments are integers");
}

// round(integer, -tens): to the nearest multiple of 10**tens, halves to the even one.
Object* round_integer(Object& value, std::int64_t tens, Run& run) {
    if (tens > 100'000) return run.decline(Reason::limit_memory, "a power of ten that CPython may not hold");
    if (tens >= static_cast<std::int64_t>(bit_length(value))) return make_integer(0, run);
    Integer ten{{Type::integer}, 10}, exponent{{Type::integer}, tens}, two{{Type::integer}, 2};
    Object* step = number_binary(pow, ten, exponent, run);
    Object* quotient = step == nullptr ? nullptr : number_binary(floor_div, value, *step, run);
    Object* rest = quotient == nullptr ? nullptr : number_binary(mod, value, *step, run);
    Object* twice = rest == nullptr ? nullptr : number_binary(mult, *rest, two, run);
    if (twice == nullptr) return nullptr;
    const auto order = order_integers(*twice, *step);
    if (order > 0 || (order == 0 && is_odd(*quotient)))
        quotient = number_binary(add, *quotient, true_object, run);
    return quotient == nullptr ? nullptr : number_binary(mult, *quotient, *step, run);
}

Object* round_number(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"number", "ndigits"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({"round", names, 1}, arguments, slots, run)) return nullptr;
    Object &number = *slots[0], *digits = slots[1];
    const bool floating = number.type == Type::floating;
    if (!floating && !is_integer(number)) return refuse(number, "TypeError: no __round__ method", run);
    if (digits == nullptr || digits->type == Type::none) {
        return floating ? round_to_integer(as<Floating>(number).value, run) : to_integer(number, run);
    }
    if (!is_integer(*digits)) return refuse(*digits, "TypeError: cannot be interpreted as an integer", run);
    constexpr std::int64_t huge = std::int64_t{1} << 40U; // as good as any larger one
    const std::int64_t places =
        is_integral(*digits) ? std::clamp(as<Integer>(*digits).value, -huge, huge) : sign_of(*digits) * huge;
    if (floating) return round_float(as<Floating>(number).value, places, run);
    return places >= 0 ? to_integer(number, run) : round_integer(number, -places, run);
}

using enum Builtin::Kind;
constexpr std::array builtins{
    Builtin{"abs", function, absolute_value},
    Builtin{"bin", function, binary_text},
    Builtin{"bool", type, make_bool, Type::boolean},
    Builtin{"complex", type, make_complex, Type::complex},
    Builtin{"divmod", function, divide_with_rest},
    Builtin{"float", type, make_float, Type::floating},
    Builtin{"hex", function, hexadecimal_text},
    Builtin{"int", type, make_int, Type::integer},
    Builtin{"oct", function, octal_text},
    Builtin{"pow", function, power},
    Builtin{"round", function, round_number},
};

} // namespace

Builtins number_builtins() noexcept { return builtins; }

} // namespace rezdex::eval
