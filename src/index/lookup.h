// Promise: one batch of paths answered from one generation of an index and the disk, slot by slot.
//
// Every path gets its slot, in its place; one that goes wrong spoils no other. Which files are stat'ed, read
// or left alone is what the freshness level says (DESIGN.md, "Freshness"), and no path more than once.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "fs/filesystem.h"
#include "index/answers.h"
#include "index/opened.h"
#include "index/settled.h"
#include "rezdex/index.h"

namespace rezdex::index {

struct Surroundings {
    std::shared_ptr<const Opened> opened;
    fs::FileSystem& disk;
    Settled& settled;
};

// The level that holds for what lies under the root.
[[nodiscard]] Freshness freshness_of(const Opened& opened, const LookupOptions& options, std::size_t root);

[[nodiscard]] Answers lookup(const Surroundings& surroundings, std::span<const std::string_view> paths,
                             const LookupOptions& options);

// The same without an index: every path is read and defined.
[[nodiscard]] Answers read_all(fs::FileSystem& disk, std::span<const std::string_view> paths,
                               unsigned threads, const Environment* environment);

} // namespace rezdex::index
