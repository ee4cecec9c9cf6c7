// Promise: see eval/library_object.h.
#include "eval/library_object.h"

#include <array>

#include "eval/call.h"

namespace rezdex::eval {
namespace {

Object* unknown(const LibraryObject& object, std::string_view name, Run& run) {
    return run.decline(Reason::unsupported_expression,
                       run.arena.copy(std::string(object.made_by->name).append(1, '.').append(name)));
}

} // namespace

Object* library_attribute(LibraryObject& object, std::string_view name, Run& run) {
    const LibraryType& type = *object.made_by;
    if (const Builtin* method = find(type.methods, name)) {
        // Nothing ever writes to a Builtin.
        return run.arena.make<BoundMethod>(Object{Type::bound_method}, &object, const_cast<Builtin*>(method));
    }
    Object* value = type.attribute == nullptr ? nullptr : type.attribute(object, name, run);
    return value != nullptr || run.failed() ? value : unknown(object, name, run);
}

Object* library_item(LibraryObject& object, Object& index, Run& run) {
    const auto item = object.made_by->item;
    return item != nullptr ? item(object, index, run) : unknown(object, "__getitem__", run);
}

Object* library_binary(syntax::BinaryOperator op, Object& a, Object& b, Run& run) {
    for (const Object* object : std::array{&a, &b}) {
        if (object->type != Type::library_object) continue;
        const auto binary = as<LibraryObject>(*object).made_by->binary;
        Object* value = binary == nullptr ? nullptr : binary(op, a, b, run);
        if (value != nullptr || run.failed()) return value;
    }
    return run.decline(Reason::unsupported_expression, "an operator between such objects");
}

std::optional<std::weak_ordering> library_order(const Object& a, const Object& b, Run& run) {
    if (a.type != Type::library_object || b.type != Type::library_object) return std::nullopt;
    const LibraryType* type = as<LibraryObject>(a).made_by;
    if (type->order == nullptr || as<LibraryObject>(b).made_by != type) return std::nullopt;
    return type->order(as<LibraryObject>(a), as<LibraryObject>(b), run);
}

std::optional<bool> library_contains(const LibraryObject& object, const Object& item, Run& run) {
    const auto contains = object.made_by->contains;
    const auto holds = contains == nullptr ? std::nullopt : contains(object, item, run);
    if (!holds) unknown(object, "__contains__", run);
    return holds;
}

bool append_library_text(const LibraryObject& object, std::string& to, Run& run) {
    const auto text = object.made_by->text;
    if (text != nullptr && text(object, to, run)) return true;
    run.decline(Reason::live_object, "an object whose text is not known");
    return false;
}

} // namespace rezdex::eval
