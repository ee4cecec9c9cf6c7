// Promise: Python's functions and types around containers and iteration, by name.
#include <algorithm>
#include <array>

#include "eval/dict_operators.h"
#include "eval/exception.h"
#include "eval/generator.h"
#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/iterators.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/reductions.h"
#include "eval/sequence.h"
#include "eval/set.h"
#include "eval/sorting.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

Object* make_dict(const Arguments& arguments, Run& run) {
    Dict* made = run.arena.make<Dict>(run.arena);
    return update_dict_from(*made, arguments, run) ? made : nullptr;
}

Object* make_list(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 1, run)) return nullptr;
    if (arguments.positional.empty()) return make_sequence(run.arena, Type::list, {});
    return collect(*arguments.positional[0], Type::list, run);
}

Object* make_tuple(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 1, run)) return nullptr;
    if (arguments.positional.empty()) return make_sequence(run.arena, Type::tuple, {});
    Object& from = *arguments.positional[0];
    return from.type == Type::tuple ? &from : collect(from, Type::tuple, run);
}

Object* make_set(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 1, run)) return nullptr;
    if (arguments.positional.empty()) return run.arena.make<Dict>(run.arena, Type::set);
    return make_set(*arguments.positional[0], Type::set, run);
}

Object* make_frozenset(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 1, run)) return nullptr;
    if (arguments.positional.empty()) return run.arena.make<Dict>(run.arena, Type::frozenset);
    Object& from = *arguments.positional[0];
    return from.type == Type::frozenset ? &from : make_set(from, Type::frozenset, run);
}

Object* make_range(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 3, run)) return nullptr;
    std::array<std::int64_t, 3> given{};
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
        const Object& argument = *arguments.positional[i];
        // How repr() shows a bool depends on the version.
        if (argument.type == Type::boolean) return run.decline(Reason::unsupported_call, "range");
        const auto value = index_value(argument, run);
        if (!value) return nullptr;
        given[i] = *value;
    }
    if (arguments.positional.size() == 1) return run.arena.make<Range>(Object{Type::range}, 0, given[0], 1);
    const std::int64_t step = arguments.positional.size() == 2 ? 1 : given[2];
    if (step == 0) return run.raise("ValueError: range() arg 3 must not be zero");
    return run.arena.make<Range>(Object{Type::range}, given[0], given[1], step);
}

Object* iter(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 2, run)) return nullptr;
    if (arguments.positional.size() == 2) return run.decline(Reason::unsupported_call, "iter");
    Object& object = *arguments.positional[0];
    return has_special_methods(object) ? special_iter(object, run) : iterate(object, run);
}

// What next() gives at the end of an iterator: the failure stays where it was given no other value.
Object* end_of(const Arguments& arguments, Run& run) {
    const bool over = arguments.positional.size() == 2 && recover_from("StopIteration", run);
    return over ? arguments.positional[1] : nullptr;
}

Object* next_of(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 2, run)) return nullptr;
    Object& iterator = *arguments.positional[0];
    if (has_special_methods(iterator)) {
        Object* item = special_next(iterator, run);
        return item != nullptr ? item : end_of(arguments, run);
    }
    if (iterator.type != Type::iterator) return refuse(iterator, "TypeError: object is not an iterator", run);
    Object* item = next(as<Iterator>(iterator), run);
    if (item != nullptr || run.failed()) return item;
    return arguments.positional.size() == 2 ? arguments.positional[1]
                                            : raise_stop(as<Iterator>(iterator), run);
}

Object* len(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const auto size = length(*arguments.positional[0], run);
    return size ? make_integer(static_cast<std::int64_t>(*size), run) : nullptr;
}

Object* sorted(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1) return run.raise("TypeError: sorted expected 1 argument");
    const auto options = sort_options(arguments.keywords, run);
    return options ? eval::sorted(*arguments.positional[0], *options, run) : nullptr;
}

using enum Builtin::Kind;
constexpr std::array table = std::to_array<Builtin>({
    {"all", function, all},
    {"any", function, any},
    {"dict", type, make_dict, Type::dict},
    {"enumerate", type, make_enumerate},
    {"filter", type, make_filter},
    {"frozenset", type, make_frozenset, Type::frozenset},
    {"iter", function, iter},
    {"len", function, len},
    {"list", type, make_list, Type::list},
    {"map", type, make_map},
    {"max", function, max},
    {"min", function, min},
    {"next", function, next_of},
    {"range", type, make_range, Type::range},
    {"reversed", type, make_reversed},
    {"set", type, make_set, Type::set},
    {"sorted", function, sorted},
    {"sum", function, sum},
    {"tuple", type, make_tuple, Type::tuple},
    {"zip", type, make_zip},
});
static_assert(std::ranges::is_sorted(table, {}, &Builtin::name));

} // namespace

Builtins container_builtins() noexcept { return table; }

} // namespace rezdex::eval
