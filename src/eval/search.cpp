// Promise: see eval/search.h.
#include "eval/search.h"

#include <algorithm>

#include "eval/compare.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/sequence.h"

namespace rezdex::eval {

std::optional<std::size_t> find_item(std::span<Object* const> items, const Object& object, Run& run) {
    for (std::size_t i = 0; i < items.size() && !run.failed(); ++i) {
        if (items[i] == &object || equal(*items[i], object, run)) return i;
    }
    return std::nullopt;
}

Object* count_in_sequence(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    std::int64_t count = 0;
    const auto& sequence = as<Sequence>(*arguments.positional[0]);
    if (!run.step(sequence.size / 8)) return nullptr;
    for (std::uint32_t i = 0; i < sequence.size; ++i) { // __eq__ may change a list
        const Object *item = sequence.items[i], *wanted = arguments.positional[1];
        if (item == wanted || equal(*item, *wanted, run)) ++count;
        if (run.failed()) return nullptr;
    }
    return make_integer(count, run);
}

Object* index_in_sequence(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 4, run)) return nullptr;
    const auto& sequence = as<Sequence>(*arguments.positional[0]);
    const auto given = arguments.positional.subspan(2);
    // As a slice, but that None is no bound.
    if (std::ranges::any_of(given, [](const Object* at) { return at->type == Type::none; }))
        return run.raise("TypeError: slice indices must be integers or have an __index__ method");
    const Slice slice{given.empty() ? nullptr : given[0], given.size() < 2 ? nullptr : given[1], nullptr};
    const std::uint32_t size = sequence.size;
    const auto bounds = bounds_of(slice, size, run);
    if (!bounds) return nullptr;
    const auto start = static_cast<std::size_t>(bounds->start);
    const auto position =
        find_item(sequence.span().subspan(start, bounds->count), *arguments.positional[1], run);
    if (sequence.size != size) run.decline(Reason::unsupported_expression, "a list that changes");
    if (run.failed()) return nullptr;
    if (!position) return run.raise("ValueError: value is not in the sequence");
    return make_integer(static_cast<std::int64_t>(start + *position), run);
}

} // namespace rezdex::eval
