// Promise: calls: what a callee is given, what Python's own functions and types look like here, and how
// arguments meet parameters.
//
// Everything here follows the rule of eval/run.h: null, and `run` says why, after a failure.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Keyword {
    std::string_view name;
    Object* value;
};

struct Arguments {
    std::span<Object* const> positional; // of a method, the object that it belongs to comes first
    std::span<const Keyword> keywords;
};

using Native = Object* (*)(const Arguments& arguments, Run& run);

// A function or a type of Python's own; one static object each, so that identity says which one it is.
// A method of a type is one too, as `str.upper` is: what a name gives on a value is a BoundMethod of it.
struct Builtin : Object { // Type::builtin
    enum class Kind : std::uint8_t {
        function,        // written in C: rez keeps it as a live object
        python_function, // of the standard library, written in Python: to rez a function like any other
        either_function, // one or the other, by Python's version
        type,
        method,
        static_method, // reached by its type, as str.maketrans and dict.fromkeys are; gets no self
    };

    constexpr Builtin(std::string_view builtin_name, Kind builtin_kind, Native native,
                      Type owner = Type::live)
        : Object{Type::builtin}, name(builtin_name), kind(builtin_kind), call(native), of(owner) {}

    std::string_view name; // "len", "str", "upper"
    Kind kind;
    Native call;
    Type of; // type: what its instances are; method: what arguments.positional[0] must be; live: no one type
};

struct BoundMethod : Object { // Type::bound_method
    Object* self;
    Object* function; // a Builtin, or a Function of a class
};

// An object of Python's own that can be called, and calls no other of its kind. Owners of a kind extend it;
// what they add must be plain data, too.
struct Callable : Object { // Type::callable
    Object* (*call)(Callable& self, const Arguments& arguments, Run& run);
    std::string_view kind; // its type's name; "function": written in Python
};

// callee(*positional, **keywords)
[[nodiscard]] Object* call(Object& callee, const Arguments& arguments, Run& run);

// What a Python signature says: `names` in order; the first `required` must be given; the first
// `positional_only` can't be named; those from `positional` on can only be named.
struct Parameters {
    std::string_view function;
    std::span<const std::string_view> names;
    std::uint8_t required = 0;
    std::uint8_t positional_only = 0;
    std::uint8_t positional = 255;
};

// Fills `slots`, one a name, null where an argument was not given. False, and raised, where CPython refuses.
[[nodiscard]] bool bind_arguments(const Parameters& parameters, const Arguments& arguments,
                                  std::span<Object*> slots, Run& run);

} // namespace rezdex::eval
