// Promise: see eval/sequence.h.
#include "eval/sequence.h"

#include <algorithm>
#include <limits>

#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

// A bound or a step of a slice; integers beyond 64 bits count as the last that fit.
std::optional<std::int64_t> slice_index(const Object& index, Run& run) {
    if (is_integral(index)) return as<Integer>(index).value;
    if (index.type == Type::big_integer) return text_of(index).starts_with('-') ? lowest : highest;
    refuse(index, "TypeError: slice indices must be integers or None or have an __index__ method", run);
    return std::nullopt;
}

// A bound, brought to where it makes sense for a slice of that direction.
std::optional<std::int64_t> bound(const Object* given, std::int64_t otherwise, bool backward,
                                  std::int64_t length, Run& run) {
    if (given == nullptr || given->type == Type::none) return otherwise;
    const auto index = slice_index(*given, run);
    if (!index) return std::nullopt;
    const std::int64_t from_start = *index < 0 ? std::max(*index, -length) + length : *index;
    if (*index < -length) return backward ? -1 : 0;
    return std::min(from_start, backward ? length - 1 : length);
}

std::size_t count_of(std::int64_t start, std::int64_t stop, std::int64_t step) noexcept {
    if (step < 0 ? stop >= start : start >= stop) return 0;
    return step < 0 ? static_cast<std::size_t>((start - stop - 1) / -step + 1)
                    : static_cast<std::size_t>((stop - start - 1) / step + 1);
}

} // namespace

bool reserve(Sequence& list, std::size_t more, Run& run) {
    if (list.capacity - list.size >= more) return true;
    const std::size_t capacity = std::max<std::size_t>(list.size + more, list.size * std::size_t{2});
    if (!run.room(capacity * sizeof(Object*))) return false;
    auto* items = static_cast<Object**>(run.arena.allocate(capacity * sizeof(Object*), alignof(Object*)));
    std::ranges::copy(list.span(), items);
    list.items = items;
    list.capacity = static_cast<std::uint32_t>(capacity);
    return true;
}

bool append(Sequence& list, Object& item, Run& run) {
    if (!reserve(list, 1, run)) return false;
    list.items[list.size++] = &item;
    return true;
}

bool extend(Sequence& list, Object& iterable, Run& run) {
    if (iterable.type == Type::list || iterable.type == Type::tuple) {
        const std::size_t count = as<Sequence>(iterable).size; // `list.extend(list)` adds what it was
        if (!run.step(count) || !reserve(list, count, run)) return false;
        std::copy_n(as<Sequence>(iterable).items, count, list.items + list.size);
        list.size += static_cast<std::uint32_t>(count);
        return true;
    }
    Iteration items(iterable, run);
    if (!run.failed() && !ask_length(iterable, run)) return false;
    while (Object* item = items.next()) {
        if (!append(list, *item, run)) return false;
    }
    return !run.failed();
}

Sequence* collect(Object& iterable, Type type, Run& run) {
    auto* made = run.arena.make<Sequence>(Object{type}, nullptr, 0U, 0U);
    return extend(*made, iterable, run) ? made : nullptr;
}

std::optional<std::int64_t> index_value(const Object& index, Run& run) {
    if (is_integral(index)) return as<Integer>(index).value;
    if (index.type == Type::big_integer)
        run.decline(Reason::unsupported_expression, "a huge index");
    else
        refuse(index, "TypeError: object cannot be interpreted as an integer", run);
    return std::nullopt;
}

std::optional<std::size_t> position_of(const Object& index, std::size_t length, Run& run) {
    if (index.type == Type::big_integer) {
        run.raise("IndexError: cannot fit 'int' into an index-sized integer");
        return std::nullopt;
    }
    const auto value = index_value(index, run);
    if (!value) return std::nullopt;
    const auto size = static_cast<std::int64_t>(length);
    if (*value < -size || *value >= size) {
        run.raise("IndexError: index out of range");
        return std::nullopt;
    }
    return static_cast<std::size_t>(*value < 0 ? *value + size : *value);
}

std::optional<Bounds> bounds_of(const Slice& slice, std::size_t length, Run& run) {
    const bool has_step = slice.step != nullptr && slice.step->type != Type::none;
    auto step = has_step ? slice_index(*slice.step, run) : 1;
    if (!step) return std::nullopt;
    if (*step == 0) {
        run.raise("ValueError: slice step cannot be zero");
        return std::nullopt;
    }
    step = std::max(*step, -highest);
    const bool backward = *step < 0;
    const auto size = static_cast<std::int64_t>(length);
    const auto start = bound(slice.lower, backward ? size - 1 : 0, backward, size, run);
    if (!start) return std::nullopt;
    const auto stop = bound(slice.upper, backward ? -1 : size, backward, size, run);
    if (!stop) return std::nullopt;
    return Bounds{*start, *stop, *step, count_of(*start, *stop, *step)};
}

Sequence* slice_of(const Sequence& sequence, const Bounds& bounds, Run& run) {
    if (!run.step(bounds.count)) return nullptr;
    auto* made = run.arena.make<Sequence>(Object{sequence.type}, nullptr, 0U, 0U);
    if (!reserve(*made, bounds.count, run)) return nullptr;
    for (std::size_t i = 0; i < bounds.count; ++i) {
        made->items[i] = sequence.items[bounds.start + static_cast<std::int64_t>(i) * bounds.step];
    }
    made->size = static_cast<std::uint32_t>(bounds.count);
    return made;
}

std::uint64_t length_of(const Range& range) noexcept {
    const bool forward = range.step > 0;
    if (forward ? range.start >= range.stop : range.start <= range.stop) return 0;
    const auto from = static_cast<std::uint64_t>(forward ? range.start : range.stop);
    const auto to = static_cast<std::uint64_t>(forward ? range.stop : range.start);
    const auto step =
        forward ? static_cast<std::uint64_t>(range.step) : -static_cast<std::uint64_t>(range.step);
    return (to - from - 1) / step + 1;
}

std::optional<std::uint64_t> find_in(const Range& range, std::int64_t value) noexcept {
    if (range.step > 0 ? value < range.start || value >= range.stop
                       : value > range.start || value <= range.stop)
        return std::nullopt;
    const bool forward = range.step > 0;
    const auto distance = forward
                              ? static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(range.start)
                              : static_cast<std::uint64_t>(range.start) - static_cast<std::uint64_t>(value);
    const auto step =
        forward ? static_cast<std::uint64_t>(range.step) : -static_cast<std::uint64_t>(range.step);
    if (distance % step != 0) return std::nullopt;
    return distance / step;
}

} // namespace rezdex::eval
