// Promise: see inherited_method() in eval/class.h: methods of `object` and of BaseException that a
// definition's classes inherit, and reach by super().
//
// Those that show an address, or a hash, are not here.
#include <algorithm>
#include <array>
#include <string>

#include "eval/class.h"
#include "eval/exception.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

Object& self_of(const Arguments& arguments) noexcept { return *arguments.positional[0]; }

// Whether a method is given an instance of a definition's class and so many arguments more.
bool takes_more(const Arguments& arguments, std::size_t count, Run& run) {
    if (!arguments.positional.empty() && class_of(self_of(arguments)) == nullptr) {
        run.decline(Reason::unsupported_call);
        return false;
    }
    return takes(arguments, count + 1, count + 1, run);
}

// The name of an attribute; null after a failure.
const Object* name_of(const Arguments& arguments, Run& run) {
    const Object* name = arguments.positional[1];
    if (name->type == Type::string) return name;
    refuse(*name, "TypeError: attribute name must be string", run);
    return nullptr;
}

// Objects/typeobject.c:object_init, which minds arguments where __init__ or __new__ would have to take them.
Object* initialize(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty() || class_of(self_of(arguments)) == nullptr)
        return run.decline(Reason::unsupported_call);
    if (arguments.positional.size() == 1 && arguments.keywords.empty()) return &none_object;
    const Object& self = self_of(arguments);
    if (find_special(self, "__init__") == nullptr && find_special(self, "__new__") != nullptr)
        return &none_object;
    return run.raise("TypeError: object.__init__() takes exactly one argument");
}

// Objects/typeobject.c:object_new
Object* make(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty() || self_of(arguments).type != Type::class_)
        return run.decline(Reason::unsupported_call);
    const auto& made_by = as<Class>(self_of(arguments));
    if (exception_root(made_by) != nullptr) return run.decline(Reason::unsupported_call);
    const Instance like{{Type::instance}, &made_by, nullptr};
    const bool excess = arguments.positional.size() > 1 || !arguments.keywords.empty();
    if (excess && (find_special(like, "__new__") != nullptr || find_special(like, "__init__") == nullptr))
        return run.raise("TypeError: object.__new__() takes exactly one argument");
    return make_instance(made_by, {}, run);
}

Object* set_attribute(const Arguments& arguments, Run& run) {
    if (!takes_more(arguments, 2, run)) return nullptr;
    const Object* name = name_of(arguments, run);
    if (name == nullptr) return nullptr;
    Object& value = *arguments.positional[2];
    return set_plain_attribute(self_of(arguments), text_of(*name), value, run) ? &none_object : nullptr;
}

Object* delete_attribute(const Arguments& arguments, Run& run) {
    if (!takes_more(arguments, 1, run)) return nullptr;
    const Object* name = name_of(arguments, run);
    if (name == nullptr) return nullptr;
    return delete_plain_attribute(self_of(arguments), text_of(*name), run) ? &none_object : nullptr;
}

Object* get_attribute(const Arguments& arguments, Run& run) {
    if (!takes_more(arguments, 1, run)) return nullptr;
    const Object* name = name_of(arguments, run);
    return name == nullptr ? nullptr : get_plain_attribute(self_of(arguments), text_of(*name), run);
}

Object* equals(const Arguments& arguments, Run& run) {
    if (!takes_more(arguments, 1, run)) return nullptr;
    return arguments.positional[1] == &self_of(arguments) ? static_cast<Object*>(&true_object)
                                                          : &not_implemented_object;
}

Object* to_string(const Arguments& arguments, Run& run) {
    if (!takes_more(arguments, 0, run)) return nullptr;
    std::string text;
    if (!append_special_repr(self_of(arguments), text, run) || !run.room(text.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(text)));
}

// --- BaseException -------------------------------------------------------------------------------------

Object* initialize_exception(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty() || self_of(arguments).type != Type::exception ||
        class_of(self_of(arguments)) == nullptr || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call);
    as<Exception>(self_of(arguments)).arguments =
        make_sequence(run.arena, Type::tuple, arguments.positional.subspan(1));
    return &none_object;
}

Object* exception_to_string(const Arguments& arguments, Run& run) {
    if (!takes_more(arguments, 0, run)) return nullptr;
    std::string text;
    if (self_of(arguments).type != Type::exception) return run.decline(Reason::unsupported_call);
    if (!append_exception(as<Exception>(self_of(arguments)), text, run) || !run.room(text.size()))
        return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(text)));
}

using enum Builtin::Kind;
constexpr std::array of_object = std::to_array<Builtin>({
    {"__delattr__", method, delete_attribute},
    {"__eq__", method, equals},
    {"__getattribute__", method, get_attribute},
    {"__init__", method, initialize},
    {"__new__", static_method, make},
    {"__setattr__", method, set_attribute},
    {"__str__", method, to_string},
});
static_assert(std::ranges::is_sorted(of_object, {}, &Builtin::name));

constexpr std::array of_exceptions = std::to_array<Builtin>({
    {"__init__", method, initialize_exception},
    {"__str__", method, exception_to_string},
});
static_assert(std::ranges::is_sorted(of_exceptions, {}, &Builtin::name));

} // namespace

Object* inherited_method(const Builtin& base, std::string_view name) noexcept {
    const Builtin* found = find(is_object_type(base) ? Builtins(of_object) : Builtins(of_exceptions), name);
    return const_cast<Builtin*>(found); // nothing ever writes to one
}

} // namespace rezdex::eval
