// Promise: see eval/methods.h: Python's functions that look at any object: isinstance, type, getattr …
#include <algorithm>
#include <array>

#include "eval/class.h"
#include "eval/exception.h"
#include "eval/methods.h"
#include "eval/namespaces.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

Object& boolean(bool value) noexcept { return value ? true_object : false_object; }

bool takes(const Arguments& arguments, std::size_t least, std::size_t most, Run& run) {
    const std::size_t count = arguments.positional.size();
    if (arguments.keywords.empty() && count >= least && count <= most) return true;
    run.raise("TypeError: the wrong number of arguments");
    return false;
}

// isinstance(object, type); nothing where it is not known.
std::optional<bool> is_instance(const Object& object, const Object& type, Run& run, std::uint32_t depth = 0) {
    if (!run.within_depth(depth)) return std::nullopt;
    if (type.type == Type::tuple) {
        for (const Object* each : as<Sequence>(type).span()) {
            const auto is = is_instance(object, *each, run, depth + 1);
            if (!is || *is) return is;
        }
        return false;
    }
    if (object.type == Type::live || object.type == Type::source) return std::nullopt;
    if (object.type == Type::exception) return is_exception_of(*as<Exception>(object).raised_type, type);
    if (type.type == Type::class_) {
        if (object.type != Type::instance) return false;
        const Object* at = as<Instance>(object).made_by;
        while (at != nullptr && at != &type) at = at->type == Type::class_ ? as<Class>(*at).base : nullptr;
        return at != nullptr;
    }
    if (type.type != Type::builtin || as<Builtin>(type).kind != Builtin::Kind::type) return std::nullopt;
    if (is_object_type(type)) return true;
    if (object.type == Type::class_ || object.type == Type::builtin || object.type == Type::module ||
        object.type == Type::function || object.type == Type::bound_method || object.type == Type::callable ||
        object.type == Type::scope || object.type == Type::iterator) {
        const Type of = as<Builtin>(type).of;
        if (of <= Type::range || of == Type::exception) return false;
        return std::nullopt;
    }
    const Builtin* own = type_of(object.type);
    if (own == nullptr) return std::nullopt;
    return own == &type || (object.type == Type::boolean && as<Builtin>(type).of == Type::integer);
}

Object* isinstance(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const auto is = is_instance(*arguments.positional[0], *arguments.positional[1], run);
    return is ? &boolean(*is) : run.decline(Reason::unsupported_call, "isinstance");
}

Object* type(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1 || !arguments.keywords.empty()) {
        return run.decline(Reason::unsupported_call, "type");
    }
    const Object& object = *arguments.positional[0];
    if (object.type == Type::instance) return const_cast<Class*>(as<Instance>(object).made_by);
    if (object.type == Type::exception) return const_cast<Object*>(as<Exception>(object).raised_type);
    const Builtin* found = object.type <= Type::range ? type_of(object.type) : nullptr;
    return found != nullptr ? const_cast<Builtin*>(found) : run.decline(Reason::unsupported_call, "type");
}

bool callable_type(const Object& object) noexcept {
    return object.type == Type::builtin || object.type == Type::bound_method ||
           object.type == Type::callable || object.type == Type::function || object.type == Type::class_;
}

Object* callable(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& object = *arguments.positional[0];
    if (callable_type(object)) return &true_object;
    return object.type <= Type::range ? &false_object : run.decline(Reason::unsupported_call, "callable");
}

// Whether the failure is an AttributeError; it is then over.
bool lacks_attribute(Run& run) {
    if (run.failure().reason != Reason::raises || !run.failure().message.starts_with("AttributeError"))
        return false;
    run.recover();
    return true;
}

Object* getattr(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 3, run)) return nullptr;
    if (arguments.positional[1]->type != Type::string)
        return run.raise("TypeError: attribute name must be string");
    Object* value = get_attribute(*arguments.positional[0], text_of(*arguments.positional[1]), run);
    if (value == nullptr && arguments.positional.size() == 3 && lacks_attribute(run))
        return arguments.positional[2];
    return value;
}

Object* hasattr(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    if (arguments.positional[1]->type != Type::string)
        return run.raise("TypeError: attribute name must be string");
    if (get_attribute(*arguments.positional[0], text_of(*arguments.positional[1]), run) != nullptr)
        return &true_object;
    return lacks_attribute(run) ? &false_object : nullptr;
}

Object* object(const Arguments& arguments, Run& run) {
    return takes(arguments, 0, 0, run) ? run.arena.make<Live>(Object{Type::live}, Injected::none) : nullptr;
}

constexpr std::array<Builtin, 10> table{{{"callable", Builtin::Kind::function, callable},
                                         {"dir", Builtin::Kind::function, dir},
                                         {"getattr", Builtin::Kind::function, getattr},
                                         {"globals", Builtin::Kind::function, globals},
                                         {"hasattr", Builtin::Kind::function, hasattr},
                                         {"isinstance", Builtin::Kind::function, isinstance},
                                         {"locals", Builtin::Kind::function, locals},
                                         {"object", Builtin::Kind::type, object},
                                         {"type", Builtin::Kind::type, type},
                                         {"vars", Builtin::Kind::function, vars}}};
static_assert(std::ranges::is_sorted(table, {}, &Builtin::name));

} // namespace

Builtins object_builtins() noexcept { return table; }

bool is_object_type(const Object& object) noexcept {
    return object.type == Type::builtin && as<Builtin>(object).name == "object";
}

} // namespace rezdex::eval
