// Promise: for one batch, whether a family's directory still vouches for all that the index has of it: one
// stat a family, made by the first thread that needs it.
//
// Level `family` only. A family that is racy, holds .building* or links, or has changed does not vouch: its
// paths are checked one by one. Any number of threads.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "index/mounts.h"
#include "store/listing.h"

namespace rezdex::index {

class FamilyChecks {
  public:
    FamilyChecks(const Opened& opened, fs::FileSystem& disk, fs::Sync sync, Mounts& mounts)
        : opened_(opened), disk_(disk), sync_(sync), mounts_(mounts) {}

    // `path` is the family's directory, folded; `root` and `family` say the same to the index.
    [[nodiscard]] bool vouches(store::Cursor& cursor, std::string_view path, std::size_t root,
                               std::string_view family);
    [[nodiscard]] std::size_t stats() const noexcept { return stats_.load(std::memory_order_relaxed); }

  private:
    [[nodiscard]] bool look(store::Cursor& cursor, const std::string& path, std::size_t root,
                            std::string_view family);

    struct Check {
        std::once_flag once;
        bool vouches = false;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    struct Shard {
        std::mutex mutex;
        std::unordered_map<std::string, Check, Hash, std::equal_to<>> checks;
    };

    const Opened& opened_;
    fs::FileSystem& disk_;
    const fs::Sync sync_;
    Mounts& mounts_;
    std::array<Shard, 16> shards_;
    std::atomic<std::size_t> stats_{0};
};

} // namespace rezdex::index
