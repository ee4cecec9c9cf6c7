// Promise: Python's exceptions: their built-in types, and one that was raised, as an object.
//
// What `run.raise("ValueError: …")` raised becomes an object only where it is caught; its arguments are then
// not known, because CPython's exact words are not promised. One that a definition makes has its arguments.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Exception : Object {     // Type::exception
    const Object* raised_type;  // a Builtin, a Class that has one as its base, or InvalidPackageError
    Sequence* arguments;        // .args; null: not known
    Dict* attributes = nullptr; // __dict__ of one that a definition's class made; else null
};

// A built-in exception type; null: there is none of that name in CPython 3.9 to 3.13.
[[nodiscard]] const Builtin* exception_type(std::string_view name) noexcept;

// issubclass(type, base) of two built-in exception types.
[[nodiscard]] bool is_subtype(const Builtin& type, const Builtin& base) noexcept;

// The type that it is made from; null for BaseException.
[[nodiscard]] const Builtin* base_of(const Builtin& type) noexcept;

// Whether it is made, and holds what it is given, as BaseException does.
[[nodiscard]] bool is_plain_exception(const Builtin& type) noexcept;

// str() of an exception, as its built-in type has it. False after a failure.
[[nodiscard]] bool append_exception(const Exception& exception, std::string& to, Run& run);

// Whether the failure of `run` is an exception of that built-in type, which then is over.
[[nodiscard]] bool recover_from(std::string_view name, Run& run);

// type(*arguments), of a built-in type or InvalidPackageError.
[[nodiscard]] Exception* make_exception(const Object& type, std::span<Object* const> arguments, Run& run);

// rez.exceptions.InvalidPackageError, as rez injects it.
[[nodiscard]] bool is_invalid_package_error(const Object& object) noexcept;

// isinstance(an exception of `type`, base); nothing where `base` is no exception type that is known.
[[nodiscard]] std::optional<bool> is_exception_of(const Object& type, const Object& base) noexcept;

// type(exception).__name__
[[nodiscard]] std::string_view type_name(const Exception& exception) noexcept;

// "ValueError: words", as far as the arguments are plain; in the arena.
[[nodiscard]] std::string_view describe(const Exception& exception, base::Arena& arena);

// What `raise object` raises: the object itself, or a new exception of the type that it is. Null after a
// failure.
[[nodiscard]] Exception* exception_of(Object& object, Run& run);

// Whether `run` holds an exception of the built-in type or of one below it.
[[nodiscard]] bool is_raising(const Run& run, std::string_view type);

// The exception that `run` holds, which then goes on as if nothing had happened; null where the type that was
// raised is not known: then the failure stays.
[[nodiscard]] Exception* take_raised(Run& run);

} // namespace rezdex::eval
