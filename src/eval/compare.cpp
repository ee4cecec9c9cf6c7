// Promise: see eval/compare.h.
#include "eval/compare.h"

#include <algorithm>

#include "base/hash.h"
#include "eval/call.h"
#include "eval/dict.h"
#include "eval/dict_view.h"
#include "eval/library_object.h"
#include "eval/mapping.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/protocol.h"
#include "eval/sequence.h"
#include "eval/set.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

bool equal_members(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    return &a == &b || equal(a, b, run, depth + 1);
}

// The methods of members may change a list.
bool equal_sequences(const Sequence& a, const Sequence& b, Run& run, std::uint32_t depth) {
    // Of members that are one object only these steps are counted.
    if (a.size != b.size || !run.step(a.size / 8)) return false;
    for (std::uint32_t i = 0; i < a.size && i < b.size; ++i) {
        if (!equal_members(*a.items[i], *b.items[i], run, depth)) return false;
    }
    return a.size == b.size;
}

// Whoever compares does not change the objects; their methods may.
bool equal_to_special(const Object& a, const Object& b, Run& run) {
    const Object* same =
        special_compare(syntax::CompareOperator::eq, const_cast<Object&>(a), const_cast<Object&>(b), run);
    return same != nullptr && truth(*same, run).value_or(false);
}

// Of a set and a view, CPython walks over the view.
bool equal_sets(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    if (is_set(a) && !is_set(b)) return equal_sets(b, a, run, depth);
    if (set_size(a) != set_size(b)) return false;
    return is_subset(a, b, run, depth).value_or(false);
}

// Of all members alike, whatever their order.
std::optional<std::uint64_t> hash_frozenset(const Dict& set, Run& run) {
    if (!run.step(set.size() / 4)) return std::nullopt;
    std::uint64_t all = set.size();
    for (const Dict::Entry& entry : set.entries()) all += base::hash64("s", entry.hash);
    return all;
}

// As sequences of what they hold.
bool equal_ranges(const Range& a, const Range& b) noexcept {
    const std::uint64_t length = length_of(a);
    if (length != length_of(b)) return false;
    return length == 0 || (a.start == b.start && (length == 1 || a.step == b.step));
}

// What such an object equals is its own affair, or not told by where it lies here.
bool compares_itself(const Object& object) noexcept {
    switch (object.type) {
    case Type::bound_method:
    case Type::module:
    case Type::descriptor:
    case Type::super_:
    case Type::scope:
    case Type::source:
    case Type::live:
    case Type::library_object: return true;
    default: return false;
    }
}

} // namespace

bool equal_dicts(const Dict& a, const Dict& b, Run& run, std::uint32_t depth) {
    if (a.size() != b.size() || !run.step(a.size())) return false;
    return std::ranges::all_of(a.entries(), [&](const Dict::Entry& entry) {
        const Dict::Entry* other = b.find(*entry.key, entry.hash, run);
        return other != nullptr && equal_members(*entry.value, *other->value, run, depth);
    });
}

bool equal(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return false;
    if (is_number(a) && is_number(b)) return equal_numbers(a, b, run);
    if (is_set_like(a) && is_set_like(b)) return equal_sets(a, b, run, depth);
    if (has_special_methods(a) || has_special_methods(b)) return equal_to_special(a, b, run);
    if (&a == &b && a.type >= Type::dict_view) return true;
    if (const auto order = library_order(a, b, run)) return *order == 0;
    if (run.failed()) return false;
    // Nothing that the standard library makes says that it equals None.
    if ((a.type == Type::library_object && b.type == Type::none) ||
        (b.type == Type::library_object && a.type == Type::none))
        return false;
    if (a.type == Type::mapping || b.type == Type::mapping) return equal_mappings(a, b, run, depth);
    if (compares_itself(a) || compares_itself(b)) {
        run.decline(Reason::live_object);
        return false;
    }
    if (a.type != b.type) return false;
    switch (a.type) {
    case Type::none: return true;
    case Type::string:
    case Type::bytes: return run.step(text_of(a).size() / 64) && text_of(a) == text_of(b);
    case Type::list:
    case Type::tuple: return equal_sequences(as<Sequence>(a), as<Sequence>(b), run, depth);
    case Type::dict: return equal_dicts(as<Dict>(a), as<Dict>(b), run, depth);
    case Type::range: return equal_ranges(as<Range>(a), as<Range>(b));
    default: return &a == &b; // functions, types, instances, exceptions, dict.values()
    }
}

std::optional<std::uint64_t> hash(const Object& object, Run& run, std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return std::nullopt;
    if (is_number(object)) {
        const std::uint64_t hashed = hash_number(object, run);
        return run.failed() ? std::nullopt : std::optional(hashed);
    }
    switch (object.type) {
    case Type::none: return 1;
    case Type::string:
    case Type::bytes:
        if (!run.step(text_of(object).size() / 64)) return std::nullopt;
        return base::hash64(text_of(object), static_cast<std::uint64_t>(object.type));
    case Type::tuple: {
        std::uint64_t all = as<Sequence>(object).size;
        for (const Object* item : as<Sequence>(object).span()) {
            const auto hashed = hash(*item, run, depth + 1);
            if (!hashed) return std::nullopt;
            all = base::hash64("t", all ^ *hashed) + all;
        }
        return all;
    }
    case Type::frozenset: return hash_frozenset(as<Dict>(object), run);
    case Type::list: run.raise("TypeError: unhashable type: 'list'"); return std::nullopt;
    case Type::dict: run.raise("TypeError: unhashable type: 'dict'"); return std::nullopt;
    case Type::set: run.raise("TypeError: unhashable type: 'set'"); return std::nullopt;
    case Type::instance:
        if (has_special_methods(object)) return special_hash(object, run);
        [[fallthrough]];
    case Type::builtin:
    case Type::class_:
    case Type::function: return reinterpret_cast<std::uintptr_t>(&object); // equal to itself only
    default: run.decline(Reason::live_object); return std::nullopt;
    }
}

} // namespace rezdex::eval
