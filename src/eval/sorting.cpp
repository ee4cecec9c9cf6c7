// Promise: see eval/sorting.h.
#include "eval/sorting.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "eval/dict.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/sequence.h"
#include "eval/set.h"

namespace rezdex::eval {
namespace {

struct Item {
    Object* key;
    Object* value;
};

// Merges the two sorted halves of `items`, the left one first where neither is less. False after a failure.
bool merge(std::span<Item> items, std::size_t middle, std::vector<Item>& room, Run& run) {
    room.assign(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(middle));
    std::size_t left = 0, right = middle, to = 0;
    while (left < room.size() && right < items.size()) {
        const auto is_less = less(*items[right].key, *room[left].key, run);
        if (!is_less) return false;
        items[to++] = *is_less ? items[right++] : room[left++];
    }
    std::copy(room.begin() + static_cast<std::ptrdiff_t>(left), room.end(),
              items.begin() + static_cast<std::ptrdiff_t>(to));
    return true;
}

// Every comparison may fail, which std::stable_sort cannot say.
bool merge_sort(std::span<Item> items, std::vector<Item>& room, Run& run) {
    if (items.size() < 2) return true;
    const std::size_t middle = items.size() / 2;
    if (!merge_sort(items.first(middle), room, run) || !merge_sort(items.subspan(middle), room, run))
        return false;
    const auto in_order = less(*items[middle].key, *items[middle - 1].key, run);
    if (!in_order) return false;
    return !*in_order || merge(items, middle, room, run);
}

bool is_container(const Object& object) noexcept {
    return object.type == Type::list || object.type == Type::tuple;
}

// Where `<` raises for two kinds of items, each way to sort them meets such a pair: it couldn't know how one
// kind lies to the other. For containers that depends on the pair.
void settle_exception(std::span<const Item> items, Run& run) {
    const bool certain =
        std::ranges::none_of(items, [](const Item& item) { return is_container(*item.key); });
    if (!certain) doubt(run, Reason::unsupported_expression);
}

// What list.sort() of fewer items than this does: insertion into the run that they begin with.
constexpr std::size_t insertion_sorted = 64;

// Objects/listobject.c:count_run, which also turns a run around that goes down; 0 after a failure.
std::size_t take_run(std::span<Item> items, Run& run) {
    if (items.size() < 2) return items.size();
    const auto first = less(*items[1].key, *items[0].key, run);
    const bool down = first.value_or(false);
    std::size_t length = 2;
    for (; !run.failed() && length < items.size(); ++length) {
        const auto next = less(*items[length].key, *items[length - 1].key, run);
        if (!next || *next != down) break;
    }
    if (run.failed()) return 0;
    if (down) std::ranges::reverse(items.first(length));
    return length;
}

// Objects/listobject.c:binarysort: each comparison in its turn, for special methods may do anything.
bool insertion_sort(std::span<Item> items, Run& run) {
    const std::size_t sorted = take_run(items, run);
    if (run.failed()) return false;
    for (std::size_t i = sorted; i < items.size(); ++i) {
        std::size_t left = 0, right = i;
        while (left < right) {
            const std::size_t middle = left + (right - left) / 2;
            const auto is_less = less(*items[i].key, *items[middle].key, run);
            if (!is_less) return false;
            if (*is_less)
                right = middle;
            else
                left = middle + 1;
        }
        std::rotate(items.begin() + static_cast<std::ptrdiff_t>(left),
                    items.begin() + static_cast<std::ptrdiff_t>(i),
                    items.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    return true;
}

bool sort_by_methods(std::span<Item> items, bool reverse, Run& run) {
    if (reverse) std::ranges::reverse(items);
    if (!insertion_sort(items, run)) return false;
    if (reverse) std::ranges::reverse(items);
    return true;
}

bool sort_items(std::span<Item> items, bool reverse, Run& run) {
    const bool total =
        items.size() < 2 ||
        std::ranges::all_of(items, [&run](const Item& item) { return is_totally_ordered(*item.key, run); });
    if (run.failed()) return false;
    const bool asked =
        std::ranges::any_of(items, [](const Item& item) { return has_special_methods(*item.key); });
    if (asked && items.size() < insertion_sorted) return sort_by_methods(items, reverse, run);
    if (!total) {
        run.decline(Reason::unsupported_expression, "items whose order is not total");
        return false;
    }
    // So does CPython, and equal items keep their order.
    if (reverse) std::ranges::reverse(items);
    std::vector<Item> room;
    if (!merge_sort(items, room, run)) {
        settle_exception(items, run);
        return false;
    }
    if (reverse) std::ranges::reverse(items);
    return true;
}

// key(item) for each item in its order. False after a failure.
bool make_keys(std::span<Object* const> values, Object* key, std::vector<Item>& items, Run& run) {
    if (!run.step(values.size()) || !run.room(2 * values.size() * sizeof(Item))) return false;
    items.reserve(values.size());
    for (Object* value : values) {
        Object* made = key == nullptr ? value : call(*key, {std::span(&value, 1), {}}, run);
        if (made == nullptr) return false;
        items.push_back({made, value});
    }
    return true;
}

// What Python's own function or type gives for an item does not depend on the items before.
bool is_pure(const Object& key) noexcept {
    return key.type == Type::builtin && as<Builtin>(key).name != "next";
}

// Members of a set: sorted by themselves they come in one order only; by a key, where no two are equal.
Sequence* sort_members(const Dict& set, const SortOptions& options, Run& run) {
    if (options.key != nullptr && !is_pure(*options.key))
        return static_cast<Sequence*>(run.decline(Reason::hash_order));
    std::vector<Object*> values;
    for (const Dict::Entry& entry : set.entries()) values.push_back(entry.key);
    std::vector<Item> items;
    const auto asks = [](const Object* item) { return has_special_methods(*item); };
    if (std::ranges::any_of(values, asks)) return static_cast<Sequence*>(run.decline(Reason::hash_order));
    if (!make_keys(values, options.key, items, run) || !sort_items(items, options.reverse, run)) {
        doubt(run, Reason::hash_order);
        return nullptr;
    }
    for (std::size_t i = 1; i < items.size(); ++i) {
        const auto differ = options.reverse ? less(*items[i].key, *items[i - 1].key, run)
                                            : less(*items[i - 1].key, *items[i].key, run);
        if (!differ) return nullptr;
        if (!*differ) return static_cast<Sequence*>(run.decline(Reason::hash_order));
    }
    std::ranges::transform(items, values.begin(), &Item::value);
    return make_sequence(run.arena, Type::list, values);
}

} // namespace

bool is_totally_ordered(const Object& object, Run& run, std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return false;
    if (object.type == Type::floating) return !std::isnan(as<Floating>(object).value);
    if (is_set(object) || object.type == Type::dict_view || has_special_methods(object)) return false;
    if (!is_container(object)) return true;
    return std::ranges::all_of(as<Sequence>(object).span(),
                               [&](const Object* item) { return is_totally_ordered(*item, run, depth + 1); });
}

std::optional<SortOptions> sort_options(std::span<const Keyword> keywords, Run& run) {
    SortOptions options;
    for (const Keyword& keyword : keywords) {
        if (keyword.name == "key") {
            options.key = keyword.value->type == Type::none ? nullptr : keyword.value;
        } else if (keyword.name != "reverse") {
            run.raise("TypeError: sort() got an unexpected keyword argument");
            return std::nullopt;
        } else if (!is_integral(*keyword.value)) { // what else is taken depends on the version
            run.decline(Reason::unsupported_call);
            return std::nullopt;
        } else {
            options.reverse = as<Integer>(*keyword.value).value != 0;
        }
    }
    return options;
}

bool sort_in_place(Sequence& list, const SortOptions& options, Run& run) {
    const Sequence before = list;
    list = {{Type::list}, nullptr, 0, 0}; // as a key function sees it
    std::vector<Item> items;
    const bool sorted =
        make_keys(before.span(), options.key, items, run) && sort_items(items, options.reverse, run);
    const bool changed = list.items != nullptr;
    list = before;
    if (changed) doubt(run, Reason::unsupported_expression);
    if (changed) run.decline(Reason::unsupported_expression, "a list that changes while it is sorted");
    if (changed) return false;
    if (!sorted) {
        doubt(run, Reason::unsupported_expression); // in what order it leaves the items
        return false;
    }
    std::ranges::transform(items, list.items, &Item::value);
    return true;
}

Sequence* sorted(Object& iterable, const SortOptions& options, Run& run) {
    if (is_set(iterable) && as<Dict>(iterable).size() > 1)
        return sort_members(as<Dict>(iterable), options, run);
    Sequence* list = collect(iterable, Type::list, run);
    if (list == nullptr) return nullptr;
    std::vector<Item> items;
    if (!make_keys(list->span(), options.key, items, run)) return nullptr;
    if (!sort_items(items, options.reverse, run)) return nullptr;
    std::ranges::transform(items, list->items, &Item::value);
    return list;
}

} // namespace rezdex::eval
