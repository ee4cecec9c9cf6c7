// Promise: see eval/interpreter.h: if, for, while, try and with.
#include <algorithm>
#include <optional>

#include "eval/class.h"
#include "eval/interpreter.h"
#include "eval/iteration.h"
#include "eval/protocol.h"
#include "eval/unknown.h"

namespace rezdex::eval {

Interpreter::Flow Interpreter::if_(const syntax::If& node, syntax::Stmts rest) {
    Object* test = evaluate(*node.test);
    if (test == nullptr) return Flow::failed;
    if (is_unknown(*test)) return if_unknown(node, rest);
    run_.line = node.test->line;
    const auto holds = truth(*test, run_);
    return holds ? execute(*holds ? node.body : node.orelse) : Flow::failed;
}

Interpreter::Flow Interpreter::for_(const syntax::For& node) {
    Object* iterable = evaluate(*node.iter);
    if (iterable == nullptr) return Flow::failed;
    run_.line = node.iter->line;
    Iteration items(*iterable, run_);
    while (Object* item = items.next()) {
        if (!assign_to(*node.target, *item)) return Flow::failed;
        const Flow result = execute(node.body);
        if (result == Flow::break_) return Flow::next;
        if (result != Flow::next && result != Flow::continue_) return result;
        run_.line = node.iter->line;
    }
    return run_.failed() ? Flow::failed : execute(node.orelse);
}

Interpreter::Flow Interpreter::while_(const syntax::While& node) {
    while (true) {
        Object* test = evaluate(*node.test);
        if (test == nullptr) return Flow::failed;
        run_.line = node.test->line;
        const auto holds = truth(*test, run_);
        if (!holds || !run_.step()) return Flow::failed;
        if (!*holds) return execute(node.orelse);
        const Flow result = execute(node.body);
        if (result == Flow::break_) return Flow::next;
        if (result != Flow::next && result != Flow::continue_) return result;
    }
}

// finally: runs whatever happened, and what it does itself wins.
Interpreter::Flow Interpreter::try_(const syntax::Try& node) {
    const Flow result = try_handlers(node);
    if (node.finalbody.empty()) return result;
    if (result != Flow::failed) {
        Object* returned = returned_;
        const Flow last = execute(node.finalbody);
        if (last != Flow::next) return last;
        returned_ = returned;
        return result;
    }
    const Failure failure = run_.failure();
    Object* raised = run_.raised();
    if (failure.reason != Reason::raises) return Flow::failed;
    Exception* caught = take_raised(run_);
    run_.recover();
    if (left_scope_) {
        return flow(decline(node, Reason::unsupported_statement, "an exception left a scope") != nullptr);
    }
    if (caught == nullptr) {
        return flow(decline(node, Reason::may_raise, "which exception was raised is not known") != nullptr);
    }
    handled_.push_back(caught); // for a bare `raise`
    const Flow last = execute(node.finalbody);
    handled_.pop_back();
    if (last != Flow::next) return last;
    run_.restore(failure, raised);
    return Flow::failed;
}

Interpreter::Flow Interpreter::try_handlers(const syntax::Try& node) {
    const std::size_t stacked = stack_.size();
    const std::uint32_t depth = depth_;
    ++tries_;
    const Flow result = execute(node.body);
    --tries_;
    if (result == Flow::next) return execute(node.orelse);
    if (result != Flow::failed || run_.failure().reason != Reason::raises) return result;
    if (left_scope_) {
        run_.recover();
        return flow(decline(node, Reason::unsupported_statement, "an exception left a scope") != nullptr);
    }
    const Failure failure = run_.failure();
    Object* raised = run_.raised();
    Exception* caught = take_raised(run_);
    if (caught == nullptr) {
        run_.recover();
        return flow(decline(node, Reason::may_raise, "which exception was raised is not known") != nullptr);
    }
    stack_.resize(stacked);
    depth_ = depth;
    for (const syntax::ExceptHandler& handler : node.handlers) {
        if (handler.type != nullptr) {
            Object* type = evaluate(*handler.type);
            if (type == nullptr) return Flow::failed;
            const bool handles = matches(*caught, *type, *handler.type);
            if (run_.failed()) return Flow::failed;
            if (!handles) continue;
        }
        return handle(handler, *caught);
    }
    run_.restore(failure, raised);
    return Flow::failed;
}

Interpreter::Flow Interpreter::handle(const syntax::ExceptHandler& handler, Exception& caught) {
    syntax::Node place{};
    place.line = handler.line;
    if (!handler.name.empty() && !bind(handler.name, caught, place)) return Flow::failed;
    handled_.push_back(&caught);
    const Flow result = execute(handler.body);
    handled_.pop_back();
    if (result == Flow::failed && run_.failure().reason != Reason::raises) return result;
    return forget_caught(handler) ? result : Flow::failed;
}

// The name goes, if the handler has not taken it away itself.
bool Interpreter::forget_caught(const syntax::ExceptHandler& handler) {
    if (handler.name.empty()) return true;
    Frame* from = owner(handler.name);
    Dict& variables = from == &module_ ? *frame_->globals : *from->variables;
    Dict::Entry* entry = variables.find(handler.name);
    return entry == nullptr || variables.erase(*entry, run_);
}

bool Interpreter::matches(const Exception& caught, Object& type, const syntax::Node& node) {
    if (type.type == Type::tuple) {
        return std::ranges::any_of(as<Sequence>(type).span(), [&](Object* each) {
            return !run_.failed() && matches(caught, *each, node);
        });
    }
    const auto is = is_exception_of(*caught.raised_type, type);
    if (!is) decline(node, Reason::unsupported_statement, "an exception type that is not known");
    return is.value_or(false);
}

Interpreter::Flow Interpreter::with(const syntax::With& node, std::span<const syntax::WithItem> items) {
    if (items.empty()) return execute(node.body);
    const syntax::WithItem& item = items.front();
    Object* manager = evaluate(*item.context_expr);
    if (manager == nullptr) return Flow::failed;
    // Elsewhere than in a module, what rez does to f_locals has effects of its own.
    if (manager->type != Type::scope || !as<RecursiveAttribute>(*manager).named || frame_ != &module_) {
        return flow(decline(*item.context_expr, Reason::unsupported_statement, "with") != nullptr);
    }
    if (!run_.step(globals().size()) || !run_.room(0)) return Flow::failed;
    const Dict* before = globals().copy();
    if (item.optional_vars != nullptr && !assign_to(*item.optional_vars, *manager)) return Flow::failed;
    const Flow result = with(node, items.subspan(1));
    if (result == Flow::failed) {
        left_scope_ = true;
        return result;
    }
    if (!scopes_.close(as<RecursiveAttribute>(*manager), *before, globals(), run_)) return Flow::failed;
    globals() = *before;
    return result;
}

} // namespace rezdex::eval
