// Promise: the records of families and packages: which versions there are, which file defines each, and what
// those answers rest on. Made, checked and read as those of record.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "rez/old_release_files.h"
#include "rezdex/reason.h"
#include "store/generation.h"
#include "store/stamp.h"

namespace rezdex::store {

// --- families -------------------------------------------------------------------------------------------

struct FamilyVersion {
    std::string_view version;    // empty: unversioned
    std::string_view definition; // file name that wins, relative to the version's directory; empty: none.
                                 // Of a combined family: its file, relative to the root
};

// Whether a family is a file, <family>.py or .yaml, and whether its versions are known.
enum class Combined : std::uint8_t { no, listed, not_listed };

struct FamilyFacts {
    Stamp stamp; // of the family's directory
    bool racy = false;
    bool volatile_listing = false; // holds .building* or links: the stamp does not vouch for the listing
    bool unreadable = false;
    Combined combined = Combined::no;
};

class FamilyEncoder {
  public:
    FamilyEncoder();
    FamilyEncoder(FamilyEncoder&&) noexcept;
    FamilyEncoder& operator=(FamilyEncoder&&) noexcept;
    ~FamilyEncoder();
    // `text` is family_text(family), `versions` are in rez's listing order. The bytes live until the next
    // call.
    [[nodiscard]] Bytes encode(std::string_view key, std::string_view text, const FamilyFacts& facts,
                               std::span<const FamilyVersion> versions);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class FamilyRecord {
  public:
    FamilyRecord() = default;
    static FamilyRecord open(std::string_view key, Bytes value) noexcept;
    [[nodiscard]] explicit operator bool() const noexcept { return root_ != nullptr; }
    [[nodiscard]] std::string_view path() const noexcept; // empty unless the key was cut
    [[nodiscard]] bool is_of(std::string_view asked) const noexcept;
    [[nodiscard]] FamilyFacts facts() const noexcept;
    [[nodiscard]] std::size_t size() const noexcept; // versions
    [[nodiscard]] FamilyVersion operator[](std::size_t i) const noexcept;

  private:
    const void* root_ = nullptr;
};

// --- packages -------------------------------------------------------------------------------------------

// Another path that the answer rests on, as it was: absent where nothing was there.
struct PackageCheck {
    std::string_view path; // relative to the repository's root
    std::optional<Stamp> stamp;
};

struct PackageFacts {
    std::string_view definition;    // its path, relative to the repository's root; empty: there is none
    Reason reason = Reason::none;   // why that definition does not answer for the package
    bool racy = false;              // one of the stamps below is
    std::optional<Stamp> directory; // of the version's directory, where the answer rests on it
    std::span<const PackageCheck> checks;
    // A definition record of its own: DefinitionEncoder's `hot`, under the key of own_text().
    Bytes own;
    // Old release files that are kept, where the definition may be evaluated again.
    rez::OldReleaseFiles kept;
    bool private_files = false; // not every user may read the old release files
};

class PackageEncoder {
  public:
    PackageEncoder();
    PackageEncoder(PackageEncoder&&) noexcept;
    PackageEncoder& operator=(PackageEncoder&&) noexcept;
    ~PackageEncoder();
    // `text` is package_text(family, version). The bytes live until the next call.
    [[nodiscard]] Bytes encode(std::string_view key, std::string_view text, const PackageFacts& facts);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class PackageRecord {
  public:
    PackageRecord() = default;
    static PackageRecord open(std::string_view key, Bytes value) noexcept;
    [[nodiscard]] explicit operator bool() const noexcept { return root_ != nullptr; }
    [[nodiscard]] std::string_view path() const noexcept; // empty unless the key was cut
    [[nodiscard]] bool is_of(std::string_view asked) const noexcept;
    [[nodiscard]] std::string_view definition() const noexcept;
    [[nodiscard]] Reason reason() const noexcept;
    [[nodiscard]] bool racy() const noexcept;
    [[nodiscard]] std::optional<Stamp> directory() const noexcept;
    [[nodiscard]] std::size_t check_count() const noexcept;
    [[nodiscard]] PackageCheck check(std::size_t i) const noexcept;
    [[nodiscard]] Bytes own() const noexcept; // for DefinitionRecord::open(); empty: there is none
    [[nodiscard]] rez::OldReleaseFiles kept() const noexcept;
    [[nodiscard]] bool private_files() const noexcept;

  private:
    const void* root_ = nullptr;
};

} // namespace rezdex::store
