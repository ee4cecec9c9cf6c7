// Promise: the rule for which old generations stay by their number, as pure functions; remove_old() of
// database.h adds those that stay by their time and those that readers hold.
//
// `newest_first`: those whose files are there, but for the current one. What is not given back may go.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rezdex::store {

struct History;

// Which generations besides the one in CURRENT stay: those it follows, and else the newest ones, for a way
// back; those that another one followed less than so long ago, for readers that have read CURRENT and not yet
// opened what it named; and those that readers hold (reading_lock.h).
struct Keeping {
    std::size_t generations = 3;
    std::chrono::nanoseconds time = std::chrono::seconds(10);
};

// First those that rollback goes back to, one after the other; then what it went back from, the newest first.
[[nodiscard]] std::vector<std::uint64_t> kept_beside(std::uint64_t current,
                                                     const std::vector<std::uint64_t>& newest_first,
                                                     const History& history, std::size_t count);

// Where CURRENT is gone. What HISTORY ties to another one was an index, and nobody knows which of it was
// current: all of that stays. The rest may be of writers that died one after the other before there was a
// first CURRENT, and must not pile up: so many of it stay, one at least, and what is noted before what is
// not.
[[nodiscard]] std::vector<std::uint64_t> kept_without_current(const std::vector<std::uint64_t>& newest_first,
                                                              const History& history, std::size_t count);

} // namespace rezdex::store
