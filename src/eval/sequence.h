// Promise: what lists and tuples share: growing, collecting what an iterable gives; and what an index or a
// slice stands for in any sequence.
//
// The rule of eval/run.h: null, nothing or false after a failure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "eval/protocol.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// Room for `more` items behind those of the list.
[[nodiscard]] bool reserve(Sequence& list, std::size_t more, Run& run);
[[nodiscard]] bool append(Sequence& list, Object& item, Run& run);
// list.extend(): what an iterator gave before it failed stays.
[[nodiscard]] bool extend(Sequence& list, Object& iterable, Run& run);

// list(iterable) or a new tuple.
[[nodiscard]] Sequence* collect(Object& iterable, Type type, Run& run);

// An index as operator.index() gives it; one that does not fit in 64 bits is declined.
[[nodiscard]] std::optional<std::int64_t> index_value(const Object& index, Run& run);

// The position that an index means among `length` items; IndexError where there is none.
[[nodiscard]] std::optional<std::size_t> position_of(const Object& index, std::size_t length, Run& run);

// The positions start, start + step, …, `count` of them.
struct Bounds {
    std::int64_t start, stop, step;
    std::size_t count;
};
[[nodiscard]] std::optional<Bounds> bounds_of(const Slice& slice, std::size_t length, Run& run);

// Of the slice, as a new list or tuple.
[[nodiscard]] Sequence* slice_of(const Sequence& sequence, const Bounds& bounds, Run& run);

// len(range), its item at a position, and whether it holds an integer.
[[nodiscard]] std::uint64_t length_of(const Range& range) noexcept;
[[nodiscard]] inline std::int64_t item_of(const Range& range, std::uint64_t position) noexcept {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(range.start) +
                                     position * static_cast<std::uint64_t>(range.step));
}
[[nodiscard]] std::optional<std::uint64_t> find_in(const Range& range, std::int64_t value) noexcept;

} // namespace rezdex::eval
