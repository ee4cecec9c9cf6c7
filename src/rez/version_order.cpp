// Promise: see rez/version_order.h.
#include "rez/version_order.h"

#include <algorithm>
#include <cstddef>

namespace rezdex::rez {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// The first token of what is left of a version; the separator behind it goes with it.
std::string_view take_token(std::string_view& version) noexcept {
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(version, is_token_character) - version.begin());
    const std::string_view token = version.substr(0, end);
    const auto next =
        std::ranges::find_if(version.substr(end), is_token_character) - version.substr(end).begin();
    version.remove_prefix(end + static_cast<std::size_t>(next));
    return token;
}

// The first run of digits, or of other characters, of what is left of a token.
std::string_view take_run(std::string_view& token) noexcept {
    const bool digits = is_digit(token.front());
    const auto other = [digits](char c) { return is_digit(c) != digits; };
    const auto end = static_cast<std::size_t>(std::ranges::find_if(token, other) - token.begin());
    const std::string_view run = token.substr(0, end);
    token.remove_prefix(end);
    return run;
}

std::strong_ordering compare_runs(std::string_view a, std::string_view b) noexcept {
    const bool a_digits = is_digit(a.front()), b_digits = is_digit(b.front());
    if (a_digits != b_digits) return a_digits ? std::strong_ordering::greater : std::strong_ordering::less;
    if (a_digits) {
        const std::string_view a_number = a.substr(std::min(a.find_first_not_of('0'), a.size()));
        const std::string_view b_number = b.substr(std::min(b.find_first_not_of('0'), b.size()));
        if (a_number.size() != b_number.size()) return a_number.size() <=> b_number.size();
        if (const auto order = a_number <=> b_number; order != 0) return order;
    }
    return a <=> b;
}

std::strong_ordering compare_tokens(std::string_view a, std::string_view b) noexcept {
    while (!a.empty() && !b.empty()) {
        if (const auto order = compare_runs(take_run(a), take_run(b)); order != 0) return order;
    }
    return !a.empty() <=> !b.empty();
}

} // namespace

std::weak_ordering compare_versions(std::string_view a, std::string_view b) noexcept {
    while (!a.empty() && !b.empty()) {
        if (const auto order = compare_tokens(take_token(a), take_token(b)); order != 0) return order;
    }
    return !a.empty() <=> !b.empty();
}

} // namespace rezdex::rez
