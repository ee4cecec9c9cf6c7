// Promise: see eval/number.h.
#include "eval/number.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace rezdex::eval {
namespace {

constexpr std::string_view hexadecimal_digits = "0123456789abcdef";
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

Object* make_integer(base::Arena& arena, std::int64_t value) {
    return arena.make<Integer>(Object{Type::integer}, value);
}

unsigned digit_of(char c) noexcept { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

// Digits of a base of `bits` bits each, most significant first, as hexadecimal digits.
std::string to_hexadecimal(std::string_view digits, unsigned bits) {
    std::string reversed;
    unsigned pending = 0, pending_bits = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        pending |= digit_of(*digit) << pending_bits;
        for (pending_bits += bits; pending_bits >= 4; pending_bits -= 4, pending >>= 4U) {
            reversed += hexadecimal_digits[pending & 15U];
        }
    }
    if (pending != 0) reversed += hexadecimal_digits[pending];
    return {reversed.rbegin(), reversed.rend()};
}

std::string decimal_to_hexadecimal(std::string_view digits) {
    std::vector<std::uint32_t> limbs; // of the value so far, the lowest first
    while (!digits.empty()) {         // nine digits at a time
        std::uint64_t carry = 0, scale = 1;
        for (const char digit : digits.substr(0, 9)) {
            carry = carry * 10 + digit_of(digit);
            scale *= 10;
        }
        digits.remove_prefix(std::min<std::size_t>(digits.size(), 9));
        for (std::uint32_t& limb : limbs) {
            carry += limb * scale;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
        if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string reversed;
    for (const std::uint32_t limb : limbs) {
        for (unsigned shift = 0; shift < 32; shift += 4)
            reversed += hexadecimal_digits[(limb >> shift) & 15U];
    }
    return {reversed.rbegin(), reversed.rend()};
}

} // namespace

Object* big_integer(std::string_view literal, Run& run) {
    unsigned bits = 0; // of a digit
    if (literal.starts_with("0x")) bits = 4;
    if (literal.starts_with("0o")) bits = 3;
    if (literal.starts_with("0b")) bits = 1;
    if (!run.room(literal.size())) return nullptr;
    std::string digits =
        bits == 0 ? decimal_to_hexadecimal(literal) : to_hexadecimal(literal.substr(2), bits);
    digits.erase(0, digits.find_first_not_of('0'));
    return make_text(run.arena, Type::big_integer, run.arena.copy(std::string_view(digits.insert(0, "0x"))));
}

Object* positive(Object& number, Run& run) {
    if (number.type == Type::boolean) return make_integer(run.arena, as<Integer>(number).value);
    return &number;
}

Object* negative(Object& number, Run& run) {
    base::Arena& arena = run.arena;
    switch (number.type) {
    case Type::floating: return arena.make<Floating>(Object{Type::floating}, -as<Floating>(number).value);
    case Type::complex:
        return arena.make<Complex>(Object{Type::complex}, -as<Complex>(number).real,
                                   -as<Complex>(number).imaginary);
    case Type::big_integer: {
        const std::string_view text = text_of(number);
        if (text == "0x8000000000000000") return make_integer(arena, lowest);
        if (text.front() == '-') return make_text(arena, Type::big_integer, text.substr(1));
        return make_text(arena, Type::big_integer,
                         arena.copy(std::string_view(std::string(text).insert(0, 1, '-'))));
    }
    default:
        if (as<Integer>(number).value == lowest)
            return make_text(arena, Type::big_integer, "0x8000000000000000");
        return make_integer(arena, -as<Integer>(number).value);
    }
}

Object* add_numbers(const Object& a, const Object& b, Run& run) {
    std::int64_t sum = 0;
    if (!is_integral(a) || !is_integral(b) ||
        __builtin_add_overflow(as<Integer>(a).value, as<Integer>(b).value, &sum)) {
        return run.decline(Reason::unsupported_expression);
    }
    return make_integer(run.arena, sum);
}

Object* modulo_numbers(const Object& a, const Object& b, Run& run) {
    if (!is_integral(a) || !is_integral(b)) return run.decline(Reason::unsupported_expression);
    const std::int64_t divisor = as<Integer>(b).value;
    if (divisor == 0) return run.raise("integer modulo by zero");
    if (divisor == -1) return make_integer(run.arena, 0); // the lowest integer % -1 is not defined in C++
    const std::int64_t rest = as<Integer>(a).value % divisor;
    return make_integer(run.arena, rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest);
}

} // namespace rezdex::eval
