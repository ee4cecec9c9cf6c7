// Promise: see eval/compare.h.
#include "eval/compare.h"

#include <algorithm>

#include "base/hash.h"
#include "eval/dict.h"
#include "eval/number.h"

namespace rezdex::eval {
namespace {

bool equal_members(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    return &a == &b || equal(a, b, run, depth + 1);
}

bool equal_dicts(const Dict& a, const Dict& b, Run& run, std::uint32_t depth) {
    if (a.size() != b.size()) return false;
    return std::ranges::all_of(a.entries(), [&](const Dict::Entry& entry) {
        const Dict::Entry* other = b.find(*entry.key, entry.hash, run);
        return other != nullptr && equal_members(*entry.value, *other->value, run, depth);
    });
}

bool is_set(const Object& object) noexcept {
    return object.type == Type::set || object.type == Type::frozenset;
}

bool equal_sets(const Dict& a, const Dict& b, Run& run) {
    if (a.size() != b.size()) return false;
    return std::ranges::all_of(a.entries(), [&](const Dict::Entry& entry) {
        return b.find(*entry.key, entry.hash, run) != nullptr;
    });
}

// Of all members alike, whatever their order.
std::optional<std::uint64_t> hash_frozenset(const Dict& set) {
    std::uint64_t all = set.size();
    for (const Dict::Entry& entry : set.entries()) all += base::hash64("s", entry.hash);
    return all;
}

} // namespace

bool equal(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return false;
    if (is_number(a) && is_number(b)) return equal_numbers(a, b, run);
    if (is_set(a) && is_set(b)) return equal_sets(as<Dict>(a), as<Dict>(b), run);
    if (a.type != b.type) {
        // Whether a live object equals something else is its own affair.
        if (a.type == Type::live || b.type == Type::live) run.decline(Reason::live_object);
        return false;
    }
    switch (a.type) {
    case Type::none: return true;
    case Type::string:
    case Type::bytes: return text_of(a) == text_of(b);
    case Type::list:
    case Type::tuple:
        return std::ranges::equal(
            as<Sequence>(a).span(), as<Sequence>(b).span(),
            [&](auto* left, auto* right) { return equal_members(*left, *right, run, depth); });
    case Type::dict: return equal_dicts(as<Dict>(a), as<Dict>(b), run, depth);
    case Type::live:
        if (&a != &b) run.decline(Reason::live_object);
        return &a == &b;
    default: return &a == &b; // functions, modules
    }
}

std::optional<std::uint64_t> hash(const Object& object, Run& run, std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return std::nullopt;
    if (is_number(object)) return hash_number(object, run);
    switch (object.type) {
    case Type::none: return 1;
    case Type::string:
    case Type::bytes: return base::hash64(text_of(object), static_cast<std::uint64_t>(object.type));
    case Type::tuple: {
        std::uint64_t all = as<Sequence>(object).size;
        for (const Object* item : as<Sequence>(object).span()) {
            const auto hashed = hash(*item, run, depth + 1);
            if (!hashed) return std::nullopt;
            all = base::hash64("t", all ^ *hashed) + all;
        }
        return all;
    }
    case Type::frozenset: return hash_frozenset(as<Dict>(object));
    case Type::list: run.raise("TypeError: unhashable type: 'list'"); return std::nullopt;
    case Type::dict: run.raise("TypeError: unhashable type: 'dict'"); return std::nullopt;
    case Type::set: run.raise("TypeError: unhashable type: 'set'"); return std::nullopt;
    default: run.decline(Reason::live_object); return std::nullopt;
    }
}

} // namespace rezdex::eval
