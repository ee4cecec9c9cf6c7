// Promise: see compare() and less() in eval/protocol.h.
#include <algorithm>
#include <compare>

#include "eval/compare.h"
#include "eval/dict_view.h"
#include "eval/library_object.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/protocol.h"
#include "eval/set.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

using enum syntax::CompareOperator;

bool holds(syntax::CompareOperator op, std::partial_ordering order) noexcept {
    switch (op) {
    case lt: return order < 0;
    case lt_e: return order <= 0;
    case gt: return order > 0;
    default: return order >= 0;
    }
}

std::optional<bool> order(syntax::CompareOperator op, const Object& a, const Object& b, Run& run,
                          std::uint32_t depth);

std::optional<bool> order_sequences(syntax::CompareOperator op, const Sequence& a, const Sequence& b,
                                    Run& run, std::uint32_t depth) {
    if (!run.step(std::min(a.size, b.size) / 8)) return std::nullopt;
    for (std::uint32_t i = 0; i < std::min(a.size, b.size); ++i) {
        if (a.items[i] == b.items[i] || equal(*a.items[i], *b.items[i], run, depth + 1)) continue;
        if (run.failed()) return std::nullopt;
        return order(op, *a.items[i], *b.items[i], run, depth + 1);
    }
    return holds(op, a.size <=> b.size);
}

// Inside of a sequence the operator gives what the method gave, whatever that is.
std::optional<bool> order_special(syntax::CompareOperator op, const Object& a, const Object& b, Run& run,
                                  std::uint32_t depth) {
    const Object* holds = special_compare(op, const_cast<Object&>(a), const_cast<Object&>(b), run);
    if (holds == nullptr) return std::nullopt;
    if (depth == 0 || holds->type == Type::boolean) return truth(*holds, run);
    run.decline(Reason::unsupported_expression, "what an operator gives");
    return std::nullopt;
}

std::optional<bool> order_sets(syntax::CompareOperator op, const Object& a, const Object& b, Run& run,
                               std::uint32_t depth) {
    switch (op) {
    case lt: return set_size(a) < set_size(b) ? is_subset(a, b, run, depth) : false;
    case lt_e: return is_subset(a, b, run, depth);
    case gt: return set_size(a) > set_size(b) ? is_subset(b, a, run, depth) : false;
    default: return is_subset(b, a, run, depth);
    }
}

std::optional<bool> order(syntax::CompareOperator op, const Object& a, const Object& b, Run& run,
                          std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return std::nullopt;
    if (has_special_methods(a) || has_special_methods(b)) return order_special(op, a, b, run, depth);
    const bool complex = a.type == Type::complex || b.type == Type::complex;
    if (is_number(a) && is_number(b) && !complex) {
        const std::partial_ordering order = order_numbers(a, b, run);
        return run.failed() ? std::nullopt : std::optional(holds(op, order));
    }
    if (is_set_like(a) && is_set_like(b)) return order_sets(op, a, b, run, depth);
    if (a.type == b.type && (a.type == Type::list || a.type == Type::tuple))
        return order_sequences(op, as<Sequence>(a), as<Sequence>(b), run, depth);
    if (a.type == b.type && (a.type == Type::string || a.type == Type::bytes)) {
        const std::string_view left = text_of(a), right = text_of(b);
        if (!run.step(std::min(left.size(), right.size()) / 64)) return std::nullopt;
        return holds(op, left <=> right); // the order of WTF-8's bytes is that of the code points
    }
    if (const auto order = library_order(a, b, run)) return holds(op, *order);
    if (run.failed()) return std::nullopt;
    if (is_plain(a) && is_plain(b))
        run.raise("TypeError: not supported between instances of these types");
    else
        run.decline(Reason::live_object);
    return std::nullopt;
}

std::optional<bool> negated(std::optional<bool> known) noexcept {
    return known ? std::optional(!*known) : std::nullopt;
}

} // namespace

std::optional<bool> compare(syntax::CompareOperator op, Object& a, Object& b, Run& run) {
    switch (op) {
    case eq:
    case not_eq_: {
        if (has_special_methods(a) || has_special_methods(b)) return order_special(op, a, b, run, 0);
        const bool same = equal(a, b, run);
        return run.failed() ? std::nullopt : std::optional(same == (op == eq));
    }
    case is: return identical(a, b, run);
    case is_not: return negated(identical(a, b, run));
    case in: return contains(b, a, run);
    case not_in: return negated(contains(b, a, run));
    default: return order(op, a, b, run, 0);
    }
}

std::optional<bool> less(Object& a, Object& b, Run& run) { return order(lt, a, b, run, 0); }

} // namespace rezdex::eval
