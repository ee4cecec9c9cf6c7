// Promise: see eval/number_text.h.
#include "eval/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace rezdex::eval {
namespace {

constexpr std::size_t longest_decimal = 4300; // digits: sys.int_info.default_max_str_digits
constexpr std::size_t longest_fixed = 330;    // of a float without its precision

// --- floats --------------------------------------------------------------------------------------------

// The digits of a finite float without zeros at their end, and where the point stands among them.
struct Digits {
    std::string digits;
    int point;
};

// Significant digits as CPython's dtoa counts them; 0: as many as the value needs.
Digits significant(double value, std::uint32_t count) {
    std::string text(count + longest_fixed, '\0');
    char* const end = text.data() + text.size();
    const auto written = count == 0 ? std::to_chars(text.data(), end, value, std::chars_format::scientific)
                                    : std::to_chars(text.data(), end, value, std::chars_format::scientific,
                                                    static_cast<int>(count - 1));
    text.resize(static_cast<std::size_t>(written.ptr - text.data()));
    const std::size_t exponent = text.find('e');
    int point = 0;
    const std::size_t sign = text[exponent + 1] == '+' ? 2 : 1; // from_chars takes a minus only
    std::from_chars(text.data() + exponent + sign, text.data() + text.size(), point);
    ++point;
    text.resize(exponent);
    std::erase(text, '.');
    text.resize(std::max<std::size_t>(text.find_last_not_of('0') + 1, 1));
    return {std::move(text), point};
}

void append_exponent(int exponent, char letter, std::string& to) {
    to += letter;
    to += exponent < 0 ? '-' : '+';
    const std::string digits = std::to_string(std::abs(exponent));
    if (digits.size() < 2) to += '0';
    to += digits;
}

// CPython's format_float_short (Python/pystrtod.c) for its formats g and r.
void append_general(double value, const FloatFormat& format, std::string& to) {
    const bool shortest = format.type == 'r';
    const std::uint32_t precision = shortest ? 0 : std::max(format.precision, 1U);
    auto [digits, point] = significant(value, precision);
    const std::int64_t widest =
        shortest ? 16 : static_cast<std::int64_t>(precision) - (format.add_point_0 ? 1 : 0);
    const bool with_exponent = point <= -4 || point > widest;
    const int exponent = point - 1;
    if (with_exponent) point = 1;
    if (format.alternate && !shortest) digits.resize(std::max<std::size_t>(digits.size(), precision), '0');
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    const auto whole = static_cast<std::size_t>(point);
    if (digits.size() < whole) digits.resize(whole, '0');
    if (digits.size() == whole && !with_exponent && format.add_point_0) digits += '0';
    to.append(digits, 0, whole);
    if (digits.size() > whole || format.alternate) to += '.';
    to.append(digits, whole);
    if (with_exponent) append_exponent(exponent, format.type == 'G' ? 'E' : 'e', to);
}

// The formats e and f, to which to_chars gives CPython's layout but for the alternate point.
void append_with_precision(double value, const FloatFormat& format, std::string& to) {
    const bool scientific = format.type == 'e' || format.type == 'E';
    const std::size_t start = to.size();
    to.resize(start + longest_fixed + format.precision);
    const auto written = std::to_chars(to.data() + start, to.data() + to.size(), value,
                                       scientific ? std::chars_format::scientific : std::chars_format::fixed,
                                       static_cast<int>(format.precision));
    to.resize(static_cast<std::size_t>(written.ptr - to.data()));
    if (format.alternate && format.precision == 0)
        to.insert(scientific ? to.find('e', start) : to.size(), 1, '.');
    if (format.type == 'E') to[to.find('e', start)] = 'E';
}

// --- integers ------------------------------------------------------------------------------------------

constexpr std::uint32_t nine_digits = 1'000'000'000;

// The decimal digits of hexadecimal ones.
std::string decimal(std::string_view hexadecimal) {
    std::vector<std::uint32_t> limbs; // base 10^9, the lowest first
    for (const char digit : hexadecimal) {
        std::uint64_t carry = static_cast<std::uint64_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
        for (std::uint32_t& limb : limbs) {
            carry += std::uint64_t{limb} * 16;
            limb = static_cast<std::uint32_t>(carry % nine_digits);
            carry /= nine_digits;
        }
        if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string text;
    for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb) {
        const std::string digits = std::to_string(*limb);
        if (!text.empty()) text.append(9 - digits.size(), '0');
        text += digits;
    }
    return text;
}

// Hexadecimal digits as those of base 2 or 8.
std::string regroup(std::string_view hexadecimal, unsigned bits) {
    std::string reversed;
    unsigned pending = 0, held = 0;
    for (auto digit = hexadecimal.rbegin(); digit != hexadecimal.rend(); ++digit) {
        pending |= static_cast<unsigned>(*digit <= '9' ? *digit - '0' : *digit - 'a' + 10) << held;
        for (held += 4; held >= bits; held -= bits, pending >>= bits)
            reversed += static_cast<char>('0' + (pending & ((1U << bits) - 1)));
    }
    if (held > 0) reversed += static_cast<char>('0' + pending);
    reversed.resize(reversed.find_last_not_of('0') + 1);
    return {reversed.rbegin(), reversed.rend()};
}

} // namespace

void append_float(double value, const FloatFormat& format, std::string& to) {
    const bool upper = format.type >= 'A' && format.type <= 'Z';
    if (std::isnan(value)) {
        to += upper ? "NAN" : "nan";
        return;
    }
    if (std::signbit(value)) to += '-';
    value = std::fabs(value);
    if (std::isinf(value)) {
        to += upper ? "INF" : "inf";
    } else if (format.type == 'g' || format.type == 'G' || format.type == 'r') {
        append_general(value, format, to);
    } else {
        append_with_precision(value, format, to);
    }
}

void append_float_repr(double value, std::string& to) { append_float(value, {.add_point_0 = true}, to); }

void append_complex_repr(const Complex& value, std::string& to) {
    const bool imaginary_only = value.real == 0 && !std::signbit(value.real);
    if (!imaginary_only) {
        to += '(';
        append_float(value.real, {}, to);
        // An imaginary part has its sign always: CPython's Py_DTSF_SIGN, which a NaN shows, too.
        if (std::isnan(value.imaginary) || !std::signbit(value.imaginary)) to += '+';
    }
    append_float(value.imaginary, {}, to);
    to += imaginary_only ? "j" : "j)";
}

bool append_integer(const Object& integer, std::string& to, Run& run, unsigned base) {
    if (is_integral(integer)) {
        std::array<char, 65> digits;
        const auto written = std::to_chars(digits.data(), digits.data() + digits.size(),
                                           as<Integer>(integer).value, static_cast<int>(base));
        to.append(digits.data(), written.ptr);
        return true;
    }
    std::string_view text = text_of(integer);
    if (text.starts_with('-')) to += '-';
    text.remove_prefix(text.starts_with('-') ? 3 : 2);
    if (base == 16) {
        to += text;
        return run.room(to.size());
    }
    if (base != 10) {
        if (!run.step(text.size()) || !run.room(text.size() * 4)) return false;
        to += regroup(text, base == 2 ? 1 : 3);
        return true;
    }
    // 4300 decimal digits have at most 3572 hexadecimal ones.
    const std::string digits = text.size() <= 3600 && run.step(text.size() * 8) ? decimal(text) : "";
    if (digits.empty() || digits.size() > longest_decimal) {
        run.decline(Reason::limit_size, "an integer of too many digits to print");
        return false;
    }
    to += digits;
    return true;
}

} // namespace rezdex::eval
