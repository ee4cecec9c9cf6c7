// Promise: what an Index holds: the generation in use, and what it has learnt of the disk.
//
// Any thread may call, and a forked child. CURRENT is looked at once a second at most; where the next
// generation cannot be opened, the one in use stays, whose entries are checked like any other's.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/fork_mutex.h"
#include "index/lookup.h"

namespace rezdex {

struct Index::Impl {
    Impl(std::string index_directory, bool leave_marks, std::vector<RepositoryRoot> readers_roots,
         fs::FileSystem& filesystem, std::shared_ptr<const index::Opened> first)
        : directory(std::move(index_directory)), leave_mark(leave_marks), roots(std::move(readers_roots)),
          disk(filesystem), opened(std::move(first)) {}

    // `disk` is what lookups see; the index itself is always a real file.
    static Result<Index> open(std::string_view directory, const OpenOptions& options, fs::FileSystem& disk);

    // For one batch: the newest generation, as far as it was looked for.
    [[nodiscard]] index::Surroundings surroundings() const;

    static constexpr std::chrono::nanoseconds look_again = std::chrono::seconds(1);

    const std::string directory; // that is read: where a copy was fetched, the copy's
    const bool leave_mark;
    const std::vector<RepositoryRoot> roots;
    fs::FileSystem& disk;
    mutable index::Settled settled;

  private:
    [[nodiscard]] std::uint64_t time_to_look() const;
    void look(std::uint64_t turn) const;

    mutable base::ForkMutex mutex; // of what follows
    mutable std::shared_ptr<const index::Opened> opened;
    mutable std::uint64_t opened_in = 0; // the turn that found it
    mutable std::uint64_t turns = 0;     // in which it was looked for
    mutable std::chrono::steady_clock::time_point looked = std::chrono::steady_clock::now();
};

} // namespace rezdex
