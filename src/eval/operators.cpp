// Promise: the operators of eval/protocol.h: which types an operator joins, and that others have none.
//
// A TypeError is raised only between objects all of whose operators are known here.
#include "eval/operators.h"

#include "eval/dict_operators.h"
#include "eval/dict_view.h"
#include "eval/integer.h"
#include "eval/library_object.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/protocol.h"
#include "eval/sequence.h"
#include "eval/sequence_operators.h"
#include "eval/set.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

using enum syntax::BinaryOperator;
using syntax::BinaryOperator;

// Whether all operators of the object are known here. A type joins others to a union.
bool has_known_operators(const Object& object) noexcept {
    return object.type <= Type::dict_view || (object.type == Type::instance && is_plain(object));
}

bool is_concatenated(const Object& object) noexcept {
    return object.type >= Type::string && object.type <= Type::tuple;
}

} // namespace

Object* binary(BinaryOperator op, Object& a, Object& b, Run& run) {
    if (is_number(a) && is_number(b)) return number_binary(op, a, b, run);
    if (a.type == Type::library_object || b.type == Type::library_object) {
        if (op == mod && a.type == Type::string) return format_percent(text_of(a), b, run);
        return library_binary(op, a, b, run);
    }
    if (op == mod && a.type == Type::string) return format_percent(text_of(a), b, run);
    if (has_special_methods(a) || has_special_methods(b)) {
        Object* result = special_binary(op, a, b, false, run);
        if (result != &not_implemented_object) return result;
        return run.raise("TypeError: unsupported operand type(s)");
    }
    if (op == add && a.type == b.type && is_concatenated(a)) return concatenate(a, b, run);
    if (op == mult && is_concatenated(a) && is_integer(b)) return repeat(a, b, run);
    if (op == mult && is_integer(a) && is_concatenated(b)) return repeat(b, a, run);
    if (is_set_like(a) || is_set_like(b)) return set_binary(op, a, b, run);
    if (a.type == Type::dict && op == bit_or) return dict_or(a, b, run);
    if (!has_known_operators(a) || !has_known_operators(b) || (op == mod && a.type == Type::bytes)) {
        return run.decline(Reason::unsupported_expression, "an operator between such objects");
    }
    return run.raise("TypeError: unsupported operand type(s)");
}

Object* in_place(BinaryOperator op, Object& a, Object& b, Run& run) {
    if (has_special_methods(a) || has_special_methods(b)) {
        if (op == mod && a.type == Type::string) return binary(op, a, b, run);
        Object* result = special_binary(op, a, b, true, run);
        if (result != &not_implemented_object) return result;
        if (a.type != Type::list || op != add) return run.raise("TypeError: unsupported operand type(s)");
    }
    if (a.type == Type::list) {
        if (op == add) return extend(as<Sequence>(a), b, run) ? &a : nullptr;
        if (op == mult && is_integer(b)) return repeat_in_place(as<Sequence>(a), b, run);
    }
    if (a.type == Type::set) return set_in_place(op, a, b, run);
    if (a.type == Type::dict && op == bit_or) return dict_or_in_place(as<Dict>(a), b, run);
    return binary(op, a, b, run);
}

Object* unary(syntax::UnaryOperator op, Object& a, Run& run) {
    if (is_number(a)) return number_unary(op, a, run);
    if (has_special_methods(a)) return special_unary(op, a, run);
    if (has_known_operators(a)) return run.raise("TypeError: bad operand type for a unary operator");
    return run.decline(Reason::unsupported_expression, "an operator of such an object");
}

} // namespace rezdex::eval
