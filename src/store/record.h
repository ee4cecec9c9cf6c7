// Promise: a definition's records as they lie in the store: made from what the evaluator found, read in
// place.
//
// A value is 8-aligned and sealed (sealed.h). open() checks the checksum, runs the FlatBuffers verifier with
// limits taken from the value's size, and checks what the schema (schema/record.fbs) cannot express; after
// that every accessor is safe. A record that fails is null: the caller counts it as stale. Records are views:
// they live as long as the value, which is the Generation's, or the encoder's until its next encode(). Keys
// are those of key.h; whoever finds a record by a text asks is_of(text).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/hash.h"
#include "rez/definition.h"
#include "rezdex/package.h"
#include "rezdex/value.h"
#include "store/generation.h"
#include "store/stamp.h"

namespace rezdex::store {

using ContentHash = base::Hash128; // XXH3-128 of a definition's bytes

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

// Values nest at most this deep in a detail record.
inline constexpr std::size_t max_value_depth = 400;

// Encodes one entry; used again and again by one thread.
class DefinitionEncoder {
  public:
    DefinitionEncoder();
    DefinitionEncoder(DefinitionEncoder&&) noexcept;
    DefinitionEncoder& operator=(DefinitionEncoder&&) noexcept;
    ~DefinitionEncoder();

    struct Encoded {
        Bytes hot;
        Bytes detail; // empty where there is nothing to keep: no record in `details`
    };
    // The bytes live until the next encode(). A definition whose record would be too large, or whose value
    // nests too deeply, is encoded as dynamic (limit_memory, limit_nesting).
    [[nodiscard]] Encoded encode(std::string_view key, std::string_view path,
                                 const rez::Definition& definition, const DefinitionFacts& facts,
                                 std::string_view source);

    // The hot record alone, unsealed, for an answer made live: DefinitionRecord::trusted() reads it, from
    // where it lies or from an 8-aligned copy.
    [[nodiscard]] Bytes encode_hot(const rez::Definition& definition, const DefinitionFacts& facts);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// A checked hot record. `Package(record.root())` shows it to users.
class DefinitionRecord {
  public:
    DefinitionRecord() = default;
    static DefinitionRecord open(std::string_view key, Bytes value) noexcept;
    // What encode_hot() gave, or the root() of a record that was opened: nothing is checked.
    static DefinitionRecord trusted(Bytes hot) noexcept;
    static DefinitionRecord trusted(const void* root) noexcept;
    [[nodiscard]] explicit operator bool() const noexcept { return root_ != nullptr; }
    [[nodiscard]] const void* root() const noexcept { return root_; }
    [[nodiscard]] Package package() const noexcept { return Package(root_); }

    [[nodiscard]] FileState state() const noexcept;
    [[nodiscard]] Stamp stamp() const noexcept;
    [[nodiscard]] ContentHash hash() const noexcept;
    [[nodiscard]] bool racy() const noexcept;
    [[nodiscard]] bool not_world_readable() const noexcept;
    [[nodiscard]] std::uint32_t answers_revision() const noexcept;
    [[nodiscard]] std::string_view path() const noexcept; // empty unless the key was cut
    // Is this the record of the path asked for? False where two paths share a cut key.
    [[nodiscard]] bool is_of(std::string_view asked) const noexcept;

    struct InputView {
        std::string_view name;
        rez::Input::State state;
        std::uint64_t value_hash;
    };
    [[nodiscard]] std::size_t input_count() const noexcept;
    [[nodiscard]] InputView input(std::size_t i) const noexcept; // i < input_count()

  private:
    const void* root_ = nullptr;
};

// A checked detail record.
class DetailRecord {
  public:
    DetailRecord() = default;
    static DetailRecord open(std::string_view key, Bytes value) noexcept;
    [[nodiscard]] explicit operator bool() const noexcept { return root_ != nullptr; }
    [[nodiscard]] std::optional<Value> attributes() const noexcept; // a dict; absent unless answered
    [[nodiscard]] std::string_view source() const noexcept;         // empty unless kept

  private:
    const void* root_ = nullptr;
};

} // namespace rezdex::store
