// Promise: see eval/set.h: the parts that a set's methods and operators have in common.
#include "eval/set.h"

#include <algorithm>

#include "eval/compare.h"
#include "eval/dict_view.h"
#include "eval/iteration.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

// Calls take(member) for the members of any iterable; of a set, in an order that nothing may show.
template <class Take>
bool for_each(Object& iterable, Run& run, Take take) {
    const bool is_dict = is_set(iterable) || iterable.type == Type::dict;
    if (is_dict && !is_unasked(as<Dict>(iterable), run)) return false;
    if (is_set(iterable)) {
        for (const Dict::Entry& entry : as<Dict>(iterable).entries()) {
            if (!run.step() || !take(*entry.key)) return false;
        }
        return true;
    }
    Iteration items(iterable, run);
    while (Object* item = items.next()) {
        if (!take(*item)) return false;
    }
    return !run.failed();
}

// The hash under which a set looks for a member: a set stands for the frozenset that equals it.
std::optional<std::uint64_t> hash_member(const Object& member, Run& run) {
    if (member.type != Type::set) return hash(member, run);
    if (!run.room(as<Dict>(member).size() * sizeof(Dict::Entry))) return std::nullopt;
    return hash(*as<Dict>(member).copy_as(Type::frozenset), run);
}

} // namespace

bool is_unasked(const Dict& keys, Run& run) {
    const bool asks = std::ranges::any_of(
        keys.entries(), [](const Dict::Entry& entry) { return has_special_methods(*entry.key); });
    if (asks) run.decline(Reason::hash_order);
    return !asks;
}

std::uint32_t set_size(const Object& a) noexcept {
    return is_set(a) ? as<Dict>(a).size() : as<DictView>(a).of->size();
}

Dict* make_set(Object& iterable, Type type, Run& run) {
    if (is_set(iterable)) {
        const auto& set = as<Dict>(iterable);
        if (!run.step(set.size()) || !run.room(2 * sizeof(Dict::Entry) * set.size())) return nullptr;
        return set.copy_as(type);
    }
    auto* made = run.arena.make<Dict>(run.arena, type);
    return update(*made, iterable, run) ? made : nullptr;
}

Dict::Entry* find_member(const Dict& set, const Object& member, Run& run) {
    const auto hashed = hash_member(member, run);
    return hashed ? set.find(member, *hashed, run) : nullptr;
}

bool update(Dict& set, Object& iterable, Run& run) {
    if (&iterable == &set) return true;
    return for_each(iterable, run, [&](Object& item) { return set.add(item, run); });
}

bool remove_all(Dict& set, Object& iterable, Run& run) {
    if (&iterable == &set) {
        set.clear();
        return true;
    }
    if (!is_unasked(set, run)) return false;
    return for_each(iterable, run, [&](Object& item) {
        const auto hashed = hash(item, run);
        Dict::Entry* entry = hashed ? set.find(item, *hashed, run) : nullptr;
        return !run.failed() && (entry == nullptr || set.erase(*entry, run));
    });
}

// CPython walks over the smaller of two sets, or over any other iterable, and takes the members from there.
Dict* intersection(const Dict& set, Object& iterable, Run& run) {
    auto* made = run.arena.make<Dict>(run.arena, set.type);
    if (!is_unasked(set, run)) return nullptr;
    if (is_set(iterable) && as<Dict>(iterable).size() > set.size()) {
        if (!run.step(set.size())) return nullptr;
        for (const Dict::Entry& entry : set.entries()) {
            const bool common = as<Dict>(iterable).find(*entry.key, entry.hash, run) != nullptr;
            if (run.failed() || (common && !made->add(*entry.key, run))) return nullptr;
        }
        return made;
    }
    const bool done = for_each(iterable, run, [&](Object& item) {
        const auto hashed = hash(item, run);
        const bool common = hashed && set.find(item, *hashed, run) != nullptr;
        if (run.failed() || (common && !made->add(item, run))) return false;
        // Some versions look no further once they have found all; what is left of an iterator shows it.
        if (common && made->size() == set.size() && iterable.type == Type::iterator)
            run.decline(Reason::unsupported_call, "intersection");
        return !run.failed();
    });
    if (made->size() == set.size()) doubt(run, Reason::unsupported_call);
    return done ? made : nullptr;
}

Dict* symmetric_difference(const Dict& set, Object& iterable, Run& run) {
    const Dict* other = make_set(iterable, set.type, run);
    auto* made = run.arena.make<Dict>(run.arena, set.type);
    if (other == nullptr || !is_unasked(set, run) || !is_unasked(*other, run)) return nullptr;
    for (const auto& [from, without] : {std::pair{other, &set}, std::pair{&set, other}}) {
        for (const Dict::Entry& entry : from->entries()) {
            const bool common = without->find(*entry.key, entry.hash, run) != nullptr;
            if (run.failed() || (!common && !made->add(*entry.key, run))) return nullptr;
        }
    }
    return made;
}

std::optional<bool> is_disjoint(const Dict& set, Object& iterable, Run& run) {
    bool common = false;
    if (!is_unasked(set, run)) return std::nullopt;
    for_each(iterable, run, [&](Object& item) {
        const auto hashed = hash(item, run);
        common = hashed && set.find(item, *hashed, run) != nullptr;
        return !common && !run.failed();
    });
    return run.failed() ? std::nullopt : std::optional(!common);
}

std::optional<bool> is_subset(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    if (set_size(a) > set_size(b)) return false;
    const Dict& members = is_set(a) ? as<Dict>(a) : *as<DictView>(a).of;
    const Dict& others = is_set(b) ? as<Dict>(b) : *as<DictView>(b).of;
    if (!is_unasked(members, run) || !is_unasked(others, run)) return std::nullopt;
    const auto part = is_set(a) ? DictView::Part::keys : as<DictView>(a).part;
    for (const Dict::Entry& entry : members.entries()) {
        if (!run.step()) return std::nullopt;
        const Object* member = part_of(entry, part, run);
        if (member == nullptr) return std::nullopt;
        const bool found = !is_set(b) ? view_contains(as<DictView>(b), *member, run, depth).value_or(false)
                           : part == DictView::Part::keys
                               ? as<Dict>(b).find(*member, entry.hash, run) != nullptr
                               : find_member(as<Dict>(b), *member, run) != nullptr;
        if (run.failed()) return std::nullopt;
        if (!found) return false;
    }
    return true;
}

} // namespace rezdex::eval
