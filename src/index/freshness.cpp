// Promise: the clauses of index/freshness.h, one a line.
#include "index/freshness.h"

#include <algorithm>
#include <limits>

namespace rezdex::index {
namespace {

// Rounds down, below 1970 too.
std::int64_t tick(std::int64_t time_ns, std::int64_t granularity_ns) noexcept {
    const std::int64_t quotient = time_ns / granularity_ns;
    return time_ns % granularity_ns < 0 ? quotient - 1 : quotient;
}

// Around 1970, to the second: what filesystems and archives give that keep no times, or have lost them.
bool says_nothing(std::int64_t time_ns) noexcept {
    constexpr std::int64_t second = 1'000'000'000;
    return time_ns >= -second && time_ns < 2 * second;
}

} // namespace

Comparison comparison(const fs::MountKind& recorded, const fs::MountKind& now, bool declared_copy) noexcept {
    if (recorded.magic == 0 || now.magic == 0) return {};
    const bool same_type = recorded.magic == now.magic;
    // Of one type, both saw the same digits: no tick is given away.
    const std::int64_t coarser = same_type ? 1 : std::max(recorded.granularity_ns, now.granularity_ns);
    const bool own = same_type && !declared_copy;
    return {own, own, coarser};
}

bool stamps_match(const store::Stamp& recorded, const store::Stamp& now, const Comparison& by) noexcept {
    if (recorded.size != now.size) return false;
    if (tick(recorded.mtime_ns, by.granularity_ns) != tick(now.mtime_ns, by.granularity_ns)) return false;
    if (by.ctime && recorded.ctime_ns != now.ctime_ns) return false;
    if (by.inode && recorded.inode != now.inode) return false;
    return by.ctime || !says_nothing(recorded.mtime_ns);
}

bool is_racy(const store::Stamp& stamp, std::int64_t read_started_ns,
             std::chrono::nanoseconds margin) noexcept {
    const std::int64_t latest = std::max(stamp.mtime_ns, stamp.ctime_ns);
    if (says_nothing(latest)) return true;
    const std::int64_t kept =
        std::max<std::int64_t>(margin.count(), 0); // a negative margin must not trust the future
    if (read_started_ns < std::numeric_limits<std::int64_t>::min() + kept) return true;
    return latest > read_started_ns - kept;
}

} // namespace rezdex::index
