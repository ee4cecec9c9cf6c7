// Promise: see eval/integer.h.
#include "eval/integer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace rezdex::eval {
namespace {

constexpr std::string_view hexadecimal = "0123456789abcdef";
constexpr double two_to_63 = 9223372036854775808.0;

unsigned digit_of(char c) noexcept {
    return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

std::uint64_t magnitude(std::int64_t value) noexcept {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::uint64_t from_hexadecimal(std::string_view digits) noexcept { // at most 16 of them
    std::uint64_t value = 0;
    for (const char digit : digits) value = value << 4U | digit_of(digit);
    return value;
}

// The digits of a big integer's text.
std::string_view digits_of(std::string_view text) noexcept {
    return text.substr(text.front() == '-' ? 3 : 2);
}

// Digits of a base of `bits` bits each, most significant first, as hexadecimal digits.
std::string to_hexadecimal(std::string_view digits, unsigned bits) {
    std::string reversed;
    unsigned pending = 0, pending_bits = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        pending |= digit_of(*digit) << pending_bits;
        for (pending_bits += bits; pending_bits >= 4; pending_bits -= 4, pending >>= 4U) {
            reversed += hexadecimal[pending & 15U];
        }
    }
    if (pending != 0) reversed += hexadecimal[pending];
    return {reversed.rbegin(), reversed.rend()};
}

std::string any_to_hexadecimal(std::string_view digits, unsigned base) {
    std::vector<std::uint32_t> limbs; // of the value so far, the lowest first
    while (!digits.empty()) {         // six digits at a time: 36^6 fits in 32 bits
        const std::size_t count = std::min<std::size_t>(digits.size(), 6);
        std::uint64_t carry = 0, scale = 1;
        for (const char digit : digits.substr(0, count)) {
            carry = carry * base + digit_of(digit);
            scale *= base;
        }
        digits.remove_prefix(count);
        for (std::uint32_t& limb : limbs) {
            carry += limb * scale;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
        if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string reversed;
    for (const std::uint32_t limb : limbs) {
        for (unsigned shift = 0; shift < 32; shift += 4) reversed += hexadecimal[(limb >> shift) & 15U];
    }
    return {reversed.rbegin(), reversed.rend()};
}

} // namespace

std::string_view hexadecimal_digits(const Object& integer, std::string& room) {
    if (integer.type == Type::big_integer) return digits_of(text_of(integer));
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), magnitude(as<Integer>(integer).value), 16);
    return room.assign(digits.data(), end.ptr);
}

Object* integer_of_hexadecimal(std::string_view digits, bool negative, Run& run) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() <= 16) {
        const std::uint64_t value = from_hexadecimal(digits);
        constexpr std::uint64_t highest = std::numeric_limits<std::int64_t>::max();
        if (value <= highest + (negative ? 1 : 0))
            return make_integer(static_cast<std::int64_t>(negative ? 0 - value : value), run);
    }
    if (!run.room(digits.size() + 3)) return nullptr;
    const std::string_view prefix = negative ? "-0x" : "0x";
    auto* text = static_cast<char*>(run.arena.allocate(prefix.size() + digits.size(), 1));
    std::ranges::copy(digits, std::ranges::copy(prefix, text).out);
    return make_text(run.arena, Type::big_integer, {text, prefix.size() + digits.size()});
}

Object* integer_of_digits(std::string_view digits, unsigned base, bool negative, Run& run) {
    if (!run.step(digits.size() / 16)) return nullptr;
    if (std::has_single_bit(base) && base <= 16) {
        if (base == 16) {
            std::string lower(digits);
            std::ranges::transform(lower, lower.begin(), [](char c) { return hexadecimal[digit_of(c)]; });
            return integer_of_hexadecimal(lower, negative, run);
        }
        const auto bits = static_cast<unsigned>(std::countr_zero(base));
        return integer_of_hexadecimal(to_hexadecimal(digits, bits), negative, run);
    }
    if (!run.step(digits.size() / 16 * (digits.size() / 16))) return nullptr;
    return integer_of_hexadecimal(any_to_hexadecimal(digits, base), negative, run);
}

int sign_of(const Object& integer) noexcept {
    if (integer.type == Type::big_integer) return text_of(integer).front() == '-' ? -1 : 1;
    const std::int64_t value = as<Integer>(integer).value;
    return value < 0 ? -1 : static_cast<int>(value > 0);
}

bool is_odd(const Object& integer) noexcept {
    if (integer.type == Type::big_integer) return digit_of(text_of(integer).back()) % 2 != 0;
    return as<Integer>(integer).value % 2 != 0;
}

std::size_t bit_length(const Object& integer) noexcept {
    if (integer.type == Type::big_integer) {
        const std::string_view digits = digits_of(text_of(integer));
        return (digits.size() - 1) * 4 + static_cast<std::size_t>(std::bit_width(digit_of(digits.front())));
    }
    return static_cast<std::size_t>(std::bit_width(magnitude(as<Integer>(integer).value)));
}

std::strong_ordering order_integers(const Object& a, const Object& b) noexcept {
    const int sign = sign_of(a);
    if (const auto by_sign = sign <=> sign_of(b); by_sign != 0) return by_sign;
    if (is_integral(a) && is_integral(b)) return as<Integer>(a).value <=> as<Integer>(b).value;
    const auto size = [](const Object& integer) {
        return integer.type == Type::big_integer ? digits_of(text_of(integer)).size() : 0;
    };
    std::strong_ordering order = size(a) <=> size(b);
    if (order == 0) order = digits_of(text_of(a)) <=> digits_of(text_of(b));
    return sign < 0 ? 0 <=> order : order;
}

std::optional<double> to_double(const Object& integer) noexcept {
    if (is_integral(integer)) return static_cast<double>(as<Integer>(integer).value);
    const std::string_view digits = digits_of(text_of(integer));
    if (digits.size() > 256) return std::nullopt; // 2^1024 and more
    // Of at least 61 bits the lowest says whether anything follows, so that the conversion rounds as if all
    // did.
    const std::string_view rest = digits.size() > 16 ? digits.substr(16) : std::string_view{};
    std::uint64_t lead = from_hexadecimal(digits.substr(0, 16));
    if (rest.find_first_not_of('0') != std::string_view::npos) lead |= 1U;
    const double value = std::ldexp(static_cast<double>(lead), static_cast<int>(rest.size()) * 4);
    if (std::isinf(value)) return std::nullopt;
    return sign_of(integer) < 0 ? -value : value;
}

Object* truncated(double value, Run& run) {
    if (value >= -two_to_63 && value < two_to_63) return make_integer(static_cast<std::int64_t>(value), run);
    int exponent = 0;
    const double fraction = std::frexp(std::fabs(value), &exponent);
    const auto mantissa = static_cast<std::uint64_t>(std::ldexp(fraction, 53));
    const auto zeros = static_cast<unsigned>(exponent - 53); // at least 11: the value is 2^63 or more
    std::array<char, 16> lead{};
    const auto end = std::to_chars(lead.begin(), lead.end(), mantissa << zeros % 4, 16);
    std::string digits(lead.data(), end.ptr);
    digits.append(zeros / 4, '0');
    return integer_of_hexadecimal(digits, value < 0, run);
}

} // namespace rezdex::eval
