// Promise: see rez/yaml_scalar.h.
#include "rez/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>

#include "base/nearest_double.h"
#include "eval/integer.h"
#include "syntax/characters.h"

namespace rezdex::rez {
namespace {

using eval::Object;
using eval::Type;
using syntax::is_digit;

constexpr std::array<std::string_view, 9> true_words{"yes",  "Yes", "YES", "true", "True",
                                                     "TRUE", "on",  "On",  "ON"};
constexpr std::array<std::string_view, 9> false_words{"no",    "No",  "NO",  "false", "False",
                                                      "FALSE", "off", "Off", "OFF"};
constexpr std::array<std::string_view, 5> null_words{"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 3> infinity_words{".inf", ".Inf", ".INF"};
constexpr std::array<std::string_view, 3> nan_words{".nan", ".NaN", ".NAN"};
constexpr std::size_t max_decimal_digits = 4300; // sys.int_info.default_max_str_digits

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& words, std::string_view text) noexcept {
    return std::ranges::find(words, text) != words.end();
}

bool is_digit_or_underscore(char c) noexcept { return is_digit(c) || c == '_'; }

// Takes the longest run of characters of a kind from the front of `text`.
template <class Kind>
std::string_view take(std::string_view& text, Kind kind) noexcept {
    const auto end = std::ranges::find_if_not(text, kind);
    const std::string_view run = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(run.size());
    return run;
}

bool take(std::string_view& text, char c) noexcept {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

// A run of `least` to `most` digits, which no other digit follows.
bool take_digits(std::string_view& text, std::size_t least, std::size_t most) noexcept {
    const std::size_t count = take(text, is_digit).size();
    return count >= least && count <= most;
}

// [0-9][0-9_]*
bool take_number(std::string_view& text) noexcept {
    return !text.empty() && is_digit(text.front()) && !take(text, is_digit_or_underscore).empty();
}

// (?::[0-5]?[0-9])+
bool take_sixties(std::string_view& text) noexcept {
    if (!text.starts_with(':')) return false;
    while (take(text, ':')) {
        const std::string_view digits = take(text, is_digit);
        if (digits.empty() || digits.size() > 2 || (digits.size() == 2 && digits.front() > '5')) return false;
    }
    return true;
}

// (?:[eE][-+][0-9]+)?$
bool is_exponent(std::string_view text) noexcept {
    if (text.empty()) return true;
    if (!take(text, 'e') && !take(text, 'E')) return false;
    if (!take(text, '-') && !take(text, '+')) return false;
    return !take(text, is_digit).empty() && text.empty();
}

bool is_floating(std::string_view text, bool has_sign) noexcept { // `text` without the sign
    const bool leads = take_number(text);
    if (!take(text, '.')) return false;
    if (!leads && (has_sign || text.empty() || !is_digit(text.front()))) return false;
    take(text, is_digit_or_underscore);
    return is_exponent(text);
}

bool is_floating_sixties(std::string_view text) noexcept {
    if (!take_number(text) || !take_sixties(text) || !take(text, '.')) return false;
    take(text, is_digit_or_underscore);
    return text.empty();
}

template <class Kind>
bool all_of(std::string_view text, Kind kind) noexcept { // one at least
    return !text.empty() && std::ranges::all_of(text, kind);
}
bool is_binary(char c) noexcept { return c == '0' || c == '1' || c == '_'; }
bool is_octal(char c) noexcept { return (c >= '0' && c <= '7') || c == '_'; }
bool is_hexadecimal(char c) noexcept {
    return is_digit_or_underscore(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

struct Digits {
    unsigned base = 0; // 0: the text is no integer
    std::string_view text;
};

Digits integer_digits(std::string_view text) noexcept { // `text` without the sign
    if (text.starts_with("0b") && all_of(text.substr(2), is_binary)) return {2, text.substr(2)};
    if (text.starts_with("0x") && all_of(text.substr(2), is_hexadecimal)) return {16, text.substr(2)};
    if (text == "0") return {10, text};
    if (text.starts_with('0')) return all_of(text.substr(1), is_octal) ? Digits{8, text} : Digits{};
    if (all_of(text, is_digit_or_underscore) && text.front() != '_') return {10, text};
    return {};
}

// Python's int(digits, base), and its negative.
Object* make_integer(Digits digits, bool negative, eval::Run& run) {
    if (!run.room(digits.text.size())) return nullptr;
    std::string plain(digits.text);
    std::erase(plain, '_');
    if (plain.empty()) return run.raise("ValueError: invalid literal for int()");
    if (digits.base == 10 && plain.size() > max_decimal_digits)
        return run.raise("ValueError: exceeds the limit (4300 digits) for integer string conversion");
    std::ranges::transform(plain, plain.begin(),
                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'F' ? c | 0x20 : c); });
    return eval::integer_of_digits(plain, digits.base, negative, run);
}

// 1:30, which is 90. Beyond 64 bits it is declined.
Object* make_sixties(std::string_view text, bool negative, eval::Run& run) {
    std::int64_t value = 0;
    while (!text.empty()) {
        std::int64_t part = 0;
        bool overflow = __builtin_mul_overflow(value, 60, &value);
        for (const char c : take(text, is_digit_or_underscore)) {
            if (c == '_') continue;
            overflow = overflow || __builtin_mul_overflow(part, 10, &part) ||
                       __builtin_add_overflow(part, c - '0', &part);
        }
        if (overflow || __builtin_add_overflow(value, part, &value))
            return run.decline(Reason::unsupported_yaml, "a long integer in base 60");
        take(text, ':');
    }
    return eval::make_integer(negative ? -value : value, run);
}

Object* make_floating(double value, bool negative, eval::Run& run) {
    return run.arena.make<eval::Floating>(Object{Type::floating}, negative ? -value : value);
}

double to_double(std::string_view text) {
    std::string digits(text);
    std::erase(digits, '_');
    return base::nearest_double(digits);
}

Object* number_or(Object* string, eval::Run& run) {
    std::string_view text = eval::text_of(*string);
    const bool negative = text.starts_with('-');
    const bool has_sign = negative || text.starts_with('+');
    text.remove_prefix(has_sign ? 1 : 0);
    if (is_one_of(infinity_words, text))
        return make_floating(std::numeric_limits<double>::infinity(), negative, run);
    if (!has_sign && is_one_of(nan_words, text))
        return make_floating(std::numeric_limits<double>::quiet_NaN(), false, run);
    if (is_floating(text, has_sign)) return make_floating(to_double(text), negative, run);
    if (is_floating_sixties(text)) return run.decline(Reason::unsupported_yaml, "a float in base 60");
    const Digits digits = integer_digits(text);
    if (digits.base != 0) return make_integer(digits, negative, run);
    std::string_view rest = text;
    if (!text.starts_with('0') && take_number(rest) && take_sixties(rest) && rest.empty())
        return make_sixties(text, negative, run);
    return string;
}

unsigned decimal(std::string_view digits) noexcept {
    unsigned value = 0;
    for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

bool is_leap(unsigned year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// datetime.date(year, month, day) raises, or gives an object that only Python has.
Object* make_date(std::string_view text, eval::Run& run) {
    const unsigned year = decimal(text.substr(0, 4)), month = decimal(text.substr(5, 2)),
                   day = decimal(text.substr(8, 2));
    constexpr std::array<unsigned, 13> lengths{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool there = year >= 1 && month >= 1 && month <= 12 && day >= 1 &&
                       day <= lengths[month] + (month == 2 && is_leap(year) ? 1U : 0U);
    if (!there) return run.raise("ValueError: there is no such day");
    return run.arena.make<eval::Live>(Object{Type::live}, eval::Injected::none);
}

enum class Time : std::uint8_t { none, date, time_of_day };

// What begins like a time of day counts as one.
Time time_of(std::string_view text) noexcept {
    const std::string_view all = text;
    if (!take_digits(text, 4, 4) || !take(text, '-') || !take_digits(text, 1, 2) || !take(text, '-') ||
        !take_digits(text, 1, 2)) {
        return Time::none;
    }
    if (text.empty()) return all.size() == 10 ? Time::date : Time::none;
    if (!take(text, 'T') && !take(text, 't') && take(text, [](char c) { return c == ' '; }).empty())
        return Time::none;
    return take_digits(text, 1, 2) && text.starts_with(':') ? Time::time_of_day : Time::none;
}

} // namespace

Object* plain_yaml_scalar(std::string_view text, eval::Run& run) {
    if (is_one_of(null_words, text)) return &eval::none_object;
    if (is_one_of(true_words, text)) return &eval::true_object;
    if (is_one_of(false_words, text)) return &eval::false_object;
    if (text == "<<" || text == "=") return run.decline(Reason::unsupported_yaml, "a merge or value key");
    Object* const string = make_text(run.arena, Type::string, text);
    const char first = text.front();
    if (!is_digit(first) && first != '-' && first != '+' && first != '.') return string;
    switch (time_of(text)) {
    case Time::none: break;
    case Time::date: return make_date(text, run);
    case Time::time_of_day: return run.decline(Reason::unsupported_yaml, "a time of day");
    }
    return number_or(string, run);
}

} // namespace rezdex::rez
