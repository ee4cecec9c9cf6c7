// Promise: see eval/class.h: looking members up, and making instances.
#include "eval/class.h"

#include <algorithm>

#include "eval/exception.h"
#include "eval/methods.h"
#include "eval/special.h"

namespace rezdex::eval {

const Class* class_of(const Object& object) noexcept {
    if (object.type == Type::instance) return as<Instance>(object).made_by;
    if (object.type != Type::exception) return nullptr;
    const Object* made_by = as<Exception>(object).raised_type;
    return made_by->type == Type::class_ ? &as<Class>(*made_by) : nullptr;
}

Object* find_member(const Class& made_by, std::string_view name, const Object* after) noexcept {
    auto at = made_by.order.begin();
    if (after != nullptr) at = std::ranges::find(made_by.order, after) + 1;
    for (; at != made_by.order.end(); ++at) {
        if ((*at)->type != Type::class_) {
            if (Object* method = inherited_method(as<Builtin>(**at), name)) return method;
        } else if (const Dict::Entry* entry = as<Class>(**at).members->find(name)) {
            return entry->value;
        }
    }
    return nullptr;
}

bool is_subclass(const Class& made_by, const Object& base) noexcept {
    return std::ranges::find(made_by.order, &base) != made_by.order.end();
}

const Builtin* exception_root(const Class& made_by) noexcept {
    const auto first = std::ranges::find(made_by.order, Type::builtin, &Object::type);
    return as<Builtin>(**first).of == Type::exception ? &as<Builtin>(**first) : nullptr;
}

Object* make_instance(const Class& made_by, std::span<Object* const> arguments, Run& run) {
    auto* attributes = run.arena.make<Dict>(run.arena);
    if (exception_root(made_by) == nullptr)
        return run.arena.make<Instance>(Object{Type::instance}, &made_by, attributes);
    const bool as_given = arguments.size() < 2 || is_plain_exception(*exception_root(made_by));
    Sequence* args = as_given ? make_sequence(run.arena, Type::tuple, arguments) : nullptr;
    return run.arena.make<Exception>(Object{Type::exception}, &made_by, args, attributes);
}

namespace {

// made_by.__new__(made_by, *arguments)
Object* create(Class& made_by, const Arguments& arguments, bool initialized, Run& run) {
    const Instance like{{Type::instance}, &made_by, nullptr};
    if (Object* make = find_special(like, "__new__")) {
        if (make->type != Type::descriptor) return run.decline(Reason::unsupported_call, "__new__");
        std::vector<Object*> values{&made_by};
        values.insert(values.end(), arguments.positional.begin(), arguments.positional.end());
        Object* method = get_class_attribute(made_by, "__new__", run);
        return method == nullptr ? nullptr : call(*method, {values, arguments.keywords}, run);
    }
    const bool none = arguments.positional.empty() && arguments.keywords.empty();
    const Builtin* root = exception_root(made_by);
    const bool refuses = root == nullptr ? !none : !arguments.keywords.empty();
    if (refuses && !initialized) {
        if (root != nullptr && !is_plain_exception(*root)) // some take `name=`
            return run.decline(Reason::unsupported_call);
        return run.raise("TypeError: the class takes no such arguments");
    }
    return make_instance(made_by, arguments.positional, run);
}

} // namespace

Object* instantiate(Class& made_by, const Arguments& arguments, Run& run) {
    if (!run.room(sizeof(Instance) + sizeof(Dict))) return nullptr;
    Object* init = find_special(Instance{{Type::instance}, &made_by, nullptr}, "__init__");
    Object* made = create(made_by, arguments, init != nullptr, run);
    if (made == nullptr || init == nullptr) return made;
    const Class* made_class = class_of(*made);
    if (made_class == nullptr || !is_subclass(*made_class, made_by)) return made;
    if (made_class != &made_by) {
        init = find_special(*made, "__init__");
        if (init == nullptr) return made;
    }
    if (init->type != Type::function) return run.decline(Reason::unsupported_call, "__init__");
    BoundMethod bound{{Type::bound_method}, made, init};
    const Object* result = call(bound, arguments, run);
    if (result == nullptr) return nullptr;
    if (result->type == Type::live) return run.decline(Reason::unsupported_call, "__init__");
    if (result->type != Type::none) return run.raise("TypeError: __init__() should return None");
    return made;
}

} // namespace rezdex::eval
