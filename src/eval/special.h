// Promise: what Python does by itself with instances of a definition's classes: it calls their special
// methods, which it looks up on the class: __len__, __eq__, __radd__ …
//
// The functions here are for objects that have some of them (has_special_methods() in eval/native.h); they
// raise where the object does not have the one that is needed. Each call of such a method stands inside of an
// operation that may hold references into containers: memory of the arena stays valid, but the method may
// have changed them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "eval/iteration.h"
#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

// Whether a class body may define the name: all that it does is known here.
[[nodiscard]] bool is_special_method(std::string_view name) noexcept;
// Whether it changes what operators and built-in functions do.
[[nodiscard]] bool changes_operators(std::string_view name) noexcept;

// Whether `object` has a method of that name.
[[nodiscard]] bool is_method_of_object(std::string_view name) noexcept;

// The method of the object's class; null where it has none, or only the one that `object` gives it.
[[nodiscard]] Object* find_special(const Object& self, std::string_view name) noexcept;
[[nodiscard]] Object* call_special(Object& method, const Object& self,
                                   std::initializer_list<Object*> arguments, Run& run);

[[nodiscard]] std::optional<bool> special_truth(const Object& self, Run& run);
[[nodiscard]] std::optional<std::size_t> special_length(const Object& self, Run& run);
[[nodiscard]] std::optional<bool> special_contains(Object& self, Object& item, Run& run);
[[nodiscard]] std::optional<std::uint64_t> special_hash(const Object& self, Run& run);
[[nodiscard]] Object* special_item(Object& self, Object& index, Run& run);
[[nodiscard]] bool set_special_item(Object& self, Object& index, Object* value, Run& run); // null: del
[[nodiscard]] Iterator* special_iterator(Object& self, Run& run);
// iter(self) and next(self)
[[nodiscard]] Object* special_iter(Object& self, Run& run);
[[nodiscard]] Object* special_next(Object& self, Run& run);
// What list() and the like ask an object before they walk over it.
[[nodiscard]] bool ask_length(const Object& self, Run& run);

// str(), repr() and format() of what a definition's class made. False after a failure.
[[nodiscard]] bool append_special_str(const Object& self, std::string& to, Run& run);
[[nodiscard]] bool append_special_repr(const Object& self, std::string& to, Run& run);
[[nodiscard]] bool append_special_format(const Object& self, std::string_view spec, std::string& to,
                                         Run& run);

// a < b, a + b, a += b and -a, where one of them has special methods. Null without a failure where neither
// knows: then the operator does what it does without them.
[[nodiscard]] Object* special_compare(syntax::CompareOperator op, Object& a, Object& b, Run& run);
[[nodiscard]] Object* special_binary(syntax::BinaryOperator op, Object& a, Object& b, bool in_place,
                                     Run& run);
[[nodiscard]] Object* special_unary(syntax::UnaryOperator op, Object& a, Run& run);

} // namespace rezdex::eval
