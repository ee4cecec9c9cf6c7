// Promise: the facts about a whole index: its one record in the table `meta`.
//
// Read once at open, so it is copied into plain structs.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/generation.h"
#include "store/key.h"

namespace rezdex::store {

// Of the files, tables, keys and records of this folder; CURRENT names it, too. Any change that an older
// build would misread makes a new one.
inline constexpr std::uint32_t format_number = 2;

struct RepositoryFacts {
    RepositoryId id = 0;
    std::string name;
    std::vector<std::string> roots;     // absolute paths of the same tree
    std::uint64_t filesystem_magic = 0; // statfs f_type as the builder saw it; 0: its entries saw several
    bool network = false;
    bool declared_copy = false; // what was read is a copy: its inodes and ctimes are no other root's
    std::uint64_t families = 0, packages = 0, definitions = 0;
    std::vector<std::string> copies{}; // those of `roots` that are declared copies of it
    // By which every entry was judged, or by a larger one: what changed less than this before it was read is
    // racy. The second is for network filesystems, whose clock is not ours.
    std::chrono::nanoseconds local_racy_margin = std::chrono::seconds(3);
    std::chrono::nanoseconds network_racy_margin = std::chrono::seconds(60);
    bool operator==(const RepositoryFacts&) const = default;
};

struct Meta {
    std::uint32_t format = format_number;
    std::uint32_t answers_revision = 0;
    std::string rezdex_version;
    std::int64_t built_ns = 0;           // since 1970
    RepositoryId next_repository_id = 1; // ids are never reused
    bool include_private = false;
    std::vector<std::pair<std::string, std::string>> settings; // those that change answers: name, value
    std::vector<RepositoryFacts> repositories;                 // in the index's order
    bool operator==(const Meta&) const = default;
};

// The key of the record.
[[nodiscard]] std::string_view meta_key() noexcept;

// 8-aligned; for GenerationWriter::append(Table::meta, meta_key(), …).
[[nodiscard]] std::vector<std::uint64_t> encode_meta(const Meta& meta);

// Nothing if the record is damaged.
[[nodiscard]] std::optional<Meta> decode_meta(Bytes value);

} // namespace rezdex::store
