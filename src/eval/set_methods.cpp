// Promise: the methods of set and frozenset. What would show the order of a set is declined.
#include <algorithm>
#include <array>

#include "eval/dict_view.h"
#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/set.h"

namespace rezdex::eval {
namespace {

Dict& self_of(const Arguments& arguments) noexcept { return as<Dict>(*arguments.positional[0]); }

Object* add(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return self_of(arguments).add(*arguments.positional[1], run) ? &none_object : nullptr;
}

Object* clear(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    self_of(arguments).clear();
    return &none_object;
}

Object* copy(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Dict& set = self_of(arguments);
    return set.type == Type::frozenset ? &set : make_set(set, Type::set, run);
}

Object* discard(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Dict::Entry* entry = find_member(self_of(arguments), *arguments.positional[1], run);
    if (run.failed() || (entry != nullptr && !self_of(arguments).erase(*entry, run))) return nullptr;
    return &none_object;
}

Object* remove(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Dict::Entry* entry = find_member(self_of(arguments), *arguments.positional[1], run);
    if (run.failed()) return nullptr;
    if (entry == nullptr) return run.raise("KeyError: no such member");
    return self_of(arguments).erase(*entry, run) ? &none_object : nullptr;
}

Object* pop(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Dict& set = self_of(arguments);
    if (set.size() == 0) return run.raise("KeyError: pop from an empty set");
    if (set.size() > 1) return run.decline(Reason::hash_order);
    Object* member = set.entries()[0].key;
    set.clear();
    return member;
}

// set.operation(*others), each in turn; `change` gives what the set is after one.
template <class Change>
Dict* fold(Dict& start, const Arguments& arguments, Run& run, Change change) {
    if (!takes(arguments, 1, SIZE_MAX, run)) return nullptr;
    Dict* set = &start;
    for (Object* other : arguments.positional.subspan(1)) {
        if (set == nullptr) return nullptr;
        set = change(*set, *other);
    }
    return set;
}

Dict* copy_of(const Arguments& arguments, Run& run) {
    return make_set(*arguments.positional[0], arguments.positional[0]->type, run);
}

Object* difference(const Arguments& arguments, Run& run) {
    Dict* made = copy_of(arguments, run);
    if (made == nullptr) return nullptr;
    return fold(*made, arguments, run,
                [&run](Dict& set, Object& other) { return remove_all(set, other, run) ? &set : nullptr; });
}

Object* difference_update(const Arguments& arguments, Run& run) {
    Dict* done = fold(self_of(arguments), arguments, run, [&run](Dict& set, Object& other) {
        return remove_all(set, other, run) ? &set : nullptr;
    });
    return done == nullptr ? nullptr : &none_object;
}

Object* intersect(const Arguments& arguments, Run& run) {
    Dict* start = copy_of(arguments, run);
    if (start == nullptr) return nullptr;
    return fold(*start, arguments, run,
                [&run](Dict& set, Object& other) { return intersection(set, other, run); });
}

Object* intersection_update(const Arguments& arguments, Run& run) {
    Object* made = intersect(arguments, run);
    if (made == nullptr) return nullptr;
    self_of(arguments).take(as<Dict>(*made));
    return &none_object;
}

Object* make_symmetric_difference(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return symmetric_difference(self_of(arguments), *arguments.positional[1], run);
}

Object* symmetric_difference_update(const Arguments& arguments, Run& run) {
    Object* made = make_symmetric_difference(arguments, run);
    if (made == nullptr) return nullptr;
    self_of(arguments).take(as<Dict>(*made));
    return &none_object;
}

Object* set_union(const Arguments& arguments, Run& run) {
    Dict* made = copy_of(arguments, run);
    if (made == nullptr) return nullptr;
    return fold(*made, arguments, run,
                [&run](Dict& set, Object& other) { return update(set, other, run) ? &set : nullptr; });
}

Object* update_all(const Arguments& arguments, Run& run) {
    Dict* done = fold(self_of(arguments), arguments, run,
                      [&run](Dict& set, Object& other) { return update(set, other, run) ? &set : nullptr; });
    return done == nullptr ? nullptr : &none_object;
}

Object* known(std::optional<bool> result) noexcept { return result ? make_boolean(*result) : nullptr; }

Object* disjoint(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return known(is_disjoint(self_of(arguments), *arguments.positional[1], run));
}

// How much of an iterator the two below consume, and what they hash, depends on CPython's version.
Dict* other_set(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Object& other = *arguments.positional[1];
    if (is_set(other)) return &as<Dict>(other);
    if (other.type == Type::iterator) return static_cast<Dict*>(run.decline(Reason::unsupported_call));
    Dict* made = make_set(other, Type::set, run);
    doubt(run, Reason::unsupported_call);
    return made;
}

Object* subset(const Arguments& arguments, Run& run) {
    const Dict* other = other_set(arguments, run);
    return other == nullptr ? nullptr : known(is_subset(self_of(arguments), *other, run, 0));
}

Object* superset(const Arguments& arguments, Run& run) {
    const Dict* other = other_set(arguments, run);
    return other == nullptr ? nullptr : known(is_subset(*other, self_of(arguments), run, 0));
}

using enum Builtin::Kind;
constexpr std::array of_set = std::to_array<Builtin>({
    {"add", method, add, Type::set},
    {"clear", method, clear, Type::set},
    {"copy", method, copy, Type::set},
    {"difference", method, difference, Type::set},
    {"difference_update", method, difference_update, Type::set},
    {"discard", method, discard, Type::set},
    {"intersection", method, intersect, Type::set},
    {"intersection_update", method, intersection_update, Type::set},
    {"isdisjoint", method, disjoint, Type::set},
    {"issubset", method, subset, Type::set},
    {"issuperset", method, superset, Type::set},
    {"pop", method, pop, Type::set},
    {"remove", method, remove, Type::set},
    {"symmetric_difference", method, make_symmetric_difference, Type::set},
    {"symmetric_difference_update", method, symmetric_difference_update, Type::set},
    {"union", method, set_union, Type::set},
    {"update", method, update_all, Type::set},
});
static_assert(std::ranges::is_sorted(of_set, {}, &Builtin::name));

constexpr std::array of_frozenset = std::to_array<Builtin>({
    {"copy", method, copy, Type::frozenset},
    {"difference", method, difference, Type::frozenset},
    {"intersection", method, intersect, Type::frozenset},
    {"isdisjoint", method, disjoint, Type::frozenset},
    {"issubset", method, subset, Type::frozenset},
    {"issuperset", method, superset, Type::frozenset},
    {"symmetric_difference", method, make_symmetric_difference, Type::frozenset},
    {"union", method, set_union, Type::frozenset},
});
static_assert(std::ranges::is_sorted(of_frozenset, {}, &Builtin::name));

} // namespace

Builtins set_methods() noexcept { return of_set; }
Builtins frozenset_methods() noexcept { return of_frozenset; }

} // namespace rezdex::eval
