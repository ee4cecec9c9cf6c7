// Promise: Python's set algebra: sets, frozensets, and the views of a dict's keys or items.
//
// Nothing here shows the order of a set. Which of two equal members stays (1 or True) is CPython's choice.
#pragma once

#include <optional>

#include "eval/dict.h"
#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

[[nodiscard]] inline bool is_set(const Object& object) noexcept {
    return object.type == Type::set || object.type == Type::frozenset;
}

// False, and declined, where a key has methods of its own: how often CPython asks which one when it puts them
// elsewhere, and in what order, is its own affair.
[[nodiscard]] bool is_unasked(const Dict& keys, Run& run);

// len(a) of one that is like a set.
[[nodiscard]] std::uint32_t set_size(const Object& a) noexcept;

// set(iterable) or frozenset(iterable), always a new one.
[[nodiscard]] Dict* make_set(Object& iterable, Type type, Run& run);

// The entry of a member; a set stands for the frozenset that equals it. Null: not there, or failed.
[[nodiscard]] Dict::Entry* find_member(const Dict& set, const Object& member, Run& run);

// set.update(), set.difference_update().
[[nodiscard]] bool update(Dict& set, Object& iterable, Run& run);
[[nodiscard]] bool remove_all(Dict& set, Object& iterable, Run& run);
// set.intersection() and set.symmetric_difference() as new ones of the set's type.
[[nodiscard]] Dict* intersection(const Dict& set, Object& iterable, Run& run);
[[nodiscard]] Dict* symmetric_difference(const Dict& set, Object& iterable, Run& run);
[[nodiscard]] std::optional<bool> is_disjoint(const Dict& set, Object& iterable, Run& run);

// a <= b of two that are like sets.
[[nodiscard]] std::optional<bool> is_subset(const Object& a, const Object& b, Run& run, std::uint32_t depth);

// a | b, a & b, a - b, a ^ b where one of them is like a set (is_set_like() in eval/dict_view.h), and a |= b
// ….
[[nodiscard]] Object* set_binary(syntax::BinaryOperator op, Object& a, Object& b, Run& run);
[[nodiscard]] Object* set_in_place(syntax::BinaryOperator op, Object& a, Object& b, Run& run);

} // namespace rezdex::eval
