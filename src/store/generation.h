// Promise: one generation of an index: an immutable LMDB file, written once in key order, read from any
// number of threads.
//
// GenerationWriter bulk-loads sorted records into a temporary file, syncs it and names it; CURRENT (current.h)
// moves only after that. Generation opens a finished file `MDB_RDONLY|MDB_NOLOCK`: no lock file, no write
// permission. Cursor is one thread's handle: cheap to make, cheapest for keys asked in rising order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rezdex/result.h"

namespace rezdex::store {

// All tables exist from the start. Keys: store/key.h. Values: store/record.h.
enum class Table : std::uint8_t {
    definitions, // repository id + relative path → hot record
    details,     // the same key → detail record
    packages,    // repository id + family/version → package record
    families,    // repository id + family → family record
    meta,        // name → value
};
inline constexpr std::size_t table_count = 5;

// 8-aligned bytes in the mapped file; they live as long as the Generation.
using Bytes = std::span<const std::byte>;

class Generation;

class Cursor {
  public:
    explicit Cursor(const Generation& generation);
    Cursor(Cursor&&) noexcept;
    ~Cursor();

    // The value under exactly this (padded) key.
    [[nodiscard]] std::optional<Bytes> find(Table table, std::string_view key);

    struct Entry {
        std::string_view key;
        Bytes value;
    };
    // The first entry whose key is not less than `key`; then the next one.
    [[nodiscard]] std::optional<Entry> seek(Table table, std::string_view key);
    [[nodiscard]] std::optional<Entry> next(Table table);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// What a generation's file is known by: named in CURRENT, checked by the reader's mark.
struct FileHash {
    std::uint64_t low = 0, high = 0; // XXH3-128
    bool operator==(const FileHash&) const = default;
};

class Generation {
  public:
    // Maps the file; one environment a process and file, shared between callers, opened again after fork.
    // Does not check the file's hash: see mark.h.
    static Result<std::shared_ptr<const Generation>> open(const std::string& path);
    ~Generation();

    [[nodiscard]] const std::string& path() const noexcept;
    [[nodiscard]] std::uint64_t entries(Table table) const;
    [[nodiscard]] std::uint64_t bytes() const noexcept;

    struct Impl;
    explicit Generation(std::unique_ptr<Impl> impl) noexcept;

  private:
    friend class Cursor;
    std::unique_ptr<Impl> impl_;
};

class GenerationWriter {
  public:
    // `path` must not exist. Errors: no_space, permission, io.
    static Result<GenerationWriter> create(const std::string& path);
    GenerationWriter(GenerationWriter&&) noexcept;
    GenerationWriter& operator=(GenerationWriter&&) noexcept;
    ~GenerationWriter(); // removes the file unless finish() was called

    // Keys of one table must come in rising order; key and value sizes must be multiples of 8.
    Result<Done> append(Table table, std::string_view key, Bytes value);

    // Commits in steps by itself; finish() commits, syncs, hashes and closes.
    struct Finished {
        std::uint64_t bytes = 0;
        FileHash hash;
    };
    Result<Finished> finish();

  private:
    struct Impl;
    explicit GenerationWriter(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

} // namespace rezdex::store
