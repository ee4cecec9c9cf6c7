// Promise: the figures that `rezdex index` and `rezdex stats` share: how many definitions have which verdict,
// and why.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rezdex/reason.h"

namespace rezdex::cli {

// One line a verdict (by position in the enum) with its share, then one a reason, the most frequent first.
void write_verdicts(std::string& to, std::span<const std::uint64_t, 4> by_verdict,
                    std::vector<std::pair<Reason, std::uint64_t>> by_reason);

} // namespace rezdex::cli
