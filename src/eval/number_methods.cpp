// Promise: the methods of int, float and complex that are the same in CPython 3.9 to 3.13, and their parts.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
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

namespace rezdex::eval {
namespace {

using enum syntax::BinaryOperator;

Object* pair(Object* first, Object* second, Run& run) {
    if (first == nullptr || second == nullptr) return nullptr;
    return make_sequence(run.arena, Type::tuple, std::array{first, second});
}

// int(number): a bool becomes an integer, everything else stays what it is.
Object* itself(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    return number_unary(syntax::UnaryOperator::uadd, *arguments.positional[0], run);
}

Object* integer_ratio(const Arguments& arguments, Run& run) {
    return pair(itself(arguments, run), make_integer(1, run), run);
}

Object* bits(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    return make_integer(static_cast<std::int64_t>(bit_length(*arguments.positional[0])), run);
}

// What to_bytes() and from_bytes() share; both are given what 3.11 made optional.
struct Bytes {
    bool big_endian = false, is_signed = false;
};

std::optional<Bytes> byte_form(const Object* order, Object* is_signed, Run& run) {
    if (order == nullptr) {
        run.decline(Reason::unsupported_call, "a byte order that is left to the default of 3.11");
        return std::nullopt;
    }
    if (order->type != Type::string) {
        refuse(*order, "TypeError: byteorder must be str", run);
        return std::nullopt;
    }
    const auto with_sign = is_signed == nullptr ? std::optional(false) : truth(*is_signed, run);
    if (!with_sign) return std::nullopt;
    if (text_of(*order) != "big" && text_of(*order) != "little") {
        run.raise("ValueError: byteorder must be either 'little' or 'big'");
        return std::nullopt;
    }
    return Bytes{text_of(*order) == "big", *with_sign};
}

// number + 2**bits, or of bytes of a negative number the number itself.
Object* shifted(const Object& number, std::size_t exponent, bool up, Run& run) {
    Integer one{{Type::integer}, 1}, count{{Type::integer}, static_cast<std::int64_t>(exponent)};
    const Object* power = big_binary(lshift, one, count, run);
    return power == nullptr ? nullptr : big_binary(up ? add : sub, number, *power, run);
}

// The bytes of a number that is not negative, in so many bytes; the highest first.
std::string big_endian_bytes(const Object& number, std::size_t size) {
    std::string room;
    const std::string_view digits = hexadecimal_digits(number, room);
    std::string padded(size * 2 - std::min(size * 2, digits.size()), '0');
    padded += digits;
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) {
        unsigned byte = 0;
        std::from_chars(padded.data() + 2 * i, padded.data() + 2 * i + 2, byte, 16);
        bytes[i] = static_cast<char>(byte);
    }
    return bytes;
}

Object* to_bytes(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 4> names{"self", "length", "byteorder", "signed"};
    std::array<Object*, 4> slots{};
    if (!bind_arguments({"to_bytes", names, 1, 1, 3}, arguments, slots, run)) return nullptr;
    if (slots[1] == nullptr || !is_integral(*slots[1]))
        return run.decline(Reason::unsupported_call,
                           "a length left to the default of 3.11, or no small integer");
    const auto form = byte_form(slots[2], slots[3], run);
    if (!form) return nullptr;
    const Object* number = slots[0];
    const std::int64_t length = as<Integer>(*slots[1]).value;
    if (length < 0) return run.raise("ValueError: length argument must be non-negative");
    const bool negative = sign_of(*number) < 0;
    if (negative && !form->is_signed)
        return run.raise("OverflowError: can't convert negative int to unsigned");
    if (length > 4096 || (negative && length == 0))
        return run.decline(Reason::unsupported_call, "bytes of such a length");
    const auto size = static_cast<std::size_t>(length);
    if (negative) number = shifted(*number, size * 8, true, run); // two's complement
    if (number == nullptr) return nullptr;
    const std::size_t used = bit_length(*number);
    const bool top = used == size * 8 && used != 0; // the bit of the sign
    if (sign_of(*number) < 0 || used > size * 8 || (form->is_signed && top != negative))
        return run.raise("OverflowError: int too big to convert");
    std::string bytes = big_endian_bytes(*number, size);
    if (!form->big_endian) std::ranges::reverse(bytes);
    return make_text(run.arena, Type::bytes, run.arena.copy(std::string_view(bytes)));
}

Object* from_bytes(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 3> names{"bytes", "byteorder", "signed"};
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"from_bytes", names, 1, 0, 2}, arguments, slots, run)) return nullptr;
    const auto form = byte_form(slots[1], slots[2], run);
    if (!form) return nullptr;
    if (slots[0]->type != Type::bytes)
        return run.decline(Reason::unsupported_call, "from_bytes() of other than bytes");
    const std::size_t size = text_of(*slots[0]).size();
    if (!run.step(size / 4) || !run.room(size * 4)) return nullptr;
    std::string bytes(text_of(*slots[0]));
    if (!form->big_endian) std::ranges::reverse(bytes);
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string digits;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        digits += hexadecimal[byte >> 4U];
        digits += hexadecimal[byte & 15U];
    }
    Object* number = integer_of_hexadecimal(digits, false, run);
    const bool negative = form->is_signed && !bytes.empty() && static_cast<unsigned char>(bytes[0]) >= 0x80;
    return negative && number != nullptr ? shifted(*number, bytes.size() * 8, false, run) : number;
}

Object* float_ratio(const Arguments& arguments, Run& run) {
    if (!run.step(16)) return nullptr;
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const double value = as<Floating>(*arguments.positional[0]).value;
    if (std::isnan(value)) return run.raise("ValueError: cannot convert NaN to integer ratio");
    if (std::isinf(value)) return run.raise("OverflowError: cannot convert Infinity to integer ratio");
    int exponent = 0;
    double fraction = std::frexp(value, &exponent);
    for (; fraction != std::floor(fraction); --exponent) fraction *= 2;
    Object* numerator = truncated(fraction, run);
    Integer shift{{Type::integer}, std::abs(exponent)}, one{{Type::integer}, 1};
    if (exponent > 0) return pair(number_binary(lshift, *numerator, shift, run), make_integer(1, run), run);
    return pair(numerator, number_binary(lshift, one, shift, run), run);
}

Object* is_whole(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const double value = as<Floating>(*arguments.positional[0]).value;
    return make_boolean(std::isfinite(value) && value == std::floor(value));
}

Object* float_hex(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const double value = as<Floating>(*arguments.positional[0]).value;
    std::string text = std::signbit(value) ? "-0x" : "0x";
    if (!std::isfinite(value)) {
        text.clear();
        append_float_repr(value, text);
    } else if (value == 0) {
        text += "0.0p+0";
    } else {
        int exponent = 0; // a subnormal has that of the smallest normal one
        const double fraction = std::frexp(std::fabs(value), &exponent);
        const int shift = std::max(exponent, -1021) - exponent;
        auto mantissa = static_cast<std::uint64_t>(std::ldexp(fraction, 53 - shift));
        exponent += shift - 1;
        std::array<char, 13> digits{};
        for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, mantissa >>= 4U)
            *digit = "0123456789abcdef"[mantissa & 15U];
        text += mantissa != 0 ? "1." : "0.";
        text.append(digits.begin(), digits.end()).append(exponent < 0 ? "p-" : "p+");
        text += std::to_string(std::abs(exponent));
    }
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(text)));
}

Object* float_from_hex(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& text = *arguments.positional[0];
    if (text.type != Type::string) return refuse(text, "TypeError: bad argument type for fromhex()", run);
    return parse_hexadecimal_float(text_of(text), run);
}

Object* complex_conjugate(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const auto& value = as<Complex>(*arguments.positional[0]);
    return run.arena.make<Complex>(Object{Type::complex}, value.real, -value.imaginary);
}

using enum Builtin::Kind;
constexpr std::array of_integers{
    Builtin{"as_integer_ratio", method, integer_ratio, Type::integer},
    Builtin{"bit_length", method, bits, Type::integer},
    Builtin{"conjugate", method, itself, Type::integer},
    Builtin{"from_bytes", static_method, from_bytes, Type::integer},
    Builtin{"to_bytes", method, to_bytes, Type::integer},
};
constexpr std::array of_booleans{of_integers[0], of_integers[1], of_integers[2], of_integers[4]};
constexpr std::array of_floats{
    Builtin{"as_integer_ratio", method, float_ratio, Type::floating},
    Builtin{"conjugate", method, itself, Type::floating},
    Builtin{"fromhex", static_method, float_from_hex, Type::floating},
    Builtin{"hex", method, float_hex, Type::floating},
    Builtin{"is_integer", method, is_whole, Type::floating},
};
constexpr std::array of_complex{
    Builtin{"conjugate", method, complex_conjugate, Type::complex},
};

} // namespace

Builtins integer_methods() noexcept { return of_integers; }
Builtins boolean_methods() noexcept { return of_booleans; }
Builtins float_methods() noexcept { return of_floats; }
Builtins complex_methods() noexcept { return of_complex; }

Object* number_attribute(Object& number, std::string_view name, Run& run) {
    const bool real = name == "real", imaginary = name == "imag";
    if (number.type == Type::complex && (real || imaginary))
        return make_floating(real ? as<Complex>(number).real : as<Complex>(number).imaginary, run);
    if (number.type == Type::floating && real) return &number;
    if (number.type == Type::floating && imaginary) return make_floating(0.0, run);
    if (!is_integer(number)) return nullptr;
    if (real || name == "numerator") return number_unary(syntax::UnaryOperator::uadd, number, run);
    if (imaginary) return make_integer(0, run);
    return name == "denominator" ? make_integer(1, run) : nullptr;
}

} // namespace rezdex::eval
