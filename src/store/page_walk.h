// Promise: visits every page and every entry of a generation, believing none, and says which do not hold.
//
// Bounds and numbers of pages, no page used twice or both used and free, the order of keys within a page and
// against the pages above it, and the counts that each tree keeps of itself. An entry is visited where its
// own bytes lie whole in the file, whatever the page around it is. Memory: a bit a page. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>

#include "store/generation.h"

namespace rezdex::store {

struct PageVisitor {
    // `value` may be any bytes; both live as long as the Generation.
    std::function<void(Table, std::string_view key, Bytes value)> entry;
    // `tree` is a table's name, "tables" or "free"; page 0: of the tree as a whole.
    std::function<void(std::string_view tree, std::uint64_t page, std::string_view what)> damage;
    // After each page, of `total`; false ends the walk.
    std::function<bool(std::uint64_t done, std::uint64_t total)> progress;
};

struct PageCounts {
    std::uint64_t used = 0, free = 0;
    std::uint64_t lost = 0; // neither: nothing leads there, and it is not known to be free
    std::array<std::uint64_t, table_count> entries{};
    bool stopped = false;
};

[[nodiscard]] PageCounts walk_pages(const Generation& generation, const PageVisitor& visitor);

} // namespace rezdex::store
