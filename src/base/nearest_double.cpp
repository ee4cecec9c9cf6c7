// Promise: see base/nearest_double.h.
#include "base/nearest_double.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

namespace rezdex::base {

double nearest_double(std::string_view digits) {
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
            if (c >= '0' && c <= '9') exponent = std::min(exponent * 10 + (c - '0'), 1e15);
        if (negative) exponent = -exponent;
    }
    return lead + exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

} // namespace rezdex::base
