// Promise: Python's values as the evaluator holds them: objects with identity, in an arena.
//
// Two names bound to one object share it, as in CPython: whoever changes a list or a dict changes it for all.
// Objects are plain data and die with the arena. A `live` object is one whose kind is all that is known of
// it; it can be bound and stored, and nothing else. One thread at a time per arena.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"

namespace rezdex::syntax {
struct Node;
} // namespace rezdex::syntax

namespace rezdex::eval {

enum class Type : std::uint8_t {
    none,
    boolean,     // Integer, 0 or 1
    integer,     // Integer
    big_integer, // Text: hexadecimal as hex() prints it, always outside of 64 bits
    floating,
    complex,
    string,         // Text: WTF-8
    bytes,          // Text
    list,           // Sequence
    tuple,          // Sequence
    set,            // eval/dict.h: a Dict whose values are None
    frozenset,      // the same
    dict,           // eval/dict.h
    range,          // Range
    dict_view,      // DictView (eval/dict_view.h): what dict.keys(), values() and items() give
    iterator,       // Iterator (eval/iteration.h)
    builtin,        // Builtin (eval/call.h): a function or a type of Python's own
    bound_method,   // BoundMethod (eval/call.h)
    callable,       // Callable (eval/call.h): what functools and operator give
    function,       // Function
    module,         // Module (eval/module.h)
    exception,      // Exception (eval/exception.h): an instance
    class_,         // Class (eval/class.h)
    instance,       // Instance (eval/class.h)
    descriptor,     // Descriptor (eval/descriptor.h): a property, staticmethod, classmethod or slot
    super_,         // Super (eval/descriptor.h)
    scope,          // RecursiveAttribute (eval/scope.h)
    modify_list,    // ModifyList
    mapping,        // Mapping (eval/mapping.h): an OrderedDict, defaultdict or Counter
    source,         // Source: what the layer above made of a function
    live,           // Live
    library_object, // LibraryObject (eval/library_object.h): what a module of the standard library makes
};

struct Object {
    Type type;
};

struct Integer : Object {
    std::int64_t value;
};

struct Floating : Object {
    double value;
};

struct Complex : Object {
    double real, imaginary;
};

struct Text : Object {
    std::string_view text;
};

// start, stop and step fit in 64 bits; others are declined.
struct Range : Object {
    std::int64_t start, stop, step;
};

struct Sequence : Object {
    Object** items;
    std::uint32_t size;
    std::uint32_t capacity;
    [[nodiscard]] std::span<Object* const> span() const noexcept { return {items, size}; }
};

// A decorator that left its mark on a function. `arguments` is null where it keeps none.
struct Decorator {
    std::string_view name;
    Sequence* arguments;
};

class Dict;
struct Frame;
struct Source;

struct Function : Object {
    const syntax::Node* definition; // FunctionDef or Lambda
    std::string_view name;          // __name__
    bool early = false, late = false;
    std::span<const Decorator> decorators; // in the order in which they were applied: the lowest first
    Source* source = nullptr;              // what the layer above made of it; null until then
    Dict* globals = nullptr;
    Frame* enclosing = nullptr; // where free names are looked up (eval/frame.h)
    std::span<Object* const> defaults;
    std::span<Object* const> kw_defaults; // one a keyword-only parameter, null where it has none
    std::string_view private_class;       // as of a Frame
    // What eval/functions.h sees to.
    Dict* attributes = nullptr;  // that the definition gave it; null: none
    Object* doc = nullptr;       // __doc__; null: the docstring
    Function* wrapped = nullptr; // __wrapped__
};

struct Source : Object {
    const Function* function;
    std::string_view text;
    bool eval_as_function;
};

// What rez puts into a definition's globals before it runs, what calling that gives, and the objects of
// modules of which more is known than that they are there.
enum class Injected : std::uint8_t {
    none,
    scope,
    early,
    late,
    include,
    modify_list,
    invalid_package_error,
    early_decorator,
    late_decorator,
    include_decorator, // IncludeDecorator
    this_,             // This
    unknown,           // eval/unknown.h
    python_function,   // of a module, written in Python; what it does is not known
    building,          // eval/input.h, as those below
    testing,
    environ,
    rez_system,
    version_info,
    hash, // Hash
    traceback,
};

struct Live : Object {
    Injected injected; // none: some other object
};

struct IncludeDecorator : Live {
    Sequence* modules;
};

// What hash() gives of an object whose hash differs between two runs of Python.
struct Hash : Live {
    std::uint64_t value; // as eval/compare.h has it
};

// `this` inside of an @early function (rez/serialise.py:EarlyThis).
struct This : Live {
    Dict* data;
};

struct ModifyList : Object {
    Object *append, *prepend; // a list or None
};

// Python's singletons. Shared by all threads: nothing ever writes to them.
inline constinit Object none_object{Type::none};
inline constinit Integer false_object{{Type::boolean}, 0};
inline constinit Integer true_object{{Type::boolean}, 1};
inline constinit Live ellipsis_object{{Type::live}, Injected::none};
inline constinit Live not_implemented_object{{Type::live}, Injected::none};

template <class T>
[[nodiscard]] T& as(Object& object) noexcept {
    return static_cast<T&>(object);
}
template <class T>
[[nodiscard]] const T& as(const Object& object) noexcept {
    return static_cast<const T&>(object);
}

[[nodiscard]] inline std::string_view text_of(const Object& object) noexcept { return as<Text>(object).text; }
[[nodiscard]] inline bool is_integral(const Object& object) noexcept { // fits in 64 bits
    return object.type == Type::boolean || object.type == Type::integer;
}
[[nodiscard]] inline bool is_number(const Object& object) noexcept {
    return object.type >= Type::boolean && object.type <= Type::complex;
}

// "__x__", as scopes and the evaluator look at names.
[[nodiscard]] inline bool is_dunder(std::string_view name) noexcept {
    return name.starts_with("__") && name.ends_with("__");
}

[[nodiscard]] inline Text* make_text(base::Arena& arena, Type type, std::string_view text) {
    return arena.make<Text>(Object{type}, text);
}

[[nodiscard]] inline Sequence* make_sequence(base::Arena& arena, Type type, std::span<Object* const> items) {
    const std::span<Object*> copy = arena.copy(items);
    const auto size = static_cast<std::uint32_t>(copy.size());
    return arena.make<Sequence>(Object{type}, copy.data(), size, size);
}

} // namespace rezdex::eval
