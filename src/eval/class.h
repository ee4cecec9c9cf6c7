// Promise: classes that a definition makes, and their instances: enough for a plain one, with methods and
// attributes and at most one base.
//
// A class that defines how operators, attributes or its own making work (special methods other than __init__
// and __doc__) is declined when it is made.
#pragma once

#include <string_view>

#include "eval/call.h"
#include "eval/dict.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Class : Object { // Type::class_
    std::string_view name;
    Object* base; // a Class, a built-in exception type, or null for object
    Dict* members;
};

struct Instance : Object { // Type::instance
    const Class* made_by;
    Dict* attributes;
};

// What the class or one of its bases has under a name; null: nothing.
[[nodiscard]] Object* find_member(const Class& made_by, std::string_view name) noexcept;

// Whether instances of the class are exceptions.
[[nodiscard]] bool is_exception(const Class& made_by) noexcept;

// made_by(*arguments)
[[nodiscard]] Object* instantiate(Class& made_by, const Arguments& arguments, Run& run);

} // namespace rezdex::eval
