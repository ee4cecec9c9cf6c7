// Promise: what lookups gave, as counters that grow from run to run (metrics.h): hits by origin, status,
// reason.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "rezdex/index.h"

namespace rezdex::cli {

class LookupMetrics {
  public:
    void count(const Slot& slot);         // one answer given
    void count(const Counters& counters); // what a batch took
    [[nodiscard]] std::optional<Error> write(const std::string& file, const std::string& database) const;

  private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    std::array<std::array<std::uint64_t, 7>, 3> slots_{}; // by origin and status
    std::map<Reason, std::uint64_t> unanswered_;
    std::uint64_t touched_ = 0, stats_ = 0, reads_ = 0;
};

} // namespace rezdex::cli
