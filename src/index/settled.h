// Promise: what this process has read with its own eyes: "the file at this path, under this stamp, has this
// content". It spares touched and racy files a second reading.
//
// Only what cannot change unseen may be remembered: the caller keeps racy stamps out. Bounded: a new fact may
// push an old one out. Any thread may call, and a forked child.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/fork_mutex.h"
#include "base/hash.h"
#include "store/stamp.h"

namespace rezdex::index {

class Settled {
  public:
    [[nodiscard]] std::optional<base::Hash128> content(std::string_view path, const store::Stamp& stamp);
    void remember(std::string_view path, const store::Stamp& stamp, const base::Hash128& content);

  private:
    struct Fact {
        base::Hash128 path;
        store::Stamp stamp;
        base::Hash128 content;
    };
    static constexpr std::size_t facts_a_shard = 1024; // 64 shards of 64 KiB, made when first needed

    struct Shard {
        base::ForkMutex mutex;
        std::vector<Fact> facts; // empty until something is remembered
    };
    std::array<Shard, 64> shards_;
};

} // namespace rezdex::index
