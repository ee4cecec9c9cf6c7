// Promise: what a build counts, added up from parts. Plain data.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "rezdex/builder.h"

namespace rezdex::index {

struct BuildSummary {
    std::size_t families = 0, packages = 0, definitions = 0;
    std::array<std::size_t, 4> by_verdict{};
    std::map<Reason, std::size_t> by_reason; // of definitions that were read and are not answered
    std::size_t unreadable = 0, missing = 0, racy = 0;
    std::int64_t settles_ns = 0; // when the last racy entry has settled; 0: none is racy
    bool unseen = false;         // some of it is kept as it was, for nobody could look now
    std::vector<Error> problems;

    void add(BuildSummary&& part) {
        families += part.families;
        packages += part.packages;
        definitions += part.definitions;
        unreadable += part.unreadable;
        missing += part.missing;
        racy += part.racy;
        settles_ns = std::max(settles_ns, part.settles_ns);
        unseen = unseen || part.unseen;
        for (std::size_t i = 0; i < by_verdict.size(); ++i) by_verdict[i] += part.by_verdict[i];
        for (const auto& [reason, count] : part.by_reason) by_reason[reason] += count;
        std::move(part.problems.begin(), part.problems.end(), std::back_inserter(problems));
    }
};

} // namespace rezdex::index
