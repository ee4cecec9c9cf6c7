// Promise: see eval/number_parse.h. After PyLong_FromString (Objects/longobject.c), PyFloat_FromString
// (Objects/floatobject.c) and Python/pystrtod.c.
#include "eval/number_parse.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "base/nearest_double.h"
#include "eval/integer.h"
#include "eval/real.h"

namespace rezdex::eval {
namespace {

constexpr std::size_t max_digits = 4300; // which CPython refuses to read since 3.9.14 and 3.11
constexpr std::string_view spaces = " \t\n\v\f\r";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string_view stripped(std::string_view text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
    return text.substr(0, text.find_last_not_of(spaces) + 1);
}

// Takes a sign off the front; true where it is a minus.
bool take_sign(std::string_view& text) noexcept {
    if (text.empty() || (text.front() != '-' && text.front() != '+')) return false;
    const bool negative = text.front() == '-';
    text.remove_prefix(1);
    return negative;
}

unsigned value_of(char c) noexcept { // of a digit in the highest base; 36: none
    if (is_digit(c)) return static_cast<unsigned>(c - '0');
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'z' ? static_cast<unsigned>(letter - 'a' + 10) : 36;
}

unsigned prefixed_base(std::string_view text) noexcept { // 0: no prefix
    if (text.size() < 2 || text[0] != '0') return 0;
    switch (lower(text[1])) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
    }
}

// The digits of the base without single underscores between them; nothing where it is something else.
std::optional<std::string> plain_digits(std::string_view text, unsigned base) {
    std::string digits;
    char previous = '_'; // none may come first
    for (const char c : text) {
        if (c == '_' ? previous == '_' : value_of(c) >= base) return std::nullopt;
        if (c != '_') digits += c;
        previous = c;
    }
    return previous == '_' ? std::nullopt : std::optional(std::move(digits));
}

// What is left of a float's digits without underscores, which stand between two digits; nothing otherwise.
std::optional<std::string> without_underscores(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            plain += text[i];
        } else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
            return std::nullopt;
        }
    }
    return plain;
}

// Whether it is digits with a dot among them or not, then an exponent or none.
bool is_decimal(std::string_view text) noexcept {
    std::size_t at = 0, digits = 0;
    const auto skip_digits = [&] {
        const std::size_t first = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return at - first;
    };
    digits = skip_digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits += skip_digits();
    }
    if (digits == 0) return false;
    if (at < text.size() && lower(text[at]) == 'e') {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (skip_digits() == 0) return false;
    }
    return at == text.size();
}

std::optional<double> named_float(std::string_view text) {
    std::string name(text.substr(0, 9));
    std::ranges::transform(name, name.begin(), lower);
    if (name == "inf" || name == "infinity") return std::numeric_limits<double>::infinity();
    if (name == "nan") return std::numeric_limits<double>::quiet_NaN();
    return std::nullopt;
}

bool is_ascii(std::string_view text) noexcept {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// False, and declined, where a str may hold digits or spaces that are not ASCII.
bool readable(const Object& text, Run& run) {
    if (!run.step(text_of(text).size() / 8)) return false;
    if (text.type == Type::bytes || is_ascii(text_of(text))) return true;
    run.decline(Reason::unsupported_expression, "a number of characters past ASCII");
    return false;
}

} // namespace

Object* parse_integer(const Object& text, unsigned base, Run& run) {
    if (!readable(text, run)) return nullptr;
    std::string_view digits = stripped(text_of(text));
    const bool negative = take_sign(digits);
    const unsigned prefix = prefixed_base(digits);
    const bool old_octal = base == 0 && prefix == 0 && digits.starts_with('0'); // "010": only zero is allowed
    if (prefix != 0 && (base == 0 || base == prefix)) {
        base = prefix;
        digits.remove_prefix(2);
        if (digits.starts_with('_')) digits.remove_prefix(1);
    } else if (base == 0) {
        base = 10;
    }
    const auto plain = plain_digits(digits, base);
    if (!plain || (old_octal && plain->find_first_not_of('0') != std::string::npos))
        return run.raise("ValueError: invalid literal for int()");
    if (plain->size() > max_digits && (base & (base - 1)) != 0)
        return run.decline(Reason::unsupported_expression, "more digits than every CPython reads");
    return integer_of_digits(*plain, base, negative, run);
}

Object* parse_float(const Object& text, Run& run) {
    if (!readable(text, run)) return nullptr;
    std::string_view digits = stripped(text_of(text));
    const bool negative = take_sign(digits);
    std::optional<double> value = named_float(digits);
    const auto plain = value ? std::nullopt : without_underscores(digits);
    if (plain && is_decimal(*plain)) value = base::nearest_double(*plain);
    if (!value) return run.raise("ValueError: could not convert string to float");
    return make_floating(negative ? -*value : *value, run);
}

Object* parse_hexadecimal_float(std::string_view text, Run& run) {
    const auto unknown = [&] {
        return run.decline(Reason::unsupported_expression, "a hexadecimal float that is not plain");
    };
    text = stripped(text);
    const bool negative = take_sign(text);
    if (prefixed_base(text) != 16) return unknown();
    text.remove_prefix(2);
    std::uint64_t mantissa = 0;
    std::size_t at = 0, digits = 0, behind_dot = 0;
    bool dot = false;
    for (; at < text.size() && (text[at] == '.' || value_of(text[at]) < 16); ++at) {
        if (text[at] == '.' ? dot : ++digits > 16) return unknown();
        if (text[at] == '.') {
            dot = true;
        } else {
            mantissa = mantissa << 4U | value_of(text[at]);
            behind_dot += dot ? 1 : 0;
        }
    }
    if (digits == 0 || at + 1 >= text.size() || lower(text[at]) != 'p') return unknown();
    std::string_view exponent = text.substr(at + 1);
    const bool small = take_sign(exponent);
    if (exponent.empty() || exponent.size() > 4 || !std::ranges::all_of(exponent, is_digit)) return unknown();
    int power = 0;
    for (const char c : exponent) power = power * 10 + (c - '0');
    power = (small ? -power : power) - static_cast<int>(behind_dot) * 4;
    const double value = std::ldexp(static_cast<double>(mantissa), power);
    const bool exact = mantissa < (std::uint64_t{1} << 53U) && std::isfinite(value) &&
                       std::ldexp(value, -power) == static_cast<double>(mantissa);
    return exact ? make_floating(negative ? -value : value, run) : unknown();
}

} // namespace rezdex::eval
