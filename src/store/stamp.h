// Promise: what an entry of the index rests on: the state of a file or directory when it was read.
#pragma once

#include <cstdint>

#include "fs/filesystem.h"

namespace rezdex::store {

struct Stamp {
    std::int64_t mtime_ns = 0, ctime_ns = 0; // since 1970
    std::uint64_t size = 0, inode = 0;
    bool operator==(const Stamp&) const = default;
};

[[nodiscard]] inline Stamp stamp_of(const fs::Stat& stat) noexcept {
    return {stat.mtime_ns, stat.ctime_ns, stat.size, stat.inode};
}

} // namespace rezdex::store
