// Promise: look at every byte of an index and say what is damaged.
//
// Reads all of it, leaves nothing behind (no mark, no lock) and changes nothing; memory is a bit a page of
// the file, plus the findings that are kept. Any number may run while the index is used or written. What it
// finds `rezdex index` mends; docs/damage.md lists each word with what it means.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rezdex/result.h"

namespace rezdex {

// One thing that is not as it should be.
struct Finding {
    // Stable: current, history, no-file, file-size, file-hash, unreadable, header, page, lost-pages, record,
    // key, reference, count, revision, foreign-file.
    std::string_view word;
    std::string file;    // its name in the index's folder
    std::string table;   // of the generation; empty where none is concerned
    std::string key;     // what the entry is called, as it was read: any bytes
    std::string message; // one sentence
};

struct CheckProgress {
    std::string_view file;
    std::uint64_t bytes_done = 0, bytes_total = 0; // of the file, each read twice
};

struct CheckOptions {
    bool all_generations = false;     // older ones, too
    std::size_t findings_kept = 1000; // the rest is counted only
    // One thread; false stops the check (Error kind interrupted).
    std::function<bool(const CheckProgress&)> progress;
};

struct CheckedGeneration {
    std::uint64_t generation = 0;
    bool current = false;
    bool noted = false; // CURRENT or HISTORY tells its hash; else only what it says of itself was checked
    std::uint64_t bytes = 0;
    std::uint64_t pages = 0, free_pages = 0;
    std::uint64_t definitions = 0, details = 0, packages = 0, families = 0; // entries that were met
};

struct CheckReport {
    std::string directory;                                           // this host's copy, where it was fetched
    std::vector<CheckedGeneration> generations;                      // the current one first, then the newest
    std::vector<Finding> findings;                                   // the first of them
    std::vector<std::pair<std::string_view, std::uint64_t>> by_word; // all, by Finding::word
    [[nodiscard]] bool whole() const noexcept { return by_word.empty(); }
};

// Of a folder whose CURRENT is damaged all generations are looked at. Errors, where nothing could be looked
// at: not_found, permission, io, format (an index that this build does not read), usage (a network
// filesystem), interrupted.
[[nodiscard]] Result<CheckReport> check(std::string_view directory, const CheckOptions& options = {});

} // namespace rezdex
