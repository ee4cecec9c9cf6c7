// Promise: see eval/module.h: Python's operator: the operators as functions, itemgetter, attrgetter and
// methodcaller.
#include <algorithm>
#include <array>
#include <vector>

#include "eval/integer.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

using syntax::BinaryOperator;
using syntax::CompareOperator;
using syntax::UnaryOperator;

Object* boolean(std::optional<bool> value) noexcept { return value ? make_boolean(*value) : nullptr; }

template <BinaryOperator op>
Object* binary(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return eval::binary(op, *arguments.positional[0], *arguments.positional[1], run);
}

template <UnaryOperator op>
Object* unary(const Arguments& arguments, Run& run) {
    return takes(arguments, 1, 1, run) ? eval::unary(op, *arguments.positional[0], run) : nullptr;
}

template <CompareOperator op>
Object* compare(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return boolean(eval::compare(op, *arguments.positional[0], *arguments.positional[1], run));
}

template <bool wanted>
Object* truth(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const auto is = eval::truth(*arguments.positional[0], run);
    return is ? make_boolean(*is == wanted) : nullptr;
}

template <bool wanted>
Object* is(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const auto same = identical(*arguments.positional[0], *arguments.positional[1], run);
    return same ? make_boolean(*same == wanted) : nullptr;
}

Object* contains(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return boolean(eval::contains(*arguments.positional[0], *arguments.positional[1], run));
}

Object* getitem(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return get_item(*arguments.positional[0], *arguments.positional[1], run);
}

Object* setitem(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 3, 3, run)) return nullptr;
    const auto given = arguments.positional;
    return set_item(*given[0], *given[1], *given[2], run) ? &none_object : nullptr;
}

// What itemgetter(…) and attrgetter(…) give: looks up one name, or several at once.
struct Getter : Callable {
    const Sequence* names;
};

template <Object* (*look_up)(Object&, Object&, Run&)>
Object* get(Callable& self, const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const auto names = static_cast<Getter&>(self).names->span();
    Object& from = *arguments.positional[0];
    if (names.size() == 1) return look_up(from, *names[0], run);
    std::vector<Object*> values;
    for (Object* name : names) {
        Object* value = look_up(from, *name, run);
        if (value == nullptr || !run.step()) return nullptr;
        values.push_back(value);
    }
    return run.room(values.size() * sizeof(Object*)) ? make_sequence(run.arena, Type::tuple, values)
                                                     : nullptr;
}

// object.first.second
Object* dotted_attribute(Object& from, Object& name, Run& run) {
    std::string_view rest = text_of(name);
    Object* at = &from;
    while (at != nullptr && run.step()) {
        const std::size_t dot = rest.find('.');
        at = get_attribute(*at, rest.substr(0, dot), run);
        if (dot == std::string_view::npos) return at;
        rest.remove_prefix(dot + 1);
    }
    return nullptr;
}

Object* make_getter(const Arguments& arguments, Object* (*call)(Callable&, const Arguments&, Run&),
                    std::string_view kind, Run& run) {
    if (!takes(arguments, 1, SIZE_MAX, run) || !run.room(arguments.positional.size_bytes())) return nullptr;
    return run.arena.make<Getter>(Callable{{Type::callable}, call, kind},
                                  make_sequence(run.arena, Type::tuple, arguments.positional));
}

Object* itemgetter(const Arguments& arguments, Run& run) {
    return make_getter(arguments, get<get_item>, "itemgetter", run);
}

Object* attrgetter(const Arguments& arguments, Run& run) {
    if (std::ranges::any_of(arguments.positional,
                            [](const Object* name) { return name->type != Type::string; }))
        return run.raise("TypeError: attribute name must be a string");
    return make_getter(arguments, get<dotted_attribute>, "attrgetter", run);
}

// What methodcaller(name, …) gives.
struct MethodCaller : Callable {
    std::string_view name;
    std::span<Object* const> positional;
    std::span<const Keyword> keywords;
};

Object* call_named(Callable& self, const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const auto& caller = static_cast<const MethodCaller&>(self);
    Object* method = get_attribute(*arguments.positional[0], caller.name, run);
    return method == nullptr ? nullptr : call(*method, {caller.positional, caller.keywords}, run);
}

Object* methodcaller(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty()) return run.raise("TypeError: methodcaller needs at least one argument");
    if (arguments.positional[0]->type != Type::string)
        return run.raise("TypeError: method name must be a string");
    return run.arena.make<MethodCaller>(
        Callable{{Type::callable}, call_named, "methodcaller"}, text_of(*arguments.positional[0]),
        run.arena.copy(arguments.positional.subspan(1)), run.arena.copy(arguments.keywords));
}

using enum Builtin::Kind;
constexpr auto functions = std::to_array<Builtin>({
    {"add", function, binary<BinaryOperator::add>},
    {"and_", function, binary<BinaryOperator::bit_and>},
    {"attrgetter", function, attrgetter},
    {"contains", function, contains},
    {"eq", function, compare<CompareOperator::eq>},
    {"floordiv", function, binary<BinaryOperator::floor_div>},
    {"ge", function, compare<CompareOperator::gt_e>},
    {"getitem", function, getitem},
    {"gt", function, compare<CompareOperator::gt>},
    {"inv", function, unary<UnaryOperator::invert>},
    {"invert", function, unary<UnaryOperator::invert>},
    {"is_", function, is<true>},
    {"is_not", function, is<false>},
    {"itemgetter", function, itemgetter},
    {"le", function, compare<CompareOperator::lt_e>},
    {"lshift", function, binary<BinaryOperator::lshift>},
    {"lt", function, compare<CompareOperator::lt>},
    {"methodcaller", function, methodcaller},
    {"mod", function, binary<BinaryOperator::mod>},
    {"mul", function, binary<BinaryOperator::mult>},
    {"ne", function, compare<CompareOperator::not_eq_>},
    {"neg", function, unary<UnaryOperator::usub>},
    {"not_", function, truth<false>},
    {"or_", function, binary<BinaryOperator::bit_or>},
    {"pos", function, unary<UnaryOperator::uadd>},
    {"pow", function, binary<BinaryOperator::pow>},
    {"rshift", function, binary<BinaryOperator::rshift>},
    {"setitem", function, setitem},
    {"sub", function, binary<BinaryOperator::sub>},
    {"truediv", function, binary<BinaryOperator::div>},
    {"truth", function, truth<true>},
    {"xor", function, binary<BinaryOperator::bit_xor>},
});
static_assert(std::ranges::is_sorted(functions, {}, &Builtin::name));

} // namespace

Builtins operator_functions() noexcept { return functions; }

} // namespace rezdex::eval
