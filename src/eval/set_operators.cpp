// Promise: see set_binary() and set_in_place() in eval/set.h.
#include <utility>

#include "eval/dict_view.h"
#include "eval/native.h"
#include "eval/set.h"

namespace rezdex::eval {
namespace {

using enum syntax::BinaryOperator;

bool has_operator(syntax::BinaryOperator op) noexcept {
    return op == bit_or || op == bit_and || op == sub || op == bit_xor;
}

// a op= b for a set of its own; null after a failure.
Dict* change(syntax::BinaryOperator op, Dict& a, Object& b, Run& run) {
    switch (op) {
    case bit_or: return update(a, b, run) ? &a : nullptr;
    case sub: return remove_all(a, b, run) ? &a : nullptr;
    case bit_and: return intersection(a, b, run);
    default: return symmetric_difference(a, b, run);
    }
}

// Which of two equal keys CPython keeps where a view meets another depends on its version.
Object* intersect_view(Dict& a, Dict& b, Run& run) {
    for (const Dict::Entry& entry : a.entries()) {
        const Dict::Entry* other = b.find(*entry.key, entry.hash, run);
        if (run.failed()) return nullptr;
        const bool same = other == nullptr || other->key == entry.key ||
                          (other->key->type == entry.key->type && entry.key->type != Type::tuple &&
                           entry.key->type != Type::floating && entry.key->type != Type::complex);
        if (!same) return run.decline(Reason::unsupported_expression, "which of equal keys stays");
    }
    return intersection(a, b, run);
}

// With a view, the other may be any iterable, and the result is a set. Which items of a view are hashed, and
// so may raise, depends on CPython's version.
Object* view_binary(syntax::BinaryOperator op, Object& a, Object& b, Run& run) {
    Dict* left = make_set(a, Type::set, run);
    Dict* right = left == nullptr ? nullptr : make_set(b, Type::set, run);
    Object* made = right == nullptr ? nullptr
                   : op == bit_and  ? intersect_view(*left, *right, run)
                                    : change(op, *left, *right, run);
    doubt(run, Reason::unsupported_expression);
    return made;
}

} // namespace

Object* set_binary(syntax::BinaryOperator op, Object& a, Object& b, Run& run) {
    if (!is_plain(a) || !is_plain(b)) return run.decline(Reason::live_object);
    const bool view = (!is_set(a) && is_set_like(a)) || (!is_set(b) && is_set_like(b));
    if (!has_operator(op) || (!view && !(is_set(a) && is_set(b))))
        return run.raise("TypeError: unsupported operand types");
    if (view) return view_binary(op, a, b, run);
    if (op == bit_and) return intersection(as<Dict>(a), b, run);
    Dict* made = make_set(a, a.type, run);
    return made == nullptr ? nullptr : change(op, *made, b, run);
}

Object* set_in_place(syntax::BinaryOperator op, Object& a, Object& b, Run& run) {
    if (a.type != Type::set || !is_set(b) || !has_operator(op)) return set_binary(op, a, b, run);
    auto& set = as<Dict>(a);
    if (op == bit_xor && &a == &b) {
        set.clear();
        return &set;
    }
    Dict* changed = change(op, set, b, run);
    if (changed != nullptr && changed != &set) set.take(*changed);
    return changed == nullptr ? nullptr : &set;
}

} // namespace rezdex::eval
