// Promise: see eval/dedent.h.
#include "eval/dedent.h"

#include <algorithm>
#include <optional>

#include "base/lines.h"

namespace rezdex::eval {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view common_prefix(std::string_view a, std::string_view b) noexcept {
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return a.substr(0, static_cast<std::size_t>(differ.first - a.begin()));
}

} // namespace

std::string dedent(std::string_view text) {
    std::optional<std::string_view> margin;
    for (base::Lines lines(text); !lines.at_end(); lines.advance()) {
        const std::string_view line = lines.line();
        const std::size_t first = line.find_first_not_of(blanks);
        if (first == std::string_view::npos) continue;
        margin = margin ? common_prefix(*margin, line.substr(0, first)) : line.substr(0, first);
    }
    std::string dedented;
    dedented.reserve(text.size() + 1);
    for (base::Lines lines(text); !lines.at_end(); lines.advance()) {
        const std::string_view line = lines.line();
        if (line.find_first_not_of(blanks) != std::string_view::npos)
            dedented += line.substr(margin.value_or(line).size());
        dedented += '\n';
    }
    if (!text.ends_with('\n') && !dedented.empty()) dedented.pop_back();
    return dedented;
}

} // namespace rezdex::eval
