// Promise: one generation of an index: an immutable LMDB file, written once, read from any number of threads.
//
// GenerationWriter bulk-loads sorted records into a temporary file, or changes a copy of another generation,
// and syncs it; Database (database.h) names it and moves CURRENT only after that. Generation maps a finished
// file for reading: no lock file, no write permission; a forked child has the map, too. Cursor is one
// thread's handle: cheap to make, cheapest for keys asked in rising order.
//
// LMDB writes these files; reading is our own (tree_cursor.h), because LMDB trusts its pages and a page may
// have been damaged after the whole file's hash was checked (mark.h). Whatever a page holds, an entry is the
// one that was written, or damaged, or (where the pages around vouch for it) absent.
//
// LMDB's limits, and what each means here:
// - keys of at most 511 bytes: key.h cuts longer ones.
// - values aligned to 2: all key and value sizes are multiples of 8, and so is each node's and page's header;
//   every value then lies 8-aligned, on overflow pages too.
// - not on a network filesystem: database.h refuses.
// - a file that is truncated while mapped is SIGBUS.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "rezdex/result.h"

namespace rezdex::store {

// All tables exist from the start. Keys: store/key.h. Values: store/record.h, listing.h, meta.h.
enum class Table : std::uint8_t {
    definitions, // path → hot record
    details,     // the same key → detail record
    packages,    // family/version → package record
    families,    // family/ → family record
    meta,        // one record
};
inline constexpr std::size_t table_count = 5;

// 8-aligned bytes in the mapped file; they live as long as the Generation.
using Bytes = std::span<const std::byte>;

class Generation;

// One thread's handle. The Generation must outlive it. A damaged page is an entry with an empty value, which
// every record's open() takes as damaged: it is never mistaken for absence. A scan ends behind one.
class Cursor {
  public:
    explicit Cursor(const Generation& generation);
    Cursor(Cursor&&) noexcept;
    Cursor& operator=(Cursor&&) noexcept;
    ~Cursor();

    struct Entry {
        std::string_view key; // as stored: lives as long as the Generation
        Bytes value;
    };
    // The entry of exactly this (padded) key; nothing for the empty one.
    [[nodiscard]] std::optional<Entry> find(Table table, std::string_view key);
    // The first entry whose key is not less than `key` (all are, if it is empty); then the next one.
    [[nodiscard]] std::optional<Entry> seek(Table table, std::string_view key);
    [[nodiscard]] std::optional<Entry> next(Table table);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// What a generation's file is known by: named in CURRENT, checked by the reader's mark.
using FileHash = base::Hash128; // XXH3-128

class Generation {
  public:
    // Maps the file and holds it against removal (reading_lock.h); shared between callers. Errors: not_found,
    // permission, io, foreign, format, damaged. Does not check the file's hash: see mark.h.
    static Result<std::shared_ptr<const Generation>> open(const std::string& path);
    ~Generation();

    [[nodiscard]] const std::string& path() const noexcept;
    [[nodiscard]] std::uint64_t entries(Table table) const noexcept; // as the table says
    [[nodiscard]] std::uint64_t bytes() const noexcept;

    struct Impl;
    explicit Generation(std::unique_ptr<Impl> impl) noexcept;
    [[nodiscard]] const Impl& impl() const noexcept { return *impl_; } // for the sources of this folder

  private:
    std::unique_ptr<Impl> impl_;
};

// One thread at a time. After an error only destruction is left.
class GenerationWriter {
  public:
    // `path` must not exist. Errors: no_space, permission, io.
    static Result<GenerationWriter> create(const std::string& path);
    // Holds all that `from` holds, whose file is read whole: damaged where its hash is not `hash`.
    static Result<GenerationWriter> copy(const Generation& from, const FileHash& hash,
                                         const std::string& path);
    GenerationWriter(GenerationWriter&&) noexcept;
    GenerationWriter& operator=(GenerationWriter&&) noexcept;
    ~GenerationWriter(); // removes the file unless finish() gave success

    // Fast where the keys of a table come in rising order (of the key, not the text: they differ where a key
    // was cut); one that comes late is put in its place. Key and value sizes must be multiples of 8; a key
    // given twice is the error `usage`, and the first value stays.
    Result<Done> append(Table table, std::string_view key, Bytes value);

    // put() takes the place of what the key had; of a key that is not there remove() removes nothing. Sizes
    // as above.
    Result<Done> put(Table table, std::string_view key, Bytes value);
    Result<Done> remove(Table table, std::string_view key);

    // Commits, hashes the file as it now is in the page cache, syncs it and closes. The calls above commit in
    // steps by themselves, so that memory stays bounded.
    struct Finished {
        std::uint64_t bytes = 0;
        FileHash hash;
        std::chrono::nanoseconds sync_time{};
    };
    Result<Finished> finish();

  private:
    struct Impl;
    explicit GenerationWriter(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

} // namespace rezdex::store
