// Promise: see eval/reductions.h.
#include "eval/reductions.h"

#include <array>

#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/set.h"
#include "eval/sorting.h"

namespace rezdex::eval {
namespace {

bool has_order(const Object& iterable) noexcept { return !is_set(iterable) || as<Dict>(iterable).size() < 2; }

// The members of a set in some order, else the iterable itself.
Object& in_any_order(Object& iterable, Run& run) {
    if (has_order(iterable)) return iterable;
    auto* members = run.arena.make<Sequence>(Object{Type::tuple}, nullptr, 0U, 0U);
    const auto entries = as<Dict>(iterable).entries();
    if (!run.room(entries.size() * sizeof(Object*))) return *members;
    members->items =
        static_cast<Object**>(run.arena.allocate(entries.size() * sizeof(Object*), alignof(Object*)));
    for (const Dict::Entry& entry : entries) members->items[members->size++] = entry.key;
    return *members;
}

// Whether all items, or any of them, are `wanted`.
Object* find_truth(const Arguments& arguments, bool wanted, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Iteration items(in_any_order(*arguments.positional[0], run), run);
    while (const Object* item = items.next()) {
        const auto is = truth(*item, run);
        if (!is) return nullptr;
        if (*is == wanted) return make_boolean(wanted);
    }
    return run.failed() ? nullptr : make_boolean(!wanted);
}

struct Extreme {
    bool largest;
    Object* key; // null: the items themselves
    Object* fallback;
};

// key=… and default=…, nothing else.
std::optional<Extreme> extreme_options(std::span<const Keyword> keywords, bool largest, Run& run) {
    Extreme options{largest, nullptr, nullptr};
    for (const Keyword& keyword : keywords) {
        if (keyword.name == "key") {
            options.key = keyword.value->type == Type::none ? nullptr : keyword.value;
        } else if (keyword.name == "default") {
            options.fallback = keyword.value;
        } else {
            run.raise("TypeError: unexpected keyword argument");
            return std::nullopt;
        }
    }
    return options;
}

// The first of the largest, or of the smallest.
Object* extreme_of(Object& iterable, const Extreme& options, Run& run) {
    Object *best = nullptr, *best_key = nullptr;
    Iteration items(iterable, run);
    while (Object* item = items.next()) {
        Object* key = options.key == nullptr ? item : call(*options.key, {{&item, 1}, {}}, run);
        if (key == nullptr) return nullptr;
        std::optional<bool> better = true;
        if (best != nullptr) {
            const auto op = options.largest ? syntax::CompareOperator::gt : syntax::CompareOperator::lt;
            better = compare(op, *key, *best_key, run);
        }
        if (!better) return nullptr;
        if (*better) {
            best = item;
            best_key = key;
        }
    }
    if (run.failed()) return nullptr;
    if (best == nullptr) best = options.fallback;
    return best != nullptr ? best : run.raise("ValueError: arg is an empty sequence");
}

// Of a set, the one at the end of its sorted members.
Object* extreme_member(Object& set, const Extreme& options, Run& run) {
    const Sequence* members = sorted(set, {options.key, options.largest}, run);
    return members == nullptr ? nullptr : members->items[0];
}

Object* extreme(const Arguments& arguments, bool largest, Run& run) {
    const auto options = extreme_options(arguments.keywords, largest, run);
    if (!options) return nullptr;
    if (arguments.positional.empty()) return run.raise("TypeError: expected at least 1 argument");
    if (arguments.positional.size() == 1) {
        Object& iterable = *arguments.positional[0];
        return has_order(iterable) ? extreme_of(iterable, *options, run)
                                   : extreme_member(iterable, *options, run);
    }
    if (options->fallback != nullptr)
        return run.raise("TypeError: Cannot specify a default with multiple positional arguments");
    return extreme_of(*make_sequence(run.arena, Type::tuple, arguments.positional), *options, run);
}

} // namespace

Object* all(const Arguments& arguments, Run& run) { return find_truth(arguments, false, run); }
Object* any(const Arguments& arguments, Run& run) { return find_truth(arguments, true, run); }
Object* max(const Arguments& arguments, Run& run) { return extreme(arguments, true, run); }
Object* min(const Arguments& arguments, Run& run) { return extreme(arguments, false, run); }

Object* sum(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"iterable", "start"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "sum", .names = names, .required = 1, .positional_only = 1}, arguments,
                        slots, run))
        return nullptr;
    Object* total = slots[1] == nullptr ? make_integer(0, run) : slots[1];
    if (total->type == Type::string || total->type == Type::bytes)
        return refuse(*slots[0], "TypeError: sum() can't sum strings", run);
    const bool ordered = has_order(*slots[0]);
    Iteration items(in_any_order(*slots[0], run), run);
    while (Object* item = items.next()) {
        // CPython 3.12 began to sum floats with less of an error.
        if (item->type == Type::floating || total->type == Type::floating || item->type == Type::complex)
            return run.decline(Reason::unsupported_call, "a sum of floats");
        if (!ordered && !(is_integer(*item) && is_integer(*total))) return run.decline(Reason::hash_order);
        total = binary(syntax::BinaryOperator::add, *total, *item, run);
        if (total == nullptr) return nullptr;
    }
    return run.failed() ? nullptr : total;
}

} // namespace rezdex::eval
