// Promise: what Python does with any object by itself: truth, length, membership, order, items, attributes,
// operators, text.
//
// Each is exact or declines; null, nothing or false after a failure, which `run` holds. Who owns which type:
// numbers number*.cpp, str and bytes string*.cpp, containers sequence.cpp, set.cpp, dict_methods.cpp …
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

// type(x).__name__, as error messages say it.
[[nodiscard]] std::string_view type_name(const Object& object) noexcept;

[[nodiscard]] std::optional<bool> truth(const Object& object, Run& run);
[[nodiscard]] std::optional<std::size_t> length(const Object& object, Run& run);
[[nodiscard]] std::optional<bool> contains(Object& container, Object& item, Run& run);

// a < b and the like; equality and identity, too (`in` is contains()).
[[nodiscard]] std::optional<bool> compare(syntax::CompareOperator op, Object& a, Object& b, Run& run);
[[nodiscard]] std::optional<bool> less(Object& a, Object& b, Run& run);

// `a is b`: known for None, booleans, mutable objects and functions; declined for what CPython may share.
[[nodiscard]] std::optional<bool> identical(const Object& a, const Object& b, Run& run);

// container[index]; a slice is a Slice (below).
[[nodiscard]] Object* get_item(Object& container, Object& index, Run& run);
[[nodiscard]] bool set_item(Object& container, Object& index, Object& value, Run& run);
[[nodiscard]] bool delete_item(Object& container, Object& index, Run& run);

// container[lower:upper:step]; null stands for what was left out.
struct Slice {
    Object* lower = nullptr;
    Object* upper = nullptr;
    Object* step = nullptr;
};
[[nodiscard]] Object* get_slice(Object& container, const Slice& slice, Run& run);
[[nodiscard]] bool set_slice(Object& container, const Slice& slice, Object& value, Run& run);
[[nodiscard]] bool delete_slice(Object& container, const Slice& slice, Run& run);

// object.name. A name that the type surely does not have raises AttributeError; one that is not known here is
// declined.
[[nodiscard]] Object* get_attribute(Object& object, std::string_view name, Run& run);

// a + b …, a += b … (gives the object that the target is bound to afterwards), -a.
[[nodiscard]] Object* binary(syntax::BinaryOperator op, Object& a, Object& b, Run& run);
[[nodiscard]] Object* in_place(syntax::BinaryOperator op, Object& a, Object& b, Run& run);
[[nodiscard]] Object* unary(syntax::UnaryOperator op, Object& a, Run& run);

// str(x), repr(x), ascii(x) and format(x, spec), appended to `to`. False after a failure.
[[nodiscard]] bool append_str(const Object& object, std::string& to, Run& run);
[[nodiscard]] bool append_repr(const Object& object, std::string& to, Run& run);
[[nodiscard]] bool append_ascii(const Object& object, std::string& to, Run& run);
[[nodiscard]] bool append_format(const Object& object, std::string_view spec, std::string& to, Run& run);

} // namespace rezdex::eval
