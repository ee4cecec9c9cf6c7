// Promise: see keeping.h.
#include "store/keeping.h"

#include <algorithm>

#include "store/history.h"

namespace rezdex::store {
namespace {

using Numbers = std::vector<std::uint64_t>;

bool holds(const Numbers& numbers, std::uint64_t number) {
    return std::ranges::find(numbers, number) != numbers.end();
}

} // namespace

Numbers kept_beside(std::uint64_t current, const Numbers& newest_first, const History& history,
                    std::size_t count) {
    Numbers kept;
    for (const std::uint64_t number : history.before(current))
        if (holds(newest_first, number)) kept.push_back(number);
    for (const std::uint64_t number : newest_first)
        if (!holds(kept, number)) kept.push_back(number);
    kept.resize(std::min(kept.size(), count));
    return kept;
}

Numbers kept_without_current(const Numbers& newest_first, const History& history, std::size_t count) {
    Numbers kept, loose, not_noted;
    for (const std::uint64_t number : newest_first)
        (history.ties(number) ? kept : history.find(number) != nullptr ? loose : not_noted).push_back(number);
    loose.insert(loose.end(), not_noted.begin(), not_noted.end());
    loose.resize(std::min(loose.size(), std::max<std::size_t>(count, 1)));
    kept.insert(kept.end(), loose.begin(), loose.end());
    return kept;
}

} // namespace rezdex::store
