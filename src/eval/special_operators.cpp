// Promise: see eval/special.h: operators between objects of which one at least has special methods.
//
// As CPython's Objects/abstract.c and Objects/typeobject.c (slot_nb_add and the like): which of two is asked
// first, and with which method.
#include <array>
#include <string>

#include "eval/class.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

using enum syntax::CompareOperator;

Object* not_implemented() noexcept { return &not_implemented_object; }

// The method's answer; NotImplemented where the object has no such method.
Object* ask(const Object& self, std::string_view name, Object& other, Run& run) {
    Object* method = find_special(self, name);
    return method == nullptr ? not_implemented() : call_special(*method, self, {&other}, run);
}

// Steps for looking methods up in all bases of both. False after a failure.
bool can_look_up(const Object& a, const Object& b, Run& run) {
    std::size_t classes = 0;
    for (const Object* object : {&a, &b}) {
        if (const Class* made_by = class_of(*object)) classes += made_by->order.size();
    }
    return run.step(classes);
}

// Whether what the object does with others is known.
bool is_known(const Object& object) noexcept {
    return is_plain(object) || object.type == Type::instance || &object == &not_implemented_object;
}

Object* boolean(bool value) noexcept { return value ? &true_object : &false_object; }

std::string_view method_of(syntax::CompareOperator op) noexcept {
    switch (op) {
    case eq: return "__eq__";
    case not_eq_: return "__ne__";
    case lt: return "__lt__";
    case lt_e: return "__le__";
    case gt: return "__gt__";
    default: return "__ge__";
    }
}

syntax::CompareOperator swapped(syntax::CompareOperator op) noexcept {
    switch (op) {
    case lt: return gt;
    case lt_e: return gt_e;
    case gt: return lt;
    case gt_e: return lt_e;
    default: return op;
    }
}

// What the type of `self` makes of the comparison; for what is no instance that is nothing.
Object* ask_to_compare(syntax::CompareOperator op, Object& self, Object& other, Run& run) {
    if (self.type != Type::instance) return not_implemented();
    if (Object* method = find_special(self, method_of(op))) return call_special(*method, self, {&other}, run);
    if (op == eq) return &self == &other ? boolean(true) : not_implemented();
    if (op != not_eq_) return not_implemented();
    Object* same = ask_to_compare(eq, self, other, run); // object.__ne__
    if (same == nullptr || same == not_implemented()) return same;
    const auto is = truth(*same, run);
    return is ? boolean(!*is) : nullptr;
}

bool is_proper_subclass(const Object& object, const Object& base) noexcept {
    const Class *of = class_of(object), *other = class_of(base);
    return of != nullptr && other != nullptr && of != other && is_subclass(*of, *other);
}

struct Methods {
    std::string_view forward, reflected, in_place;
};

Methods methods_of(syntax::BinaryOperator op) noexcept {
    using enum syntax::BinaryOperator;
    switch (op) {
    case add: return {"__add__", "__radd__", "__iadd__"};
    case sub: return {"__sub__", "__rsub__", "__isub__"};
    case mult: return {"__mul__", "__rmul__", "__imul__"};
    case div: return {"__truediv__", "__rtruediv__", "__itruediv__"};
    case mod: return {"__mod__", "__rmod__", "__imod__"};
    case pow: return {"__pow__", "__rpow__", "__ipow__"};
    case lshift: return {"__lshift__", "__rlshift__", "__ilshift__"};
    case rshift: return {"__rshift__", "__rrshift__", "__irshift__"};
    case bit_or: return {"__or__", "__ror__", "__ior__"};
    case bit_xor: return {"__xor__", "__rxor__", "__ixor__"};
    case bit_and: return {"__and__", "__rand__", "__iand__"};
    case floor_div: return {"__floordiv__", "__rfloordiv__", "__ifloordiv__"};
    default: return {};
    }
}

bool has_operator(const Object& object, const Methods& methods) noexcept {
    return find_special(object, methods.forward) != nullptr ||
           find_special(object, methods.reflected) != nullptr;
}

// Objects/typeobject.c:SLOT1BINFULL
Object* ask_both(const Methods& methods, Object& a, Object& b, Run& run) {
    const bool same = class_of(a) == class_of(b);
    bool other = !same && has_operator(b, methods);
    if (class_of(a) != nullptr && has_operator(a, methods)) {
        if (other && is_proper_subclass(b, a) && find_special(b, methods.reflected) != nullptr &&
            find_special(b, methods.reflected) != find_special(a, methods.reflected)) {
            Object* result = ask(b, methods.reflected, a, run);
            if (result != not_implemented()) return result;
            other = false;
        }
        Object* result = ask(a, methods.forward, b, run);
        if (result != not_implemented() || same) return result;
    }
    return other ? ask(b, methods.reflected, a, run) : not_implemented();
}

} // namespace

Object* special_compare(syntax::CompareOperator op, Object& a, Object& b, Run& run) {
    if (!is_known(a) || !is_known(b)) return run.decline(Reason::live_object);
    if (!can_look_up(a, b, run)) return nullptr;
    const bool reflected_first = is_proper_subclass(b, a);
    if (reflected_first) {
        Object* result = ask_to_compare(swapped(op), b, a, run);
        if (result != not_implemented()) return result;
    }
    Object* result = ask_to_compare(op, a, b, run);
    if (result != not_implemented()) return result;
    if (!reflected_first) result = ask_to_compare(swapped(op), b, a, run);
    if (result != not_implemented()) return result;
    if (op == eq || op == not_eq_) return boolean((&a == &b) == (op == eq));
    return run.raise("TypeError: not supported between instances of these types");
}

Object* special_binary(syntax::BinaryOperator op, Object& a, Object& b, bool in_place, Run& run) {
    using enum syntax::BinaryOperator;
    const Methods methods = methods_of(op);
    const bool type = a.type == Type::builtin || a.type == Type::class_ || b.type == Type::builtin ||
                      b.type == Type::class_;
    const bool takes_any = a.type == Type::dict_view || b.type == Type::dict_view ||
                           (a.type == Type::dict && in_place) || (a.type == Type::bytes && op == mod);
    if (!is_known(a) || !is_known(b) || methods.forward.empty() || takes_any || (type && op == bit_or))
        return run.decline(Reason::unsupported_expression, "an operator between such objects");
    if (!can_look_up(a, b, run)) return nullptr;
    if (in_place) {
        Object* result = ask(a, methods.in_place, b, run);
        if (result != not_implemented()) return result;
    }
    return ask_both(methods, a, b, run);
}

Object* special_unary(syntax::UnaryOperator op, Object& a, Run& run) {
    const std::string_view name = op == syntax::UnaryOperator::usub   ? "__neg__"
                                  : op == syntax::UnaryOperator::uadd ? "__pos__"
                                                                      : "__invert__";
    Object* method = find_special(a, name);
    if (method == nullptr) return run.raise("TypeError: bad operand type for a unary operator");
    return call_special(*method, a, {}, run);
}

} // namespace rezdex::eval
