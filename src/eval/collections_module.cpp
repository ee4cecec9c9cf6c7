// Promise: see eval/module.h: OrderedDict, defaultdict and Counter of Python's collections, as types.
#include <algorithm>
#include <array>

#include "eval/dict_operators.h"
#include "eval/iteration.h"
#include "eval/mapping.h"
#include "eval/module.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

bool can_be_called(const Object& object) noexcept {
    return object.type == Type::builtin || object.type == Type::bound_method ||
           object.type == Type::callable || object.type == Type::function || object.type == Type::class_;
}

Object* default_dict(const Arguments& arguments, Run& run) {
    const auto given = arguments.positional;
    Object* factory = given.empty() || given[0]->type == Type::none ? nullptr : given[0];
    if (factory != nullptr && !can_be_called(*factory))
        return run.decline(Reason::unsupported_call, "defaultdict");
    auto* made = run.arena.make<Mapping>(run.arena, Mapping::Kind::defaulting, factory);
    const Arguments rest{given.subspan(std::min<std::size_t>(given.size(), 1)), arguments.keywords};
    return update_dict_from(*made, rest, run) ? made : nullptr;
}

Object* counter(const Arguments& arguments, Run& run) {
    if (!arguments.keywords.empty()) return run.decline(Reason::unsupported_call, "Counter");
    if (!takes(arguments, 0, 1, run)) return nullptr;
    auto* made = run.arena.make<Mapping>(run.arena, Mapping::Kind::counting);
    if (!arguments.positional.empty() && !count_items(*made, *arguments.positional[0], run)) return nullptr;
    return made;
}

constexpr auto functions = std::to_array<Builtin>({
    {"Counter", Builtin::Kind::type, counter},
    {"OrderedDict", Builtin::Kind::type, make_ordered_dict},
    {"defaultdict", Builtin::Kind::type, default_dict},
});
static_assert(std::ranges::is_sorted(functions, {}, &Builtin::name));

} // namespace

Object* make_ordered_dict(const Arguments& arguments, Run& run) {
    auto* made = run.arena.make<Mapping>(run.arena, Mapping::Kind::ordered);
    return update_dict_from(*made, arguments, run) ? made : nullptr;
}

Object* ordered_from_keys(const Arguments& arguments, Run& run) {
    if (!arguments.keywords.empty()) return run.decline(Reason::unsupported_call, "OrderedDict.fromkeys");
    if (!takes(arguments, 1, 2, run)) return nullptr;
    Object* value = arguments.positional.size() > 1 ? arguments.positional[1] : &none_object;
    auto* made = run.arena.make<Mapping>(run.arena, Mapping::Kind::ordered);
    Iteration keys(*arguments.positional[0], run);
    while (Object* key = keys.next()) {
        if (!set_key(*made, *key, *value, run)) return nullptr;
    }
    return run.failed() ? nullptr : made;
}

Builtins collections_functions() noexcept { return functions; }

} // namespace rezdex::eval
