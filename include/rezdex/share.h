// Promise: take an index from the host that makes it to the hosts that use it, through storage that all see.
//
// publish() writes the current generation of an index anew in this host's cache, without what must not leave
// the host, and puts that at another place; fetch() brings what was published into a host's cache, and
// Index::open() of the published path then reads the copy in the cache and never touches the storage. Both
// copy bytes: nothing is mapped over a network. What is copied is verified by its hash before CURRENT is
// moved to it, so that a reader, whatever happens at whatever moment, finds the old generation or the new
// one. Callbacks come on the calling thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rezdex/result.h"

namespace rezdex {

struct ShareProgress {
    std::uint64_t bytes_done = 0, bytes_total = 0;
};

struct PublishOptions {
    std::string database;    // the index's folder
    std::string destination; // a folder for it alone; made if it is not there
    // Inputs (rezdex/environment.h) that definitions may have read for their entries to be published as they
    // are; one that ends in `*` stands for all that begin so. `building` and `testing` always may. The entry
    // of a definition that read another one is published as a stub: dynamic, reason private-input, its stamp
    // kept.
    std::vector<std::string> allowed_inputs;
    // Of the generations before the current one these stay at the destination, for hosts that are just
    // fetching them: so many, those that the current one follows first, then the newest; and what another one
    // followed less than so long ago. (The way back is the index's own: roll_back(), and publish again.)
    std::size_t keep = 3;
    std::chrono::nanoseconds keep_for = std::chrono::hours(24);
    bool wait = false; // for another publisher; else that is Error kind locked
    std::function<void(const ShareProgress&)> progress;
    const std::atomic<bool>* cancel = nullptr; // set: stop soon, Error kind interrupted
};

struct PublishReport {
    std::uint64_t generation = 0; // that is current at the destination now
    bool published = false;       // else it was there already
    std::uint64_t bytes = 0;
    std::size_t stubs = 0; // entries of definitions and packages that were replaced
    std::chrono::nanoseconds total_time{};
};

// Errors: those of opening the index; of the cache usage (there is none, or it is on a network filesystem),
// permission, io, no_space; at the destination locked (another publisher), foreign, format,
// permission, io, no_space; damaged where what was written reads back as something else.
Result<PublishReport> publish(const PublishOptions& options);

struct FetchOptions {
    std::string source; // the folder that publish() filled; made absolute by its text
    std::string cache;  // empty: REZDEX_CACHE_DIR, else XDG_CACHE_HOME/rezdex, else ~/.cache/rezdex
    // Wait a random while of up to this first, so that a thousand hosts' timers do not ask at once.
    std::chrono::nanoseconds jitter{0};
    // Give up where the storage has not answered, or given another piece of 256 kB, for so long.
    std::chrono::nanoseconds timeout = std::chrono::seconds(60);
    // Wait for another process that is fetching the same index; else that is Error kind locked.
    bool wait = false;
    std::function<void(const ShareProgress&)> progress;
    const std::atomic<bool>* cancel = nullptr; // set: stop soon, Error kind interrupted
};

struct FetchReport {
    std::string directory;        // of the copy: an index's folder in the cache
    std::uint64_t generation = 0; // of the source
    bool fetched = false;         // else the cache had it already
    std::uint64_t bytes = 0;
    std::chrono::nanoseconds total_time{};
};

// Whatever fails, the copy that was there before stays. Errors: not_found (nothing is published there,
// or its CURRENT is gone), locked, damaged (what is there is not what its CURRENT says: half-copied, for
// instance), io (also storage that does not answer), foreign, format, permission, no_space, usage (no cache
// folder, or one on a network filesystem).
Result<FetchReport> fetch(const FetchOptions& options);

} // namespace rezdex
