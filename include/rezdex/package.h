// Promise: what a slot shows: the verdict on one definition and what a solve needs of it, read in place.
//
// A Package is a view of one record, in the index or made live: copy it freely, keep it only as long as the
// Batch or Definition that gave it lives. Any thread may read. Names are rez's own; the typed accessors
// follow rez's schema (rez/package_resources.py), the raw data rez's load_from_file (rez/serialise.py).
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "rezdex/reason.h"

namespace rezdex {

// The verdict on a definition.
enum class Verdict : std::uint8_t {
    complete, // every attribute is known
    solver,   // name, version, requires, variants and timestamp are known or known absent; another one is not
    dynamic,  // Python is needed: see reason and line
    invalid,  // rez's load_from_file raises: see reason and line
};

// The status of a slot: a verdict, or why there is none.
enum class Status : std::uint8_t { complete, solver, dynamic, invalid, missing, unreadable, stale };

// Where a slot's answer came from.
enum class Origin : std::uint8_t { none, index, live };

// What is known of one attribute. `absent`: the definition does not have it. `refused`: rez raises when the
// attribute is read. `late`: a @late function. `unknown`: Python is needed.
enum class FieldState : std::uint8_t { absent, known, refused, late, unknown };

[[nodiscard]] std::string_view to_string(Verdict verdict) noexcept;
[[nodiscard]] std::string_view to_string(Status status) noexcept;
[[nodiscard]] std::string_view to_string(Origin origin) noexcept;
[[nodiscard]] std::string_view to_string(FieldState state) noexcept;

[[nodiscard]] constexpr Status status_of(Verdict verdict) noexcept { return static_cast<Status>(verdict); }
[[nodiscard]] constexpr bool answered(Status status) noexcept { return status <= Status::solver; }

// A run of strings in a record.
class Strings {
  public:
    Strings() = default;
    // `ends[-1]` is where the first string begins, `ends[i]` where string i ends, both in `text`.
    Strings(const char* text, const std::uint32_t* ends, std::size_t size) noexcept
        : text_(text), ends_(ends), size_(size) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
        const std::uint32_t begin = *(ends_ + static_cast<std::ptrdiff_t>(i) - 1);
        return {text_ + begin, ends_[i] - begin};
    }

    class iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = std::string_view;
        iterator() = default;
        iterator(const char* text, const std::uint32_t* end) noexcept : text_(text), end_(end) {}
        std::string_view operator*() const noexcept { return {text_ + end_[-1], *end_ - end_[-1]}; }
        iterator& operator++() noexcept {
            ++end_;
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++end_;
            return before;
        }
        bool operator==(const iterator& other) const noexcept { return end_ == other.end_; }

      private:
        const char* text_ = nullptr;
        const std::uint32_t* end_ = nullptr; // where the string ends; where it begins lies before it
    };
    // An iterator outlives the Strings that gave it; both live as long as the record.
    [[nodiscard]] iterator begin() const noexcept { return {text_, ends_}; }
    [[nodiscard]] iterator end() const noexcept { return {text_, ends_ + size_}; }

  private:
    const char* text_ = nullptr;
    const std::uint32_t* ends_ = nullptr;
    std::size_t size_ = 0;
};

struct Refused {
    std::string_view attribute;
    std::string_view why;
};

class Package {
  public:
    Package() = default;
    // `record` is a verified record (src/store/record.h); null means: nothing is known.
    explicit Package(const void* record) noexcept : record_(record) {}

    [[nodiscard]] explicit operator bool() const noexcept { return record_ != nullptr; }

    [[nodiscard]] Verdict verdict() const noexcept;
    [[nodiscard]] Reason reason() const noexcept;
    [[nodiscard]] std::uint32_t line() const noexcept;       // 0: none
    [[nodiscard]] std::string_view message() const noexcept; // detail for a person, may be empty

    // States and values of what a solve needs; a value is empty unless its state is `known`.
    [[nodiscard]] FieldState name_state() const noexcept;
    [[nodiscard]] FieldState version_state() const noexcept;
    [[nodiscard]] FieldState requires_state() const noexcept;
    [[nodiscard]] FieldState variants_state() const noexcept;
    [[nodiscard]] FieldState timestamp_state() const noexcept;
    [[nodiscard]] std::string_view name() const noexcept;
    [[nodiscard]] std::string_view version() const noexcept;
    [[nodiscard]] Strings requires_list() const noexcept;
    [[nodiscard]] std::size_t variant_count() const noexcept;
    [[nodiscard]] Strings variant(std::size_t i) const noexcept; // i < variant_count()
    [[nodiscard]] std::int64_t timestamp() const noexcept;       // seconds since 1970

    // Attributes that rez refuses on reading, that are @late, that are not known; and inputs read.
    [[nodiscard]] std::size_t refused_count() const noexcept;
    [[nodiscard]] Refused refused(std::size_t i) const noexcept;
    [[nodiscard]] Strings late() const noexcept;
    [[nodiscard]] Strings unknown() const noexcept;
    [[nodiscard]] Strings inputs() const noexcept;

    [[nodiscard]] const void* record() const noexcept { return record_; }

  private:
    const void* record_ = nullptr;
};

} // namespace rezdex
