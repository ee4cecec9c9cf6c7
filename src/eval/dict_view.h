// Promise: what dict.keys(), values() and items() give: a view that shows the dict as it is now.
#pragma once

#include <optional>

#include "eval/dict.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct DictView : Object { // Type::dict_view
    enum class Part : std::uint8_t { keys, values, items };

    Dict* of;
    Part part;
};

[[nodiscard]] DictView* make_view(Dict& dict, DictView::Part part, Run& run);

// What a walk over that part of the dict gives for an entry; null after a failure.
[[nodiscard]] Object* part_of(const Dict::Entry& entry, DictView::Part part, Run& run);

// A set of Python's: a set, a frozenset, or a view of keys or items.
[[nodiscard]] bool is_set_like(const Object& object) noexcept;

// item in view
[[nodiscard]] std::optional<bool> view_contains(const DictView& view, const Object& item, Run& run,
                                                std::uint32_t depth = 0);

} // namespace rezdex::eval
