// Promise: what this process has read with its own eyes: "the file at this path, under this stamp, has this
// content". It spares touched and racy files a second reading.
//
// Only what cannot change unseen may be remembered: the caller keeps racy stamps out. Bounded: a new fact may
// push an old one out. Any thread may call.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

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
    static constexpr std::size_t facts = std::size_t{1} << 16U; // 4 MiB, made when first needed
    static constexpr std::size_t locks = 64;

    std::once_flag made_;
    std::unique_ptr<Fact[]> table_;
    std::array<std::mutex, locks> locks_;
};

} // namespace rezdex::index
