// Promise: the tables of Python's own functions, types and methods, by name; each file that owns some gives a
// span of them, sorted by name.
#pragma once

#include <span>
#include <string_view>

#include "eval/call.h"

namespace rezdex::eval {

using Builtins = std::span<const Builtin>;

// Methods of each type that are exact here (every other name of the type in CPython 3.9 to 3.13 is declined).
[[nodiscard]] Builtins string_methods() noexcept;  // string_methods.cpp
[[nodiscard]] Builtins bytes_methods() noexcept;   // bytes_methods.cpp
[[nodiscard]] Builtins integer_methods() noexcept; // number_methods.cpp
[[nodiscard]] Builtins boolean_methods() noexcept; // number_methods.cpp; those of int that make no bool
[[nodiscard]] Builtins float_methods() noexcept;   // number_methods.cpp
[[nodiscard]] Builtins complex_methods() noexcept; // number_methods.cpp
[[nodiscard]] Builtins list_methods() noexcept;    // list_methods.cpp
[[nodiscard]] Builtins tuple_methods() noexcept;   // tuple_methods.cpp
[[nodiscard]] Builtins dict_methods() noexcept;    // dict_methods.cpp
[[nodiscard]] Builtins set_methods() noexcept;     // set_methods.cpp; those of frozenset have another owner
[[nodiscard]] Builtins frozenset_methods() noexcept;
[[nodiscard]] Builtins range_methods() noexcept; // tuple_methods.cpp

// Functions and types of the module builtins.
[[nodiscard]] Builtins text_builtins() noexcept;   // text_builtins.cpp: str bytes repr ascii format chr ord
[[nodiscard]] Builtins number_builtins() noexcept; // number_builtins.cpp: int float complex bool abs round …
[[nodiscard]] Builtins container_builtins() noexcept; // container_builtins.cpp: list dict len sorted zip …
[[nodiscard]] Builtins object_builtins() noexcept; // object_builtins.cpp: isinstance type getattr callable …

// What the module builtins has under the name; null: nothing that is known here (names.cpp).
[[nodiscard]] Object* builtin_object(std::string_view name) noexcept;

// Whether any version of Python has something of that name in builtins, site's names included (names.cpp).
[[nodiscard]] bool is_builtin_name(std::string_view name) noexcept;

// The type `object` itself.
[[nodiscard]] bool is_object_type(const Object& object) noexcept;

// The one of that name in a table sorted by name; null: none.
[[nodiscard]] const Builtin* find(Builtins table, std::string_view name) noexcept;

// The type of the module builtins whose instances are of that type; null: none.
[[nodiscard]] const Builtin* type_of(Type type) noexcept;

} // namespace rezdex::eval
