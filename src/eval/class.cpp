// Promise: see eval/class.h.
#include "eval/class.h"

#include "eval/exception.h"

namespace rezdex::eval {

Object* find_member(const Class& made_by, std::string_view name) noexcept {
    for (const Class* at = &made_by; at != nullptr;) {
        if (const Dict::Entry* entry = at->members->find(name)) return entry->value;
        at = at->base != nullptr && at->base->type == Type::class_ ? &as<Class>(*at->base) : nullptr;
    }
    return nullptr;
}

bool is_exception(const Class& made_by) noexcept {
    const Object* base = made_by.base;
    while (base != nullptr && base->type == Type::class_) base = as<Class>(*base).base;
    return base != nullptr;
}

Object* instantiate(Class& made_by, const Arguments& arguments, Run& run) {
    Object* init = find_member(made_by, "__init__");
    if (is_exception(made_by)) {
        if (init != nullptr || !arguments.keywords.empty()) return run.decline(Reason::unsupported_call);
        Sequence* args = make_sequence(run.arena, Type::tuple, arguments.positional);
        return run.arena.make<Exception>(Object{Type::exception}, &made_by, args);
    }
    auto* made = run.arena.make<Instance>(Object{Type::instance}, &made_by, run.arena.make<Dict>(run.arena));
    if (init == nullptr) {
        if (arguments.positional.empty() && arguments.keywords.empty()) return made;
        return run.raise("TypeError: the class takes no arguments");
    }
    BoundMethod bound{{Type::bound_method}, made, init};
    Object* result = call(bound, arguments, run);
    if (result == nullptr) return nullptr;
    if (result->type != Type::none) return run.raise("TypeError: __init__() should return None");
    return made;
}

} // namespace rezdex::eval
