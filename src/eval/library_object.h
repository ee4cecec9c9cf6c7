// Promise: objects that modules of the standard library make: one type of object here, which a table tells
// apart.
//
// What the table does not say about such an object is declined.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "eval/methods.h"
#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

struct LibraryType;

struct LibraryObject : Object { // Type::library_object; each kind extends it with plain data
    const LibraryType* made_by;
};

// Functions may be null: not known then. Those that give an object give null for what they don't know, too.
struct LibraryType {
    std::string_view name;     // type(x).__name__
    bool always_true;          // bool(x)
    Builtins methods;          // sorted by name
    bool unknown_text = false; // str(x) is some text, which differs with each load
    Object* (*attribute)(LibraryObject& self, std::string_view name, Run& run) = nullptr;
    Object* (*item)(LibraryObject& self, Object& index, Run& run) = nullptr;
    // One of both is of this type.
    Object* (*binary)(syntax::BinaryOperator op, Object& a, Object& b, Run& run) = nullptr;
    // How two of this type compare, equality included.
    std::optional<std::weak_ordering> (*order)(const LibraryObject& a, const LibraryObject& b,
                                               Run& run) = nullptr;
    // item in x; nothing where it is not known.
    std::optional<bool> (*contains)(const LibraryObject& self, const Object& item, Run& run) = nullptr;
    // str(x); false where it is not known.
    bool (*text)(const LibraryObject& self, std::string& to, Run& run) = nullptr;
};

[[nodiscard]] inline bool is_made_by(const Object& object, const LibraryType& type) noexcept {
    return object.type == Type::library_object && as<LibraryObject>(object).made_by == &type;
}

// The attributes and methods of such an object; one that is not known is declined.
[[nodiscard]] Object* library_attribute(LibraryObject& object, std::string_view name, Run& run);
// object[index]
[[nodiscard]] Object* library_item(LibraryObject& object, Object& index, Run& run);
// a + b and the like, where one of both is such an object.
[[nodiscard]] Object* library_binary(syntax::BinaryOperator op, Object& a, Object& b, Run& run);
// How two such objects compare; nothing: they are not of one type that is ordered here, or `run` failed.
[[nodiscard]] std::optional<std::weak_ordering> library_order(const Object& a, const Object& b, Run& run);
// item in object; declined where it is not known.
[[nodiscard]] std::optional<bool> library_contains(const LibraryObject& object, const Object& item, Run& run);
// str(object)
[[nodiscard]] bool append_library_text(const LibraryObject& object, std::string& to, Run& run);

} // namespace rezdex::eval
