// Promise: see eval/descriptor.h.
#include "eval/descriptor.h"

#include <algorithm>
#include <array>

#include "eval/native.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

Object* bind_to(Object& self, Object& function, Run& run) {
    return run.arena.make<BoundMethod>(Object{Type::bound_method}, &self, &function);
}

Object* bind_builtin(Builtin& builtin, Object* self, Run& run) {
    using enum Builtin::Kind;
    const bool inherited = builtin.kind == method && builtin.of == Type::live && is_dunder(builtin.name);
    if (self != nullptr && inherited) return bind_to(*self, builtin, run);
    const bool is_itself = builtin.kind == function || builtin.kind == type || builtin.kind == static_method;
    if (self == nullptr || is_itself) return &builtin;
    return run.decline(Reason::unsupported_expression, builtin.name);
}

Object* bind_descriptor(Descriptor& descriptor, Object* self, const Class& made_by, Run& run) {
    using enum Descriptor::Kind;
    switch (descriptor.kind) {
    case static_method: return descriptor.get;
    case class_method:
        if (descriptor.get->type != Type::function) break; // what else binds depends on the version
        return bind_to(const_cast<Class&>(made_by), *descriptor.get, run);
    case property:
        if (self == nullptr) return &descriptor;
        if (descriptor.get == nullptr) return run.raise("AttributeError: the property has no getter");
        return call(*descriptor.get, {{&self, 1}, {}}, run);
    case slot: {
        if (self == nullptr) break;
        const Dict::Entry* entry = as<Instance>(*self).attributes->find(text_of(*descriptor.get));
        return entry != nullptr ? entry->value : run.raise("AttributeError: the slot is empty");
    }
    case field: break;
    }
    return run.decline(Reason::unsupported_expression, "a descriptor");
}

// An instance of a definition's own class that may have __get__.
Object* bind_instance(Object& member, Object* self, const Class& made_by, Run& run) {
    Object* get = find_special(member, "__get__");
    if (get == nullptr) return &member;
    return call_special(*get, member, {self == nullptr ? &none_object : self, const_cast<Class*>(&made_by)},
                        run);
}

Object* make_wrapper(const Arguments& arguments, Descriptor::Kind kind, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    return run.arena.make<Descriptor>(Object{Type::descriptor}, kind, arguments.positional[0], nullptr,
                                      nullptr);
}

Object* make_static(const Arguments& arguments, Run& run) {
    return make_wrapper(arguments, Descriptor::Kind::static_method, run);
}
Object* make_class_method(const Arguments& arguments, Run& run) {
    return make_wrapper(arguments, Descriptor::Kind::class_method, run);
}

Object* make_property(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 4> names{"fget", "fset", "fdel", "doc"};
    std::array<Object*, 4> slots{};
    if (!bind_arguments({.function = "property", .names = names}, arguments, slots, run)) return nullptr;
    for (Object*& slot : slots) {
        if (slot != nullptr && slot->type == Type::none) slot = nullptr;
    }
    return run.arena.make<Descriptor>(Object{Type::descriptor}, Descriptor::Kind::property, slots[0],
                                      slots[1], slots[2]);
}

// property.setter(function) and the like: another property with that function.
Object* change(const Arguments& arguments, Object* Descriptor::* part, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    auto* made = run.arena.make<Descriptor>(as<Descriptor>(*arguments.positional[0]));
    if (arguments.positional[1]->type != Type::none) made->*part = arguments.positional[1];
    return made;
}
Object* change_getter(const Arguments& arguments, Run& run) {
    return change(arguments, &Descriptor::get, run);
}
Object* change_setter(const Arguments& arguments, Run& run) {
    return change(arguments, &Descriptor::set, run);
}
Object* change_deleter(const Arguments& arguments, Run& run) {
    return change(arguments, &Descriptor::remove, run);
}

Object* super_of(const Arguments& arguments, Run& run) {
    // Without arguments it looks at the frame of its caller (eval/interpreter.h).
    if (arguments.positional.size() != 2 || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "super");
    return make_super(*arguments.positional[0], *arguments.positional[1], run);
}

using enum Builtin::Kind;
constexpr std::array methods = std::to_array<Builtin>({
    {"deleter", method, change_deleter, Type::descriptor},
    {"getter", method, change_getter, Type::descriptor},
    {"setter", method, change_setter, Type::descriptor},
});
static_assert(std::ranges::is_sorted(methods, {}, &Builtin::name));

constexpr std::array types = std::to_array<Builtin>({
    {"classmethod", type, make_class_method},
    {"property", type, make_property},
    {"staticmethod", type, make_static},
    {"super", type, super_of},
});
static_assert(std::ranges::is_sorted(types, {}, &Builtin::name));

} // namespace

bool is_data_descriptor(const Object& member) noexcept {
    if (member.type != Type::descriptor)
        return find_special(member, "__set__") != nullptr || find_special(member, "__delete__") != nullptr;
    const Descriptor::Kind kind = as<Descriptor>(member).kind;
    return kind == Descriptor::Kind::property || kind == Descriptor::Kind::slot;
}

Object* bind_member(Object& member, Object* self, const Class& made_by, Run& run) {
    switch (member.type) {
    case Type::function: return self == nullptr ? &member : bind_to(*self, member, run);
    case Type::builtin: return bind_builtin(as<Builtin>(member), self, run);
    case Type::descriptor: return bind_descriptor(as<Descriptor>(member), self, made_by, run);
    case Type::instance: return bind_instance(member, self, made_by, run);
    case Type::callable:
        if (self != nullptr && as<Callable>(member).kind == "_lru_cache_wrapper")
            return bind_to(*self, member, run);
        break;
    default: break;
    }
    if (member.type < Type::function || member.type == Type::exception || member.type == Type::class_ ||
        member.type == Type::module || self == nullptr)
        return &member;
    if (&member == &ellipsis_object || &member == &not_implemented_object) return &member;
    return run.decline(Reason::live_object); // which may be a function
}

bool set_member(Object& member, Object& self, Object* value, Run& run) {
    if (member.type == Type::instance) {
        Object* set = find_special(member, value != nullptr ? "__set__" : "__delete__");
        if (set == nullptr)
            run.decline(Reason::unsupported_expression, "a descriptor");
        else if (value != nullptr)
            return call_special(*set, member, {&self, value}, run) != nullptr;
        else
            return call_special(*set, member, {&self}, run) != nullptr;
        return false;
    }
    auto& descriptor = as<Descriptor>(member);
    if (descriptor.kind == Descriptor::Kind::slot) {
        Dict& slots = *as<Instance>(self).attributes;
        if (value != nullptr) return slots.bind(text_of(*descriptor.get), *value, run) != nullptr;
        Dict::Entry* entry = slots.find(text_of(*descriptor.get));
        if (entry == nullptr) run.raise("AttributeError: the slot is empty");
        return entry != nullptr && slots.erase(*entry, run);
    }
    Object* function = value != nullptr ? descriptor.set : descriptor.remove;
    if (function == nullptr) {
        run.raise("AttributeError: the property has no setter or deleter");
        return false;
    }
    std::array<Object*, 2> arguments{&self, value};
    return call(*function, {std::span(arguments).first(value != nullptr ? 2 : 1), {}}, run) != nullptr;
}

Object* descriptor_attribute(Descriptor& descriptor, std::string_view name, Run& run) {
    if (descriptor.kind == Descriptor::Kind::property) {
        if (const Builtin* found = find(methods, name)) // nothing ever writes to a Builtin
            return bind_to(descriptor, const_cast<Builtin&>(*found), run);
        const auto part = [](Object* function) { return function == nullptr ? &none_object : function; };
        if (name == "fget") return part(descriptor.get);
        if (name == "fset") return part(descriptor.set);
        if (name == "fdel") return part(descriptor.remove);
    } else if (name == "__func__") {
        return descriptor.get;
    }
    return run.decline(Reason::unsupported_expression, run.arena.copy(name));
}

Object* super_attribute(Super& super, std::string_view name, Run& run) {
    const Class& made_by = *super.made_by;
    if (!run.step(made_by.order.size() / 2)) return nullptr;
    Object* member = find_member(made_by, name, super.start);
    if (name == "__class__" || name == "__doc__") member = nullptr;
    if (member != nullptr)
        return bind_member(*member, super.object == &made_by ? nullptr : super.object, made_by, run);
    if (is_dunder(name) || exception_root(made_by) != nullptr)
        return run.decline(Reason::unsupported_expression, run.arena.copy(name));
    return run.raise("AttributeError: 'super' object has no such attribute");
}

Object* make_super(Object& start, Object& object, Run& run) {
    if (start.type != Type::class_) return run.decline(Reason::unsupported_call, "super");
    const Class* made_by = class_of(object);
    if (object.type == Type::class_ && is_subclass(as<Class>(object), start)) made_by = &as<Class>(object);
    if (made_by == nullptr || !is_subclass(*made_by, start)) {
        if (!is_plain(object) && class_of(object) == nullptr)
            return run.decline(Reason::unsupported_call, "super");
        return run.raise("TypeError: super(type, obj): obj must be an instance or subtype of type");
    }
    return run.arena.make<Super>(Object{Type::super_}, &as<Class>(start), &object, made_by);
}

Builtins descriptor_builtins() noexcept { return types; }

} // namespace rezdex::eval
