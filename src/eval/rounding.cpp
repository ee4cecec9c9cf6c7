// Promise: round() of floats (eval/real.h), correctly rounded from their exact decimal digits, as CPython's
// double_round (Objects/floatobject.c) does with David Gay's dtoa.
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <system_error>

#include "eval/integer.h"
#include "eval/real.h"

namespace rezdex::eval {
namespace {

using Digits = std::array<char, 1200>; // the longest exact double takes 767 digits

double read(const Digits& digits, const char* end) {
    double value = 0;
    const auto result = std::from_chars(digits.data(), end, value);
    return result.ec == std::errc::result_out_of_range ? HUGE_VAL : value;
}

// value > 0 rounded to a multiple of 10**place, place > 0.
double round_to_tens(double value, int place) {
    Digits digits{};
    auto end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::scientific, 780).ptr;
    const std::string_view exact(digits.data(), end); // d.ddd…e+XX
    const std::string_view fraction = exact.substr(2, 780);
    int exponent = 0; // of the first digit; the value is at least 1 or rounds to 0
    const std::string_view written = exact.substr(exact.find('e') + 2);
    std::from_chars(written.begin(), written.end(), exponent);
    if (value < 1 || exponent < place - 1) return 0;
    if (exponent == place - 1) { // 0 or 10**place; an exact half goes to the even 0
        const bool up =
            exact[0] > '5' || (exact[0] == '5' && fraction.find_first_not_of('0') != std::string_view::npos);
        if (!up) return 0;
        digits = {'1', 'e'};
        end = std::to_chars(digits.data() + 2, digits.end(), place).ptr;
    } else {
        end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::scientific,
                            exponent - place)
                  .ptr;
    }
    return read(digits, end);
}

} // namespace

Object* round_to_integer(double value, Run& run) {
    if (std::isnan(value)) return run.raise("ValueError: cannot convert float NaN to integer");
    if (std::isinf(value)) return run.raise("OverflowError: cannot convert float infinity to integer");
    double rounded = std::round(value); // a half goes away from zero
    if (std::fabs(value - rounded) == 0.5) rounded = 2.0 * std::round(value / 2.0);
    return truncated(rounded, run);
}

Object* round_float(double value, std::int64_t places, Run& run) {
    if (!std::isfinite(value) || places > 323) return make_floating(value, run);
    if (places < -308) return make_floating(0.0 * value, run);
    if (!run.step(8)) return nullptr; // a double may have 309 digits
    double rounded = 0;
    if (places >= 0) {
        Digits digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), std::fabs(value),
                                       std::chars_format::fixed, static_cast<int>(places));
        rounded = read(digits, end.ptr);
    } else {
        rounded = round_to_tens(std::fabs(value), static_cast<int>(-places));
    }
    if (std::isinf(rounded)) return run.raise("OverflowError: rounded value too large to represent");
    return make_floating(std::copysign(rounded, value), run);
}

} // namespace rezdex::eval
