// Promise: rez's versions, version ranges and requirements, as rez 3.4.0 reads, compares and prints them.
//
// The rules are those of rez/version/_version.py and rez/version/_requirement.py, and of PackageRequest in
// rez/utils/formatting.py; each name here is the one that rez has, so their documentation holds here, too.
// Where rez raises, the Result holds an Error of kind `usage`. So it does for a number of more than 640
// digits: whether Python reads such a one is a setting of Python's.
//
// Texts are Python's str as UTF-8 (a lone surrogate is encoded like any other code point). All are values
// that own what they hold; any thread may read one that no thread writes.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/result.h"

namespace rezdex {

// Tokens of [a-zA-Z0-9_] with one character between two of them, whichever it is.
class Version {
  public:
    Version() = default; // '', which stands for no version and is less than any other
    [[nodiscard]] static Result<Version> parse(std::string_view text);

    [[nodiscard]] const std::string& to_string() const noexcept { return text_; }
    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

    // Separators do not count: 1.0 equals 1-0. Of two tokens, letters come before digits, digits compare as
    // numbers and then as text: alpha < 01 < 1 < 1a < 10.
    friend std::weak_ordering operator<=>(const Version& a, const Version& b) noexcept;
    [[nodiscard]] friend bool operator==(const Version& a, const Version& b) noexcept {
        return (a <=> b) == 0;
    }

  private:
    friend class VersionRange;
    explicit Version(std::string text) noexcept : text_(std::move(text)) {} // of a version
    std::string text_;
};

// One contiguous run of versions.
struct VersionBound {
    Version lower;
    Version upper; // '' where there is no upper bound
    bool lower_inclusive = true;
    bool upper_inclusive = true;
    bool upper_bounded = false;

    [[nodiscard]] bool contains(const Version& version) const noexcept;
    [[nodiscard]] std::string to_string() const;

    friend std::weak_ordering operator<=>(const VersionBound& a, const VersionBound& b) noexcept;
    [[nodiscard]] friend bool operator==(const VersionBound& a, const VersionBound& b) noexcept {
        return (a <=> b) == 0;
    }
};

// Versions in one or more runs: 3  ==3  3+  >=3  >3  <3  <=3  3+<5  >=3,<5  <5,>=3  3..5  1|3+, and '' for
// any.
class VersionRange {
  public:
    VersionRange() : bounds_(1) {} // any
    [[nodiscard]] static Result<VersionRange> parse(std::string_view text);

    [[nodiscard]] bool is_any() const noexcept { return bounds_.size() == 1 && bounds_[0] == VersionBound{}; }
    [[nodiscard]] bool contains(const Version& version) const noexcept;
    [[nodiscard]] bool issuperset(const VersionRange& other) const noexcept;
    [[nodiscard]] bool intersects(const VersionRange& other) const noexcept;

    [[nodiscard]] VersionRange union_with(const VersionRange& other) const;
    // Empty where rez gives None: no version is in both.
    [[nodiscard]] std::optional<VersionRange> intersection(const VersionRange& other) const;
    // Empty where rez gives None: this is any. An Error where rez raises, as for 1..3|2|>3.
    [[nodiscard]] Result<std::optional<VersionRange>> inverse() const;

    // rez's normal form: 3+<6|4+<8 gives 3+<8.
    [[nodiscard]] std::string to_string() const;
    // At least one, in rising order.
    [[nodiscard]] std::span<const VersionBound> bounds() const& noexcept { return bounds_; }
    std::span<const VersionBound> bounds() const&& = delete;

    friend std::weak_ordering operator<=>(const VersionRange& a, const VersionRange& b) noexcept;
    [[nodiscard]] friend bool operator==(const VersionRange& a, const VersionRange& b) noexcept {
        return a.bounds_ == b.bounds_;
    }

  private:
    explicit VersionRange(std::vector<VersionBound> bounds) noexcept : bounds_(std::move(bounds)) {}
    std::vector<VersionBound> bounds_;
};

// What a package asks of another one: name-range, after ! (not this) or ~ (if at all, then this).
class Requirement {
  public:
    // rez.version.Requirement, which takes any text for a name.
    [[nodiscard]] static Result<Requirement> parse(std::string_view text);
    // rez.utils.formatting.PackageRequest, which a package's requires and variants must be.
    [[nodiscard]] static Result<Requirement> parse_package_request(std::string_view text);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    // The versions that are asked for, or with conflict() those that must not be. Null where rez has None:
    // the requirement has no effect (~name).
    [[nodiscard]] const VersionRange* range() const& noexcept { return range_ ? &*range_ : nullptr; }
    const VersionRange* range() const&& = delete;
    [[nodiscard]] bool conflict() const noexcept { return conflict_; } // ! or ~
    [[nodiscard]] bool weak() const noexcept { return weak_; }         // ~
    // The package is none of a repository's (PackageRequest.ephemeral).
    [[nodiscard]] bool ephemeral() const noexcept { return name_.starts_with('.'); }

    // No package can satisfy both.
    [[nodiscard]] bool conflicts_with(const Requirement& other) const noexcept;
    // The package `name` of that version does not satisfy it (rez: conflicts_with a VersionedObject).
    [[nodiscard]] bool conflicts_with(std::string_view name, const Version& version) const noexcept;
    // Both as one. Empty where rez gives None: other names, or no package can satisfy both. An Error where
    // rez raises, there or on printing the outcome: see VersionRange::inverse.
    [[nodiscard]] Result<std::optional<Requirement>> merged(const Requirement& other) const;

    [[nodiscard]] std::string to_string() const; // rez's normal form
    [[nodiscard]] friend bool operator==(const Requirement& a, const Requirement& b) noexcept {
        return a.name_ == b.name_ && a.range_ == b.range_ && a.conflict_ == b.conflict_;
    }

  private:
    Requirement() = default;
    std::string name_;
    std::optional<VersionRange> range_;
    bool conflict_ = false;
    bool weak_ = false;
    char separator_ = '-';
};

} // namespace rezdex
