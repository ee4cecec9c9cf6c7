// Promise: records as they lie in the store: made from what the evaluator found, read in place.
//
// A value in the store is 8-aligned: an 8-byte checksum (XXH3-64 seeded with the key's hash), then a
// size-prefixed FlatBuffer (schema/record.fbs), padded to a multiple of 8. open_*() checks the checksum, runs
// the FlatBuffers verifier with limits taken from the value's size, and checks the offsets that the schema
// cannot express; after that every accessor is safe. A record that fails is null: the caller counts it stale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fs/filesystem.h"
#include "rez/definition.h"
#include "rezdex/value.h"
#include "store/generation.h"

namespace rezdex::store {

struct ContentHash {
    std::uint64_t low = 0, high = 0; // XXH3-128 of the file's bytes
    bool operator==(const ContentHash&) const = default;
};

// What a definition's entry rests on.
struct Stamp {
    std::int64_t mtime_ns = 0, ctime_ns = 0;
    std::uint64_t size = 0, inode = 0;
    bool operator==(const Stamp&) const = default;
};

// How reading a definition ended.
enum class FileState : std::uint8_t { read, missing, unreadable };

struct DefinitionFacts {
    FileState state = FileState::read;
    Stamp stamp;
    ContentHash hash;
    bool racy = false;
    bool not_world_readable = false;
    bool keep_source = false; // evaluated again when an input differs: its source is in the detail record
};

// Encodes one entry; used again and again by one thread. The bytes live until the next encode.
class DefinitionEncoder {
  public:
    DefinitionEncoder();
    ~DefinitionEncoder();
    struct Encoded {
        Bytes hot;
        Bytes detail;
    };
    // `key` is the padded key; `path` the whole relative path (kept in the record where the key was cut).
    [[nodiscard]] Encoded encode(std::string_view key, std::string_view path, const rez::Definition& definition,
                                 const DefinitionFacts& facts, std::string_view source);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// A checked hot record; null if damaged. `hot()` is what rezdex::Package reads.
class DefinitionRecord {
  public:
    DefinitionRecord() = default;
    static DefinitionRecord open(std::string_view key, Bytes value) noexcept;
    [[nodiscard]] explicit operator bool() const noexcept { return root_ != nullptr; }
    [[nodiscard]] const void* root() const noexcept { return root_; }
    [[nodiscard]] FileState state() const noexcept;
    [[nodiscard]] Stamp stamp() const noexcept;
    [[nodiscard]] ContentHash hash() const noexcept;
    [[nodiscard]] bool racy() const noexcept;
    [[nodiscard]] bool not_world_readable() const noexcept;
    [[nodiscard]] std::uint32_t answers_revision() const noexcept;
    [[nodiscard]] std::string_view path() const noexcept; // empty unless the key was cut

  private:
    const void* root_ = nullptr;
};

// A checked detail record; null if damaged.
class DetailRecord {
  public:
    DetailRecord() = default;
    static DetailRecord open(std::string_view key, Bytes value) noexcept;
    [[nodiscard]] explicit operator bool() const noexcept { return root_ != nullptr; }
    [[nodiscard]] Value attributes() const noexcept; // a dict
    [[nodiscard]] std::string_view source() const noexcept;

  private:
    const void* root_ = nullptr;
};

// A family's directory and the versions in it, in the order in which rez lists them.
struct FamilyVersion {
    std::string_view version;    // empty: unversioned
    std::string_view definition; // file name that wins, relative to the version's directory; empty: none
};
struct FamilyFacts {
    Stamp stamp;
    bool racy = false;
    bool volatile_listing = false; // holds .building* or links: the stamp does not vouch for the listing
    bool unreadable = false;
};
class FamilyEncoder; // as DefinitionEncoder
class FamilyRecord;  // as DefinitionRecord

} // namespace rezdex::store
