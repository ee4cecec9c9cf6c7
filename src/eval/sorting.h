// Promise: sorted() and list.sort(): stable, by `<` alone, and only where no order of comparisons shows.
//
// Items that are not totally ordered (NaN, sets) are declined, and so is an exception that CPython's own
// order of comparisons decides on.
#pragma once

#include <optional>
#include <span>

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct SortOptions {
    Object* key = nullptr; // null: the items themselves
    bool reverse = false;
};

// key=…, reverse=… and nothing else.
[[nodiscard]] std::optional<SortOptions> sort_options(std::span<const Keyword> keywords, Run& run);

[[nodiscard]] bool sort_in_place(Sequence& list, const SortOptions& options, Run& run);

// sorted(iterable): a new list; a set is one, too, where its order does not show.
[[nodiscard]] Sequence* sorted(Object& iterable, const SortOptions& options, Run& run);

// Whether the objects that `<` orders are of one kind whose order is total, such as numbers without NaN.
[[nodiscard]] bool is_totally_ordered(const Object& object, Run& run, std::uint32_t depth = 0);

} // namespace rezdex::eval
