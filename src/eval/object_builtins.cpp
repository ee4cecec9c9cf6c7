// Promise: see eval/methods.h: Python's functions that look at any object: isinstance, type, getattr …
#include <algorithm>
#include <array>
#include <cstdlib>

#include "eval/class.h"
#include "eval/compare.h"
#include "eval/descriptor.h"
#include "eval/exception.h"
#include "eval/integer.h"
#include "eval/interpreter.h"
#include "eval/methods.h"
#include "eval/namespaces.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

Object& boolean(bool value) noexcept { return value ? true_object : false_object; }

bool is_type(const Object& object) noexcept {
    return object.type == Type::class_ ||
           (object.type == Type::builtin && as<Builtin>(object).kind == Builtin::Kind::type);
}

bool is_property_type(const Object& object) noexcept {
    return object.type == Type::builtin && as<Builtin>(object).name == "property";
}

// isinstance(object, type); nothing where it is not known.
std::optional<bool> is_instance(const Object& object, const Object& type, Run& run, std::uint32_t depth = 0) {
    if (!run.step() || !run.within_depth(depth)) return std::nullopt;
    if (type.type == Type::tuple) {
        for (const Object* each : as<Sequence>(type).span()) {
            const auto is = is_instance(object, *each, run, depth + 1);
            if (!is || *is) return is;
        }
        return false;
    }
    if (object.type == Type::descriptor && is_property_type(type))
        return as<Descriptor>(object).kind == Descriptor::Kind::property;
    if (object.type >= Type::descriptor) return std::nullopt;
    if (type.type == Type::class_) {
        const Class* made_by = class_of(object);
        return made_by != nullptr && is_subclass(*made_by, type);
    }
    if (object.type == Type::exception) return is_exception_of(*as<Exception>(object).raised_type, type);
    if (type.type != Type::builtin || as<Builtin>(type).kind != Builtin::Kind::type) return std::nullopt;
    if (is_object_type(type)) return true;
    if (object.type == Type::instance) return false;
    if (as<Builtin>(type).name == "type" && is_plain(object)) return is_type(object);
    if (object.type == Type::class_ || object.type == Type::builtin || object.type == Type::module ||
        object.type == Type::function || object.type == Type::bound_method || object.type == Type::callable ||
        object.type == Type::scope || object.type == Type::iterator) {
        const Type of = as<Builtin>(type).of;
        if (of <= Type::range || of == Type::exception) return false;
        return std::nullopt;
    }
    if (object.type == Type::mapping) {
        const Type of = as<Builtin>(type).of;
        if (of == Type::dict) return true;
        return of <= Type::range || of == Type::exception ? std::optional(false) : std::nullopt;
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

// issubclass(type, base); nothing where it is not known.
std::optional<bool> is_subtype_of(const Object& type, const Object& base, Run& run, std::uint32_t depth = 0) {
    if (!run.step() || !run.within_depth(depth)) return std::nullopt;
    if (base.type == Type::tuple) {
        for (const Object* each : as<Sequence>(base).span()) {
            const auto is = is_subtype_of(type, *each, run, depth + 1);
            if (!is || *is) return is;
        }
        return false;
    }
    if (!is_type(type) || !is_type(base)) return std::nullopt;
    if (&type == &base || is_object_type(base)) return true;
    if (type.type == Type::class_) return is_subclass(as<Class>(type), base);
    if (base.type == Type::class_) return false;
    const auto &from = as<Builtin>(type), &to = as<Builtin>(base);
    if (from.of == Type::exception && to.of == Type::exception) return is_subtype(from, to);
    return from.of == Type::boolean && to.of == Type::integer;
}

Object* issubclass(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const auto is = is_subtype_of(*arguments.positional[0], *arguments.positional[1], run);
    return is ? &boolean(*is) : run.decline(Reason::unsupported_call, "issubclass");
}

Object* type(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1 || !arguments.keywords.empty()) {
        return run.decline(Reason::unsupported_call, "type");
    }
    const Object& object = *arguments.positional[0];
    if (object.type == Type::instance) return const_cast<Class*>(as<Instance>(object).made_by);
    if (object.type == Type::exception) return const_cast<Object*>(as<Exception>(object).raised_type);
    if (object.type == Type::class_) return builtin_object("type");
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
    if (object.type == Type::instance) return &boolean(find_special(object, "__call__") != nullptr);
    return object.type <= Type::range ? &false_object : run.decline(Reason::unsupported_call, "callable");
}

Object* getattr(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 3, run)) return nullptr;
    if (arguments.positional[1]->type != Type::string)
        return run.raise("TypeError: attribute name must be string");
    Object* value = get_attribute(*arguments.positional[0], text_of(*arguments.positional[1]), run);
    if (value == nullptr && arguments.positional.size() == 3 && recover_from("AttributeError", run))
        return arguments.positional[2];
    return value;
}

Object* hasattr(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    if (arguments.positional[1]->type != Type::string)
        return run.raise("TypeError: attribute name must be string");
    if (get_attribute(*arguments.positional[0], text_of(*arguments.positional[1]), run) != nullptr)
        return &true_object;
    return recover_from("AttributeError", run) ? &false_object : nullptr;
}

// Of any other object than those a definition's class makes, and classes, setting is not known here.
Object* setattr(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 3, 3, run)) return nullptr;
    Object &object = *arguments.positional[0], &name = *arguments.positional[1];
    if (name.type != Type::string) return run.raise("TypeError: attribute name must be string");
    if (class_of(object) == nullptr) return run.decline(Reason::unsupported_call, "setattr");
    return set_attribute_of(object, text_of(name), *arguments.positional[2], run) ? &none_object : nullptr;
}

Object* delattr(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Object &object = *arguments.positional[0], &name = *arguments.positional[1];
    if (name.type != Type::string) return run.raise("TypeError: attribute name must be string");
    if (class_of(object) == nullptr) return run.decline(Reason::unsupported_call, "delattr");
    return delete_attribute_of(object, text_of(name), run) ? &none_object : nullptr;
}

// An integer is its own hash, nearly; what differs between two runs is not known.
Object* hash_of(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Object& object = *arguments.positional[0];
    const auto hashed = hash(object, run);
    if (!hashed) return nullptr;
    constexpr std::int64_t modulus = (std::int64_t{1} << 61) - 1;
    if (is_integral(object)) {
        const std::int64_t value = as<Integer>(object).value % modulus; // of the sign that object has
        return make_integer(value == -1 ? -2 : value, run);
    }
    return run.arena.make<Hash>(Live{{Type::live}, Injected::hash}, *hashed);
}

Object* object(const Arguments& arguments, Run& run) {
    return takes(arguments, 0, 0, run) ? run.arena.make<Live>(Object{Type::live}, Injected::none) : nullptr;
}

constexpr std::array table = std::to_array<Builtin>({{"callable", Builtin::Kind::function, callable},
                                                     {"delattr", Builtin::Kind::function, delattr},
                                                     {"dir", Builtin::Kind::function, dir},
                                                     {"getattr", Builtin::Kind::function, getattr},
                                                     {"globals", Builtin::Kind::function, globals},
                                                     {"hasattr", Builtin::Kind::function, hasattr},
                                                     {"hash", Builtin::Kind::function, hash_of},
                                                     {"isinstance", Builtin::Kind::function, isinstance},
                                                     {"issubclass", Builtin::Kind::function, issubclass},
                                                     {"locals", Builtin::Kind::function, locals},
                                                     {"object", Builtin::Kind::type, object},
                                                     {"setattr", Builtin::Kind::function, setattr},
                                                     {"type", Builtin::Kind::type, type},
                                                     {"vars", Builtin::Kind::function, vars}});
static_assert(std::ranges::is_sorted(table, {}, &Builtin::name));

} // namespace

Builtins object_builtins() noexcept { return table; }

bool is_object_type(const Object& object) noexcept {
    return object.type == Type::builtin && as<Builtin>(object).name == "object";
}

} // namespace rezdex::eval
