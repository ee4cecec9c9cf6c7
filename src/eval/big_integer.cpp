// Promise: see eval/big_integer.h.
#include "eval/big_integer.h"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/integer.h"

namespace rezdex::eval {
namespace {

using Big = boost::multiprecision::cpp_int;
using boost::multiprecision::divide_qr;
using boost::multiprecision::msb;

constexpr std::size_t max_bits = 65'536;

std::size_t bits_of(const Big& value) { return value == 0 ? 0 : msb(Big(abs(value))) + 1; }
std::size_t limbs_of(std::size_t bits) noexcept { return bits / 64 + 1; }

// Hexadecimal digits word by word, in linear time; Boost's own way takes time in the square.
Big from_digits(std::string_view digits) {
    std::vector<std::uint64_t> words; // the lowest first
    while (!digits.empty()) {
        const std::size_t rest = digits.size() - std::min<std::size_t>(digits.size(), 16);
        std::from_chars(digits.data() + rest, digits.data() + digits.size(), words.emplace_back(), 16);
        digits = digits.substr(0, rest);
    }
    Big value;
    import_bits(value, words.begin(), words.end(), 64, false);
    return value;
}

std::string to_digits(const Big& magnitude) {
    std::vector<std::uint64_t> words; // the highest first
    export_bits(magnitude, std::back_inserter(words), 64);
    std::string digits(words.size() * 16, '0');
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::array<char, 16> word{};
        const auto end = std::to_chars(word.begin(), word.end(), words[i], 16).ptr;
        std::copy(word.begin(), end,
                  digits.begin() + static_cast<std::ptrdiff_t>(i) * 16 + (word.end() - end));
    }
    return digits;
}

std::optional<Big> take(const Object& integer, Run& run) {
    if (is_integral(integer)) return Big(as<Integer>(integer).value);
    std::string room;
    const std::string_view digits = hexadecimal_digits(integer, room);
    if (digits.size() * 4 > max_bits + 4) {
        run.decline(Reason::limit_memory, "an integer of more than 65,536 bits");
        return std::nullopt;
    }
    if (!run.step(digits.size() / 16)) return std::nullopt;
    Big value = from_digits(digits);
    if (sign_of(integer) < 0) value = -value;
    return value;
}

Object* give(const Big& value, Run& run) {
    const Big magnitude = abs(value);
    if (bits_of(magnitude) > max_bits)
        return run.decline(Reason::limit_memory, "an integer of more than 65,536 bits");
    return integer_of_hexadecimal(to_digits(magnitude), value < 0, run);
}

// Says beforehand that a product of so many bits would come.
bool fits(std::size_t bits, Run& run) {
    if (bits <= max_bits + 1) return true;
    run.decline(Reason::limit_memory, "an integer of more than 65,536 bits");
    return false;
}

bool count_product(std::size_t a_bits, std::size_t b_bits, Run& run) {
    return run.step(limbs_of(a_bits) * limbs_of(b_bits) / 10);
}

// Rounds down, as Python does.
void floor_divide(const Big& a, const Big& b, Big& quotient, Big& rest) {
    divide_qr(a, b, quotient, rest);
    if (rest != 0 && (rest < 0) != (b < 0)) {
        --quotient;
        rest += b;
    }
}

Big shift_right(const Big& a, std::size_t count) {
    if (a >= 0) return a >> count;
    const Big inverted = -a - 1;
    return -Big(inverted >> count) - 1;
}

// A count of bits, of which more than max_bits are all alike.
std::size_t count_of(const Object& integer) noexcept {
    if (!is_integral(integer)) return max_bits * 2;
    return static_cast<std::size_t>(
        std::min<std::int64_t>(as<Integer>(integer).value, static_cast<std::int64_t>(max_bits) * 2));
}

Object* shift(syntax::BinaryOperator op, const Object& a, const Object& b, Run& run) {
    const std::size_t count = count_of(b);
    const bool left = op == syntax::BinaryOperator::lshift;
    if (left && sign_of(a) == 0) return make_integer(0, run);
    if (left && !fits(bit_length(a) + count, run)) return nullptr;
    const auto value = take(a, run);
    if (!value) return nullptr;
    return give(left ? Big(*value << count) : shift_right(*value, count), run);
}

Object* power(const Object& a, const Object& b, Run& run) {
    const std::size_t bits = bit_length(a), exponent = count_of(b);
    if (bits <= 1 && sign_of(b) > 0) { // 0, 1 and -1
        return make_integer(sign_of(a) < 0 && !is_odd(b) ? 1 : sign_of(a), run);
    }
    if (bits > 1 && !fits((bits - 1) * exponent, run)) return nullptr;
    if (!count_product(bits * exponent, bits * exponent, run)) return nullptr;
    const auto base = take(a, run);
    if (!base) return nullptr;
    return give(boost::multiprecision::pow(*base, static_cast<unsigned>(exponent)), run);
}

} // namespace

Object* big_binary(syntax::BinaryOperator op, const Object& a, const Object& b, Run& run) {
    using enum syntax::BinaryOperator;
    if (op == lshift || op == rshift) return shift(op, a, b, run);
    if (op == pow) return power(a, b, run);
    if (op == mult && !fits(bit_length(a) + bit_length(b) - 1, run)) return nullptr;
    const auto left = take(a, run);
    const auto right = take(b, run);
    if (!left || !right) return nullptr;
    switch (op) {
    case add: return give(*left + *right, run);
    case sub: return give(*left - *right, run);
    case bit_and: return give(*left & *right, run);
    case bit_or: return give(*left | *right, run);
    case bit_xor: return give(*left ^ *right, run);
    case mult:
        if (!count_product(bit_length(a), bit_length(b), run)) return nullptr;
        return give(*left * *right, run);
    case floor_div:
    case mod: {
        if (!count_product(bit_length(a), bit_length(b), run)) return nullptr;
        Big quotient, rest;
        floor_divide(*left, *right, quotient, rest);
        return give(op == mod ? rest : quotient, run);
    }
    default: return run.decline(Reason::unsupported_expression);
    }
}

// After CPython's long_true_divide (Objects/longobject.c): a quotient of at least 55 bits, the lowest of
// which says whether anything was lost, rounded half to even at the last bit that the float has.
Object* big_true_divide(const Object& a, const Object& b, Run& run) {
    const bool negative = (sign_of(a) < 0) != (sign_of(b) < 0);
    const auto signed_float = [&](double value) {
        return run.arena.make<Floating>(Object{Type::floating}, negative ? -value : value);
    };
    const auto difference =
        static_cast<std::int64_t>(bit_length(a)) - static_cast<std::int64_t>(bit_length(b));
    if (sign_of(a) == 0 || difference < -1075) return signed_float(0.0);
    if (difference > 1024) return run.raise("OverflowError: integer division result too large for a float");
    const auto left = take(a, run);
    const auto right = take(b, run);
    if (!left || !right || !count_product(bit_length(a), bit_length(b), run)) return nullptr;
    const int shift = static_cast<int>(std::max<std::int64_t>(difference, -1021)) - 55;
    Big dividend = abs(*left), divisor = abs(*right), quotient, rest;
    if (shift <= 0) dividend <<= static_cast<unsigned>(-shift);
    if (shift > 0) divisor <<= static_cast<unsigned>(shift);
    divide_qr(dividend, divisor, quotient, rest);
    const int bits = static_cast<int>(bits_of(quotient));
    const int extra = std::max(bits, -1021 - shift) - 53;
    const std::uint64_t half = std::uint64_t{1} << static_cast<unsigned>(extra - 1);
    std::uint64_t low = static_cast<std::uint64_t>(quotient) | static_cast<unsigned>(rest != 0);
    if ((low & half) != 0 && (low & (3 * half - 1)) != 0) low += half;
    low &= ~(2 * half - 1);
    const double value = std::ldexp(static_cast<double>(low), shift);
    if (std::isinf(value)) return run.raise("OverflowError: integer division result too large for a float");
    return signed_float(value);
}

Object* power_modulo(const Object& base, const Object& exponent, const Object& modulus, Run& run) {
    if (sign_of(modulus) == 0) return run.raise("ValueError: pow() 3rd argument cannot be 0");
    const std::size_t limbs = limbs_of(bit_length(modulus));
    if (!count_product(bit_length(base), bit_length(modulus), run)) return nullptr;
    if (!run.step(bit_length(exponent) * (64 + limbs * limbs))) return nullptr;
    const auto b = take(base, run), e = take(exponent, run), m = take(modulus, run);
    if (!b || !e || !m) return nullptr;
    const Big positive = abs(*m);
    if (positive == 1) return make_integer(0, run);
    Big quotient, rest;
    floor_divide(*b, positive, quotient, rest);
    if (*e < 0) {
        if (!run.step(limbs * limbs * 4)) return nullptr;
        Big previous = positive, coefficient = 1, before = 0; // extended Euclid: rest = coefficient * b
        while (rest != 0) {
            quotient = previous / rest;
            std::swap(previous -= quotient * rest, rest);
            std::swap(before -= quotient * coefficient, coefficient);
        }
        if (previous != 1) return run.raise("ValueError: base is not invertible for the given modulus");
        rest = before < 0 ? Big(before + positive) : before;
    }
    Big result = powm(rest, Big(abs(*e)), positive);
    if (*m < 0 && result != 0) result -= positive;
    return give(result, run);
}

Object* greatest_common_divisor(const Object& a, const Object& b, Run& run) {
    const auto left = take(a, run), right = take(b, run);
    if (!left || !right || !run.step(limbs_of(bit_length(a)) * limbs_of(bit_length(b)))) return nullptr;
    return give(gcd(Big(abs(*left)), Big(abs(*right))), run);
}

Object* factorial(std::int64_t n, Run& run) {
    if (n > 10'000) return run.decline(Reason::limit_memory, "an integer of more than 65,536 bits");
    Big product = 1;
    for (std::int64_t i = 2; i <= n; ++i) {
        if (!run.step(1 + limbs_of(bits_of(product)) / 16) || !fits(bits_of(product), run)) return nullptr;
        product *= i;
    }
    return give(product, run);
}

Object* combinations(std::int64_t n, std::int64_t k, Run& run) {
    if (k > n) return make_integer(0, run);
    Big product = 1;
    for (std::int64_t i = 1; i <= std::min(k, n - k); ++i) { // each quotient is combinations(n, i)
        if (!run.step(2 + limbs_of(bits_of(product)) / 4) || !fits(bits_of(product), run)) return nullptr;
        product = product * (n - i + 1) / i;
    }
    return give(product, run);
}

Object* integer_square_root(const Object& n, Run& run) {
    const auto value = take(n, run);
    if (!value || !count_product(bit_length(n), bit_length(n) * 4, run)) return nullptr;
    return give(sqrt(*value), run);
}

} // namespace rezdex::eval
