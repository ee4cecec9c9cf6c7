// Promise: what a Batch keeps alive behind its slots.
//
// Written by the lookup that makes the batch, read-only after it, but for attributes().
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "index/opened.h"
#include "rez/combined.h"
#include "rez/definition.h"
#include "rez/old_release_files.h"
#include "rezdex/index.h"
#include "store/generation.h"

namespace rezdex {

namespace index {

// What a package is made of besides its definition.
struct PackageSource {
    std::optional<std::string_view> combined_version; // the definition is a combined family's file
    rez::OldReleaseFiles files;
};

// Where the attributes of a slot that is answered come from.
struct Source {
    std::string_view text; // from the index the key of its records, live the definition's bytes
    rez::Format format = rez::Format::python; // of the bytes
    const PackageSource* package = nullptr;   // null: nothing but the definition
    bool vouched_for = false; // by its family's directory: what the index has, and nobody looked at the file
};

} // namespace index

struct Batch::State {
    std::shared_ptr<const index::Opened> opened;      // null for parse_files()
    std::optional<Environment> environment;           // the caller's, where he gave one
    std::vector<index::Source> sources;               // one a slot
    std::vector<std::unique_ptr<base::Arena>> memory; // live records and bytes
    std::size_t stats = 0, reads = 0;

    // Made by attributes(), under the mutex.
    std::mutex mutex;
    std::optional<store::Cursor> cursor;
    // By their bytes and what else they are made of.
    std::map<std::pair<const char*, const void*>, std::unique_ptr<rez::Definition>> defined;
    std::map<const char*, std::unique_ptr<rez::CombinedFamily>> families; // by their bytes
};

} // namespace rezdex
