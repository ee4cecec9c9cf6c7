// Promise: members of classes that are more than they look: what reading one from an instance or a class
// gives.
#pragma once

#include <cstdint>
#include <string_view>

#include "eval/class.h"
#include "eval/methods.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Descriptor : Object { // Type::descriptor
    enum class Kind : std::uint8_t { static_method, class_method, property, slot, field };

    Kind kind;
    Object*
        get; // of a property, the function that gives it, or null; else what is wrapped; of a slot its name
    Object *set, *remove;
};

// super(start, object)
struct Super : Object { // Type::super_
    const Class* start;
    Object* object;       // an instance, or a Class
    const Class* made_by; // the class whose order is walked
};

// Whether an instance's own attribute of that name does not count.
[[nodiscard]] bool is_data_descriptor(const Object& member) noexcept;

// What a class member is when it is read from `self`, or from the class itself, with a null `self`.
[[nodiscard]] Object* bind_member(Object& member, Object* self, const Class& made_by, Run& run);

// self.name = value, and with a null value del self.name, where the member is a data descriptor.
[[nodiscard]] bool set_member(Object& member, Object& self, Object* value, Run& run);

// property.setter and the like, and what super() reads.
[[nodiscard]] Object* descriptor_attribute(Descriptor& descriptor, std::string_view name, Run& run);
[[nodiscard]] Object* super_attribute(Super& super, std::string_view name, Run& run);

// super(start, object)
[[nodiscard]] Object* make_super(Object& start, Object& object, Run& run);

// The types property, staticmethod, classmethod and super.
[[nodiscard]] Builtins descriptor_builtins() noexcept;

} // namespace rezdex::eval
