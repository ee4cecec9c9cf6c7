// Promise: see eval/generator.h: expressions with a `yield` in them, which are evaluated in several goes.
//
// What was evaluated before the `yield` keeps its value. That is exact for the expressions below, which do
// nothing by themselves before all of their parts are there; others are declined.
#include <algorithm>
#include <memory>
#include <utility>

#include "eval/generator.h"
#include "eval/interpreter.h"

namespace rezdex::eval {

using syntax::Kind;

namespace {

bool none_starred(syntax::Exprs nodes) {
    return std::ranges::find(nodes, Kind::starred, &syntax::Expr::kind) == nodes.end();
}

bool can_wait(const syntax::Expr& node, const Bindings& bindings) {
    const auto yields = [&](const syntax::Expr* part) { return bindings.yields(*part); };
    switch (node.kind) {
    case Kind::attribute:
    case Kind::bin_op:
    case Kind::named_expr:
    case Kind::unary_op: return true;
    case Kind::subscript: return node.as<syntax::Subscript>()->slice->kind != Kind::slice;
    case Kind::list: return none_starred(node.as<syntax::List>()->elts);
    case Kind::tuple: return none_starred(node.as<syntax::Tuple>()->elts);
    case Kind::compare: return node.as<syntax::Compare>()->comparators.size() == 1;
    case Kind::bool_op: // what decides is asked for its truth, which may change
        return std::ranges::none_of(node.as<syntax::BoolOp>()->values.subspan(1), yields);
    case Kind::if_exp:
        return !yields(node.as<syntax::IfExp>()->body) && !yields(node.as<syntax::IfExp>()->orelse);
    case Kind::call: {
        const auto& call = *node.as<syntax::Call>();
        return none_starred(call.args) &&
               std::ranges::none_of(call.keywords,
                                    [](const syntax::Keyword* each) { return each->name.empty(); });
    }
    default: return false;
    }
}

bool remember(Suspension& at, const syntax::Expr& node, Object& value, Run& run) {
    if (at.size == at.capacity) {
        const std::uint32_t capacity = std::max(8U, 2 * at.capacity);
        if (!run.room(capacity * sizeof(Suspension::Evaluated))) return false;
        auto* values = static_cast<Suspension::Evaluated*>(
            run.arena.allocate(capacity * sizeof(Suspension::Evaluated), alignof(Suspension::Evaluated)));
        std::uninitialized_copy_n(at.values, at.size, values);
        at.values = values;
        at.capacity = capacity;
    }
    at.values[at.size++] = {&node, &value};
    at.next = at.size;
    return true;
}

// Gives what was sent or thrown to the iterator that a `yield from` waits for.
Object* pass_on(Suspension& at, Run& run) {
    Generator* below = as_generator(*at.delegate);
    if (Exception* thrown = std::exchange(at.thrown, nullptr)) {
        const bool exit =
            is_exception_of(*thrown->raised_type, *exception_type("GeneratorExit")).value_or(false);
        if (below == nullptr && at.delegate->kind == "generator")
            return run.decline(Reason::unsupported_expression, "an exception in a generator expression");
        if (below != nullptr && !exit) return throw_into(*below, *thrown, run);
        if (below != nullptr && close(*below, run) == nullptr) return nullptr;
        return run.raise(*thrown, describe(*thrown, run.arena));
    }
    if (at.sent->type == Type::none) return next(*at.delegate, run);
    if (below != nullptr) return send(*below, *at.sent, run);
    if (at.delegate->kind == "generator") return next(*at.delegate, run);
    return run.raise("AttributeError: the iterator has no attribute 'send'");
}

} // namespace

Object* Interpreter::evaluate_waiting(const syntax::Expr& node) {
    Suspension& at = *frame_->suspension;
    if (!run_.step()) return nullptr;
    if (at.next < at.size && at.values[at.next].node == &node) return at.values[at.next++].value;
    const std::uint32_t start = at.next;
    const Bindings& bindings = *frame_->bindings;
    Object* value = nullptr;
    if (node.kind == Kind::yield || node.kind == Kind::yield_from) {
        value = node.kind == Kind::yield ? yield(*node.as<syntax::Yield>())
                                         : yield_from(*node.as<syntax::Yield>());
    } else if (!bindings.yields(node)) {
        frame_->suspension = nullptr;
        value = evaluate_now(node);
        frame_->suspension = &at;
    } else if (can_wait(node, bindings)) {
        value = evaluate_now(node);
    } else {
        decline(node, Reason::unsupported_expression, "a yield in such a place");
    }
    if (value == nullptr) return nullptr;
    at.size = start; // its parts are not asked for again
    return remember(at, node, *value, run_) ? value : nullptr;
}

Object* Interpreter::yield(const syntax::Yield& node) {
    Suspension& at = *frame_->suspension;
    Object* value = node.value == nullptr ? &none_object : evaluate(*node.value);
    if (value == nullptr) return nullptr;
    if (!std::exchange(at.resumed, false)) {
        at.yielded = value;
        at.waits = true;
        return nullptr;
    }
    run_.line = node.line;
    if (Exception* thrown = std::exchange(at.thrown, nullptr))
        return run_.raise(*thrown, describe(*thrown, run_.arena));
    return at.sent;
}

Object* Interpreter::yield_from(const syntax::Yield& node) {
    Suspension& at = *frame_->suspension;
    Object* from = evaluate(*node.value);
    if (from == nullptr) return nullptr;
    run_.line = node.line;
    Object* item = nullptr;
    if (std::exchange(at.resumed, false)) {
        item = pass_on(at, run_);
    } else {
        at.delegate = iterate(*from, run_);
        if (at.delegate == nullptr) return nullptr;
        item = next(*at.delegate, run_);
    }
    if (item != nullptr) {
        at.yielded = item;
        at.waits = true;
        return nullptr;
    }
    Iterator& ended = *std::exchange(at.delegate, nullptr);
    return run_.failed() ? nullptr : take_result(ended);
}

} // namespace rezdex::eval
