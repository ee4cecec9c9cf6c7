// Promise: classes that a definition makes, and their instances.
//
// A class has any number of bases: other such classes, `object`, and built-in exception types. What Python
// does with an instance by itself (operators, len(), `with` …) is eval/special.h; what a class member becomes
// when it is read eval/descriptor.h. A class whose making or attributes work in a way that is not known here
// (a metaclass, __del__,
// __getattribute__ …) is declined when it is made.
#pragma once

#include <span>
#include <string_view>

#include "eval/call.h"
#include "eval/dict.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Class : Object { // Type::class_
    std::string_view name;
    std::span<Object* const> order; // __mro__: itself first, `object` last; each a Class or a Builtin
    Dict* members;
    bool special;  // has methods that Python itself calls where a plain object's operators would not work
    bool has_dict; // whether its instances have a __dict__
    bool has_slots;
    bool is_base = false;                   // of another class
    bool is_global = false;                 // made by the module's own code, so that __qualname__ is the name
    const struct Dataclass* data = nullptr; // eval/dataclass.h
};

struct Instance : Object { // Type::instance
    const Class* made_by;
    Dict* attributes; // __dict__, and the values of slots
};

// What `class name(*bases)` makes of a body that left these members.
[[nodiscard]] Class* make_class(std::string_view name, std::span<Object* const> bases, Dict& members,
                                Run& run);

// type(object), of what such a class made; null for any other object.
[[nodiscard]] const Class* class_of(const Object& object) noexcept;

// What the class or one of its bases has under a name; null: nothing. With `after`, only bases behind that
// one.
[[nodiscard]] Object* find_member(const Class& made_by, std::string_view name,
                                  const Object* after = nullptr) noexcept;

// issubclass(made_by, base)
[[nodiscard]] bool is_subclass(const Class& made_by, const Object& base) noexcept;

// The built-in exception type that the class is made from; null: its instances are no exceptions.
[[nodiscard]] const Builtin* exception_root(const Class& made_by) noexcept;

// made_by(*arguments)
[[nodiscard]] Object* instantiate(Class& made_by, const Arguments& arguments, Run& run);

// made_by.__new__(made_by, *arguments), as `object` and exceptions have it.
[[nodiscard]] Object* make_instance(const Class& made_by, std::span<Object* const> arguments, Run& run);

// object.name and class.name, object.name = value and del object.name, as type(object) says, and as
// object.__getattribute__() and the like do, which do not ask methods of the class.
[[nodiscard]] Object* get_attribute_of(Object& object, std::string_view name, Run& run);
[[nodiscard]] Object* get_class_attribute(Class& made_by, std::string_view name, Run& run);
[[nodiscard]] bool set_attribute_of(Object& object, std::string_view name, Object& value, Run& run);
[[nodiscard]] bool delete_attribute_of(Object& object, std::string_view name, Run& run);
[[nodiscard]] Object* get_plain_attribute(Object& object, std::string_view name, Run& run);
[[nodiscard]] bool set_plain_attribute(Object& object, std::string_view name, Object& value, Run& run);
[[nodiscard]] bool delete_plain_attribute(Object& object, std::string_view name, Run& run);

// Methods of `object` and of exceptions that classes inherit (object_methods.cpp); null: none that is known.
[[nodiscard]] Object* inherited_method(const Builtin& base, std::string_view name) noexcept;

} // namespace rezdex::eval
