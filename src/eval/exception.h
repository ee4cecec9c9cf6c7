// Promise: Python's exceptions: their built-in types, and one that was raised, as an object.
//
// What `run.raise("ValueError: …")` raised becomes an object only where it is caught; its arguments are then
// not known, because CPython's exact words are not promised. One that a definition makes has its arguments.
#pragma once

#include <string_view>

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Exception : Object { // Type::exception
    Object* raised_type;    // a Builtin of exception_types(), or a Class that has one as its base
    Sequence* arguments;    // .args; null: not known
};

// A built-in exception type; null: there is none of that name in CPython 3.9 to 3.13.
[[nodiscard]] const Builtin* exception_type(std::string_view name) noexcept;

// issubclass(type, base) of two built-in exception types.
[[nodiscard]] bool is_subtype(const Builtin& type, const Builtin& base) noexcept;

// The exception that `run` holds, which then goes on as if nothing had happened; null where the type that was
// raised is not known: then the failure stays.
[[nodiscard]] Exception* take_raised(Run& run);

} // namespace rezdex::eval
