// Promise: see syntax/pattern_keys.h.
#include "syntax/pattern_keys.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace rezdex::syntax {
namespace {

// --- integers, as their binary digits ------------------------------------------------------------------

std::string bits_of(std::uint64_t value, int count) {
    std::string bits;
    for (int i = count; i-- > 0;) bits += (value >> i & 1) != 0 ? '1' : '0';
    return bits;
}

int digit_value(char digit) noexcept { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

// Quadratic, but CPython takes at most 4,300 decimal digits.
std::string bits_of_decimal(std::string_view digits) {
    std::vector<std::uint32_t> limbs; // least significant first
    for (const char digit : digits) {
        auto carry = static_cast<std::uint64_t>(digit_value(digit));
        for (std::uint32_t& limb : limbs) {
            carry += std::uint64_t{limb} * 10;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string bits;
    for (std::size_t i = limbs.size(); i-- > 0;) bits += bits_of(limbs[i], 32);
    return bits;
}

std::string bits_of_literal(std::string_view literal) {
    const char base = literal.size() > 2 && literal[0] == '0' ? literal[1] : 'd';
    const int width = base == 'x' ? 4 : base == 'o' ? 3 : base == 'b' ? 1 : 0;
    if (width == 0) return bits_of_decimal(literal);
    std::string bits;
    for (const char digit : literal.substr(2))
        bits += bits_of(static_cast<std::uint64_t>(digit_value(digit)), width);
    return bits;
}

// --- numbers -------------------------------------------------------------------------------------------

// One part of a complex number, without its sign: the binary digits of an odd integer, and the power of two
// that it is multiplied with. Every int and float has exactly one such form, and a short one; zero has no
// digits.
struct Part {
    std::string digits;
    long long exponent = 0;
    bool negative = false;
};

Part part_of(const std::string& bits, long long exponent = 0) {
    const std::size_t first = bits.find('1');
    if (first == std::string::npos) return {};
    const std::size_t last = bits.rfind('1');
    return {bits.substr(first, last - first + 1), exponent + static_cast<long long>(bits.size() - last - 1)};
}

Part part_of(double value) {
    if (std::isinf(value)) return {"inf"};
    constexpr int mantissa_bits = 53;
    int exponent = 0;
    const double fraction = std::frexp(value, &exponent); // value = fraction * 2^exponent
    const auto mantissa = static_cast<std::uint64_t>(std::ldexp(fraction, mantissa_bits));
    return part_of(bits_of(mantissa, mantissa_bits), exponent - mantissa_bits);
}

struct Number {
    Part real;
    Part imaginary;
};

Number number_of(const Constant& constant) {
    switch (constant.constant) {
    case ConstantKind::integer:
        return {part_of(bits_of(static_cast<std::uint64_t>(constant.integer), 64)), {}};
    case ConstantKind::big_integer: return {part_of(bits_of_literal(constant.text)), {}};
    case ConstantKind::floating: return {part_of(constant.floating), {}};
    case ConstantKind::imaginary: return {{}, part_of(constant.floating)};
    default: return {part_of(constant.constant == ConstantKind::true_ ? 1.0 : 0.0), {}};
    }
}

// A number, a negative number, or a sum or difference of one of these and an imaginary number.
Number number_of(const Expr& node) {
    if (node.kind == Kind::unary_op) {
        Number number = number_of(*node.as<UnaryOp>()->operand);
        number.real.negative = number.imaginary.negative = true;
        return number;
    }
    if (node.kind != Kind::bin_op) return number_of(*node.as<Constant>());
    Number sum{number_of(*node.as<BinOp>()->left).real, number_of(*node.as<BinOp>()->right).imaginary};
    sum.imaginary.negative = node.as<BinOp>()->op == BinaryOperator::sub;
    return sum;
}

std::string text_of(const Part& part) {
    const char* const sign = part.negative && !part.digits.empty() ? "-" : "+";
    return sign + part.digits + "p" + std::to_string(part.exponent);
}

} // namespace

std::string text_of_key(const Expr& literal) {
    if (literal.kind == Kind::constant) {
        const auto& constant = *literal.as<Constant>();
        if (constant.constant == ConstantKind::none) return "None";
        if (constant.constant == ConstantKind::string) return "str " + std::string(constant.text);
        if (constant.constant == ConstantKind::bytes) return "bytes " + std::string(constant.text);
    }
    const Number number = number_of(literal);
    return text_of(number.real) + " " + text_of(number.imaginary) + "j";
}

} // namespace rezdex::syntax
