// Promise: the values of number literals.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

#include "syntax/characters.h"
#include "syntax/parser.h"

namespace rezdex::syntax {
namespace {

constexpr std::size_t max_decimal_digits = 4300; // sys.int_info.default_max_str_digits

// The double nearest to the literal: infinity or zero where it is out of range, as in Python.
double to_double(std::string_view digits) {
    double value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc::result_out_of_range) return value;
    // Out of range with an exponent of its own, or with hundreds of digits before or behind the dot.
    const std::size_t mark = digits.find_first_of("eE");
    const std::string_view mantissa = digits.substr(0, mark);
    const std::size_t first = mantissa.find_first_not_of("0.");
    const std::size_t dot = std::min(mantissa.find('.'), mantissa.size());
    const double lead = first < dot ? static_cast<double>(dot - first) : -static_cast<double>(first - dot);
    double exponent = 0;
    if (mark != std::string_view::npos) {
        const bool negative = digits[mark + 1] == '-';
        for (const char c : digits.substr(mark + 1))
            if (is_digit(c)) exponent = std::min(exponent * 10 + (c - '0'), 1e15);
        if (negative) exponent = -exponent;
    }
    return lead + exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

} // namespace

Expr* Parser::number() {
    const Token token = token_;
    advance();
    Constant* constant = leaf<Constant>(Kind::constant, {token.begin, token.line});
    std::string_view digits = text(token);
    if (digits.find('_') != std::string_view::npos) {
        Items<char, 32> plain(arena_);
        for (const char c : digits)
            if (c != '_') plain.push(c);
        const std::span<char> kept = plain.finish();
        digits = {kept.data(), kept.size()};
    }
    const bool prefixed = digits.size() > 1 && digits[0] == '0' && !is_digit(digits[1]) && digits[1] != '.' &&
                          (digits[1] | 0x20) != 'e' && (digits[1] | 0x20) != 'j';
    if (!prefixed && (digits.back() | 0x20) == 'j') {
        constant->constant = ConstantKind::imaginary;
        constant->floating = to_double(digits.substr(0, digits.size() - 1));
    } else if (!prefixed && digits.find_first_of(".eE") != std::string_view::npos) {
        constant->constant = ConstantKind::floating;
        constant->floating = to_double(digits);
    } else {
        set_integer(*constant, digits);
    }
    return constant;
}

// `digits` has no underscores.
void Parser::set_integer(Constant& constant, std::string_view digits) {
    int base = 10;
    if (digits.size() > 2) {
        const int mark = digits[1] | 0x20;
        if (mark == 'x') base = 16;
        if (mark == 'o') base = 8;
        if (mark == 'b') base = 2;
    }
    const std::string_view plain = digits.substr(base == 10 ? 0 : 2);
    if (base == 10 && plain.size() > max_decimal_digits) {
        findings_.dispute(constant.line, "an integer of more than 4300 digits");
        fail_at(constant.line, "an integer of more than 4300 digits");
        return;
    }
    const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), constant.integer, base);
    constant.constant = ConstantKind::integer;
    if (result.ec != std::errc::result_out_of_range) return;
    constant.constant = ConstantKind::big_integer;
    Items<char, 64> lower(arena_);
    for (const char c : digits) lower.push(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    const std::span<char> kept = lower.finish();
    constant.text = {kept.data(), kept.size()};
}

} // namespace rezdex::syntax
