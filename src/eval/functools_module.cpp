// Promise: see eval/module.h: Python's functools: partial, reduce, cache, lru_cache, wraps and
// update_wrapper.
#include <algorithm>
#include <array>
#include <vector>

#include "eval/compare.h"
#include "eval/dict.h"
#include "eval/functions.h"
#include "eval/iteration.h"
#include "eval/module.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

// What partial(function, …) gives.
struct Partial : Callable {
    Object* function;
    std::span<Object* const> positional;
    std::span<const Keyword> keywords;
};

// The partial's own arguments, then those of the call; of keywords the latter win.
struct Joined {
    Joined(const Partial& partial, std::span<Object* const> positional, std::span<const Keyword> keywords)
        : values(partial.positional.begin(), partial.positional.end()),
          named(partial.keywords.begin(), partial.keywords.end()) {
        values.insert(values.end(), positional.begin(), positional.end());
        for (const Keyword& keyword : keywords) {
            const auto at = std::ranges::find(named, keyword.name, &Keyword::name);
            if (at == named.end())
                named.push_back(keyword);
            else
                at->value = keyword.value;
        }
    }
    std::vector<Object*> values;
    std::vector<Keyword> named;
};

Object* call_partial(Callable& self, const Arguments& arguments, Run& run) {
    const auto& partial = static_cast<const Partial&>(self);
    if (!run.step(partial.positional.size() + partial.keywords.size())) return nullptr;
    const Joined joined(partial, arguments.positional, arguments.keywords);
    return call(*partial.function, {joined.values, joined.named}, run);
}

bool can_be_called(const Object& object) noexcept {
    return object.type == Type::builtin || object.type == Type::bound_method ||
           object.type == Type::callable || object.type == Type::function || object.type == Type::class_;
}

// A partial of a partial is one of the function below.
Object* partial(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty()) return run.raise("TypeError: partial needs at least one argument");
    Object& function = *arguments.positional[0];
    if (!can_be_called(function)) {
        return function.type <= Type::iterator ? run.raise("TypeError: the first argument must be callable")
                                               : run.decline(Reason::live_object);
    }
    Partial plain{{{Type::callable}, call_partial, "partial"}, &function, {}, {}};
    const auto* below = function.type == Type::callable && as<Callable>(function).call == call_partial
                            ? static_cast<const Partial*>(&function)
                            : &plain;
    if (!run.step(below->positional.size() + below->keywords.size() + arguments.positional.size()))
        return nullptr;
    const Joined joined(*below, arguments.positional.subspan(1), arguments.keywords);
    if (!run.room(joined.values.size() * sizeof(Object*) + joined.named.size() * sizeof(Keyword)))
        return nullptr;
    plain.function = below->function;
    plain.positional = run.arena.copy(std::span<Object* const>(joined.values));
    plain.keywords = run.arena.copy(std::span<const Keyword>(joined.named));
    return run.arena.make<Partial>(plain);
}

Object* reduce(const Arguments& arguments, Run& run) {
    if (!arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "reduce"); // initial=, in 3.14
    if (!takes(arguments, 2, 3, run)) return nullptr;
    Object* total = arguments.positional.size() == 3 ? arguments.positional[2] : nullptr;
    Iteration items(*arguments.positional[1], run);
    while (Object* item = items.next()) {
        Object* const both[]{total, item};
        total = total == nullptr ? item : call(*arguments.positional[0], {both, {}}, run);
        if (total == nullptr) return nullptr;
    }
    if (run.failed()) return nullptr;
    return total != nullptr ? total
                            : run.raise("TypeError: reduce() of empty iterable with no initial value");
}

// A function with what it gave for which arguments.
struct Cached : Callable {
    Object* function;
    Dict* results;
    std::uint32_t most; // results that are kept
};

// A single str or int is its own key; other arguments are one together, with what parts the keywords from the
// rest.
Object* cache_key(const Arguments& arguments, Run& run) {
    static constinit Builtin keywords_follow{"", Builtin::Kind::function, nullptr};
    const auto given = arguments.positional;
    if (arguments.keywords.empty() && given.size() == 1 &&
        (given[0]->type == Type::string || given[0]->type == Type::integer ||
         given[0]->type == Type::big_integer))
        return given[0];
    std::vector<Object*> all(given.begin(), given.end());
    if (!arguments.keywords.empty()) all.push_back(&keywords_follow);
    for (const Keyword& keyword : arguments.keywords) {
        all.push_back(make_text(run.arena, Type::string, keyword.name));
        all.push_back(keyword.value);
    }
    return run.room(all.size() * sizeof(Object*)) ? make_sequence(run.arena, Type::tuple, all) : nullptr;
}

Object* call_cached(Callable& self, const Arguments& arguments, Run& run) {
    auto& cached = static_cast<Cached&>(self);
    if (cached.most == 0) return call(*cached.function, arguments, run);
    Object* key = cache_key(arguments, run);
    const auto hashed = key == nullptr ? std::nullopt : hash(*key, run);
    if (!hashed) return nullptr;
    const Dict::Entry* known = cached.results->find(*key, *hashed, run);
    if (known != nullptr || run.failed()) return run.failed() ? nullptr : known->value;
    Object* result = call(*cached.function, arguments, run);
    if (result == nullptr) return nullptr;
    if (cached.results->find(*key, *hashed, run) != nullptr) // found by the call itself
        return run.decline(Reason::unsupported_call, "lru_cache");
    if (cached.results->size() >= cached.most)
        return run.decline(Reason::unsupported_call, "a full lru_cache");
    return cached.results->insert(*key, *hashed, *result, run) == nullptr ? nullptr : result;
}

Object* make_cached(Object& function, std::uint32_t most, Run& run) {
    if (function.type != Type::function) return run.decline(Reason::unsupported_call, "lru_cache");
    return run.arena.make<Cached>(Callable{{Type::callable}, call_cached, "_lru_cache_wrapper"}, &function,
                                  run.arena.make<Dict>(run.arena), most);
}

// What lru_cache(maxsize) gives: a decorator written in Python.
struct CacheDecorator : Callable {
    std::uint32_t most;
};

Object* decorate_cached(Callable& self, const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    return make_cached(*arguments.positional[0], static_cast<CacheDecorator&>(self).most, run);
}

constexpr std::uint32_t unbounded = UINT32_MAX;

Object* lru_cache(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"maxsize", "typed"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "lru_cache", .names = names}, arguments, slots, run)) return nullptr;
    if (slots[1] != nullptr && slots[1] != &false_object)
        return run.decline(Reason::unsupported_call, "lru_cache");
    std::uint32_t most = 128;
    if (slots[0] != nullptr) {
        const Object& size = *slots[0];
        if (size.type == Type::function) return make_cached(*slots[0], most, run);
        if (size.type != Type::none && !is_integral(size))
            return run.decline(Reason::unsupported_call, "lru_cache");
        most =
            size.type == Type::none
                ? unbounded
                : static_cast<std::uint32_t>(std::clamp<std::int64_t>(as<Integer>(size).value, 0, unbounded));
    }
    return run.arena.make<CacheDecorator>(Callable{{Type::callable}, decorate_cached, "function"}, most);
}

Object* cache(const Arguments& arguments, Run& run) {
    return takes(arguments, 1, 1, run) ? make_cached(*arguments.positional[0], unbounded, run) : nullptr;
}

Object* update_wrapper(Object& wrapper, Object& wrapped, Run& run) {
    if (wrapper.type != Type::function || wrapped.type != Type::function)
        return run.decline(Reason::unsupported_call, "wraps");
    return wrap(as<Function>(wrapper), as<Function>(wrapped), run) ? &wrapper : nullptr;
}

Object* call_update_wrapper(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 2 || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "update_wrapper");
    return update_wrapper(*arguments.positional[0], *arguments.positional[1], run);
}

// What wraps(wrapped) gives.
struct Wraps : Callable {
    Object* wrapped;
};

Object* apply_wraps(Callable& self, const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1 || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "wraps");
    return update_wrapper(*arguments.positional[0], *static_cast<Wraps&>(self).wrapped, run);
}

Object* wraps(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1 || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "wraps");
    return run.arena.make<Wraps>(Callable{{Type::callable}, apply_wraps, "partial"}, arguments.positional[0]);
}

using enum Builtin::Kind;
constexpr auto functions = std::to_array<Builtin>({
    {"cache", python_function, cache},
    {"lru_cache", python_function, lru_cache},
    {"partial", function, partial},
    {"reduce", function, reduce},
    {"update_wrapper", python_function, call_update_wrapper},
    {"wraps", python_function, wraps},
});
static_assert(std::ranges::is_sorted(functions, {}, &Builtin::name));

} // namespace

Builtins functools_functions() noexcept { return functions; }

} // namespace rezdex::eval
