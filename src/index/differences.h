// Promise: in what the records that a build made differ from those of the current generation.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/known.h"
#include "index/record_buffer.h"
#include "rezdex/builder.h"

namespace rezdex::index {

// Texts of keys that belong together: "maya/" and all below it, or the one "maya.py".
struct KeyRange {
    std::string text;
    [[nodiscard]] bool holds(std::string_view key_text) const noexcept {
        return text.ends_with('/') ? key_text.starts_with(text) : key_text == text;
    }
};

struct Differences {
    std::size_t added = 0, changed = 0, touched = 0, removed = 0; // definitions
    std::size_t lost = 0;                                         // that were read, and are not any more
    std::ptrdiff_t families = 0, packages = 0, definitions = 0;   // more than there were
    std::vector<Change> changes; // all but the unchanged, where they are asked for

    void add(Differences&& part);
    [[nodiscard]] std::size_t total() const noexcept { return added + changed + touched + removed; }
};

class RecordComparison {
  public:
    // Of what lies in `ranges`, in the order of their keys. `known` may be null: nothing was there. `root` is
    // of the changes that are listed; empty: none is.
    RecordComparison(Known* known, std::span<const KeyRange> ranges, std::string_view root)
        : known_(known), ranges_(ranges), root_(root) {}

    // `made`: all records of these ranges, by table and key. Leaves in it those that are new or other, and
    // gives in `gone` those that are no more: they live as long as the generation.
    Differences run(std::vector<Record>& made, std::vector<Record>& gone) &&;

  private:
    class Old;
    void note(const Record* old, const Record* now);
    void note_definition(const Record* old, const Record* now);

    Known* known_;
    std::span<const KeyRange> ranges_;
    std::string_view root_;
    Differences found_;
};

} // namespace rezdex::index
