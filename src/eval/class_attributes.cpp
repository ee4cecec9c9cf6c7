// Promise: see eval/class.h: attributes of instances and classes, in the order in which Python looks for
// them.
#include "eval/class.h"
#include "eval/descriptor.h"
#include "eval/exception.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

Object* unknown(std::string_view name, Run& run) {
    return run.decline(Reason::unsupported_expression, run.arena.copy(name));
}

Dict& attributes_of(Object& object) noexcept {
    return object.type == Type::instance ? *as<Instance>(object).attributes
                                         : *as<Exception>(object).attributes;
}

// Attributes that exceptions have besides those of `object`.
bool is_exception_attribute(std::string_view name) noexcept {
    return name == "args" || name == "with_traceback" || name == "add_note";
}

// Whether an instance surely has nothing of that name that is not in its class or its own.
bool is_absent(const Class& made_by, std::string_view name) noexcept {
    if (is_dunder(name)) return changes_operators(name) && !is_method_of_object(name);
    const Builtin* root = exception_root(made_by);
    return root == nullptr || (!is_exception_attribute(name) && is_plain_exception(*root));
}

// What `object` itself gives; null without a failure: nothing that is known.
Object* object_attribute(Object& object, const Class& made_by, std::string_view name, Run& run) {
    if (name == "__annotations__") return unknown(name, run);
    if (name == "__class__") return const_cast<Class*>(&made_by);
    if (name == "__dict__") {
        if (!made_by.has_dict) return run.raise("AttributeError: the object has no __dict__");
        return made_by.has_slots ? unknown(name, run) : &attributes_of(object);
    }
    if (name == "__doc__" && made_by.members->find(name) == nullptr) return unknown(name, run);
    if (name == "args" && object.type == Type::exception) return as<Exception>(object).arguments;
    return nullptr;
}

bool refuse(std::string_view message, Run& run) {
    run.raise(message);
    return false;
}

// Names that are not to be set or deleted like others.
bool is_fixed(const Object& object, std::string_view name, Run& run) {
    if (name != "__class__" && name != "__dict__" && name != "__weakref__" &&
        !(object.type == Type::exception && (is_dunder(name) || is_exception_attribute(name))))
        return false;
    unknown(name, run);
    return true;
}

} // namespace

Object* get_plain_attribute(Object& object, std::string_view name, Run& run) {
    const Class& made_by = *class_of(object);
    if (!run.step(made_by.order.size() / 2)) return nullptr;
    Object* value = object_attribute(object, made_by, name, run);
    if (value != nullptr || run.failed()) return value;
    Object* member = find_member(made_by, name);
    if (member == nullptr || !is_data_descriptor(*member)) {
        const Dict::Entry* entry = attributes_of(object).find(name);
        if (entry != nullptr) return entry->value;
    }
    if (member != nullptr) return bind_member(*member, &object, made_by, run);
    if (!is_absent(made_by, name)) return unknown(name, run);
    return run.raise("AttributeError: the object has no such attribute");
}

Object* get_attribute_of(Object& object, std::string_view name, Run& run) {
    Object* value = get_plain_attribute(object, name, run);
    if (value != nullptr) return value;
    Object* otherwise = find_special(object, "__getattr__");
    if (otherwise == nullptr || !recover_from("AttributeError", run)) return nullptr;
    return call_special(*otherwise, object, {make_text(run.arena, Type::string, name)}, run);
}

bool set_plain_attribute(Object& object, std::string_view name, Object& value, Run& run) {
    const Class& made_by = *class_of(object);
    if (!run.step(made_by.order.size() / 2) || is_fixed(object, name, run)) return false;
    Object* member = find_member(made_by, name);
    if (member != nullptr && is_data_descriptor(*member)) return set_member(*member, object, &value, run);
    if (!made_by.has_dict) return refuse("AttributeError: the object has no such attribute", run);
    return attributes_of(object).bind(name, value, run) != nullptr;
}

bool set_attribute_of(Object& object, std::string_view name, Object& value, Run& run) {
    Object* set = find_special(object, "__setattr__");
    if (set == nullptr) return set_plain_attribute(object, name, value, run);
    return call_special(*set, object, {make_text(run.arena, Type::string, name), &value}, run) != nullptr;
}

bool delete_plain_attribute(Object& object, std::string_view name, Run& run) {
    const Class& made_by = *class_of(object);
    if (!run.step(made_by.order.size() / 2) || is_fixed(object, name, run)) return false;
    Object* member = find_member(made_by, name);
    if (member != nullptr && is_data_descriptor(*member)) return set_member(*member, object, nullptr, run);
    Dict::Entry* entry = made_by.has_dict ? attributes_of(object).find(name) : nullptr;
    if (entry == nullptr) return refuse("AttributeError: the object has no such attribute", run);
    return attributes_of(object).erase(*entry, run);
}

bool delete_attribute_of(Object& object, std::string_view name, Run& run) {
    Object* remove = find_special(object, "__delattr__");
    if (remove == nullptr) return delete_plain_attribute(object, name, run);
    return call_special(*remove, object, {make_text(run.arena, Type::string, name)}, run) != nullptr;
}

Object* get_class_attribute(Class& made_by, std::string_view name, Run& run) {
    if (!run.step(made_by.order.size() / 2)) return nullptr;
    if (name == "__name__") return make_text(run.arena, Type::string, made_by.name);
    if (name == "__qualname__" && made_by.is_global) return make_text(run.arena, Type::string, made_by.name);
    if (name == "__annotations__") return unknown(name, run);
    if (name == "__mro__") return make_sequence(run.arena, Type::tuple, made_by.order);
    if (name == "__doc__" && made_by.members->find(name) == nullptr) return unknown(name, run);
    Object* member = find_member(made_by, name);
    if (member != nullptr) return bind_member(*member, nullptr, made_by, run);
    // A class is an instance of type, too.
    if (name == "mro" || is_dunder(name) || !is_absent(made_by, name)) return unknown(name, run);
    return run.raise("AttributeError: the class has no such attribute");
}

} // namespace rezdex::eval
