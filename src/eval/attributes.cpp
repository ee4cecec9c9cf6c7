// Promise: see eval/protocol.h: get_attribute() of any object.
#include "eval/class.h"
#include "eval/descriptor.h"
#include "eval/exception.h"
#include "eval/functions.h"
#include "eval/generator.h"
#include "eval/input.h"
#include "eval/integer.h"
#include "eval/itertools.h"
#include "eval/library_object.h"
#include "eval/mapping.h"
#include "eval/methods.h"
#include "eval/module.h"
#include "eval/number.h"
#include "eval/protocol.h"
#include "eval/scope.h"

namespace rezdex::eval {
namespace {

Builtins methods_of(Type type) noexcept {
    switch (type) {
    case Type::boolean: return boolean_methods();
    case Type::integer:
    case Type::big_integer: return integer_methods();
    case Type::floating: return float_methods();
    case Type::complex: return complex_methods();
    case Type::string: return string_methods();
    case Type::bytes: return bytes_methods();
    case Type::list: return list_methods();
    case Type::tuple: return tuple_methods();
    case Type::set: return set_methods();
    case Type::frozenset: return frozenset_methods();
    case Type::dict: return dict_methods();
    case Type::range: return range_methods();
    default: return {};
    }
}

Object* unknown(std::string_view name, Run& run) {
    return run.decline(Reason::unsupported_expression, run.arena.copy(std::string_view(name)));
}

// Nothing ever writes to a Builtin.
Object* as_object(const Builtin& builtin) noexcept { return const_cast<Builtin*>(&builtin); }

Object* method(Object& object, std::string_view name, Run& run) {
    if (name == "__class__" && type_of(object.type) != nullptr) return as_object(*type_of(object.type));
    const Builtin* found =
        find(as_generator(object) == nullptr ? methods_of(object.type) : generator_methods(), name);
    if (found == nullptr) return unknown(name, run);
    if (found->kind == Builtin::Kind::static_method) return as_object(*found);
    return run.arena.make<BoundMethod>(Object{Type::bound_method}, &object, as_object(*found));
}

constexpr Builtin ordered_keys{"fromkeys", Builtin::Kind::function, ordered_from_keys};
constexpr Builtin from_iterable{"from_iterable", Builtin::Kind::function, chain_from_iterable};

// str.upper, dict.fromkeys …
Object* builtin_attribute(const Builtin& builtin, std::string_view name, Run& run) {
    if (name == "__name__") return make_text(run.arena, Type::string, builtin.name);
    if (builtin.call == make_ordered_dict && name == "fromkeys") return as_object(ordered_keys);
    if (builtin.call == make_chain && name == "from_iterable") return as_object(from_iterable);
    if (builtin.kind != Builtin::Kind::type) return unknown(name, run);
    if (is_object_type(builtin)) {
        Object* method = inherited_method(builtin, name);
        return method != nullptr ? method : unknown(name, run);
    }
    if (builtin.of == Type::exception && is_plain_exception(builtin)) {
        Object* method = inherited_method(builtin, name);
        return method != nullptr ? method : unknown(name, run);
    }
    const Builtin* found = find(methods_of(builtin.of), name);
    return found != nullptr ? as_object(*found) : unknown(name, run);
}

Object* exception_attribute(const Exception& exception, std::string_view name, Run& run) {
    if (name == "args" && exception.arguments != nullptr) return exception.arguments;
    if (name == "value" && exception.raised_type == exception_type("StopIteration") &&
        exception.arguments != nullptr) {
        return exception.arguments->size == 0 ? &none_object : exception.arguments->items[0];
    }
    if (name == "__class__" && exception.raised_type->type == Type::builtin)
        return const_cast<Object*>(exception.raised_type);
    return unknown(name, run);
}

Object* bound_method_attribute(BoundMethod& method, std::string_view name, Run& run) {
    if (method.function->type == Type::function) {
        if (name == "__self__") return method.self;
        if (name == "__func__") return method.function;
        if (name == "__name__") return get_attribute(*method.function, name, run);
    }
    return unknown(name, run);
}

Object* range_attribute(Range& range, std::string_view name, Run& run) {
    if (name == "start") return make_integer(range.start, run);
    if (name == "stop") return make_integer(range.stop, run);
    if (name == "step") return make_integer(range.step, run);
    return method(range, name, run);
}

// rez/serialise.py:EarlyThis
Object* this_attribute(const This& object, std::string_view name, Run& run) {
    if (name == "_data" || is_dunder(name)) return unknown(name, run);
    const Dict::Entry* entry = object.data->find(name);
    if (entry == nullptr) return run.raise("AttributeError: No such package attribute");
    const Object& value = *entry->value;
    if (value.type == Type::function && (as<Function>(value).early || as<Function>(value).late)) {
        return run.raise("ValueError: an early binding function cannot refer to another early or late one");
    }
    return entry->value;
}

} // namespace

Object* get_attribute(Object& object, std::string_view name, Run& run) {
    switch (object.type) {
    case Type::module: return module_attribute(as<Module>(object), name, run);
    case Type::builtin: return builtin_attribute(as<Builtin>(object), name, run);
    case Type::class_: return get_class_attribute(as<Class>(object), name, run);
    case Type::instance: return get_attribute_of(object, name, run);
    case Type::descriptor: return descriptor_attribute(as<Descriptor>(object), name, run);
    case Type::super_: return super_attribute(as<Super>(object), name, run);
    case Type::bound_method: return bound_method_attribute(as<BoundMethod>(object), name, run);
    case Type::exception:
        return class_of(object) != nullptr ? get_attribute_of(object, name, run)
                                           : exception_attribute(as<Exception>(object), name, run);
    case Type::scope: return get_attribute(as<RecursiveAttribute>(object), name, run);
    case Type::range: return range_attribute(as<Range>(object), name, run);
    case Type::function: return function_attribute(as<Function>(object), name, run);
    case Type::mapping: return mapping_attribute(static_cast<Mapping&>(object), name, run);
    case Type::modify_list:
        if (name == "append") return as<ModifyList>(object).append;
        if (name == "prepend") return as<ModifyList>(object).prepend;
        return unknown(name, run);
    case Type::library_object: return library_attribute(as<LibraryObject>(object), name, run);
    case Type::live:
        if (as<Live>(object).injected == Injected::this_) {
            return this_attribute(static_cast<const This&>(object), name, run);
        }
        return tracked_attribute(as<Live>(object), name, run);
    default:
        if (is_number(object)) {
            if (Object* value = number_attribute(object, name, run)) return value;
            if (run.failed()) return nullptr;
        }
        return method(object, name, run);
    }
}

} // namespace rezdex::eval
