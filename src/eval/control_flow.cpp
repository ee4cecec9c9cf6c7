// Promise: see eval/interpreter.h: if, for, while, try and with.
#include <algorithm>
#include <optional>

#include "eval/class.h"
#include "eval/interpreter.h"
#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/special.h"
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
    const std::string_view name = own_name(handler.name);
    Frame* from = owner(name);
    Dict& variables = from == &module_ ? *frame_->globals : *from->variables;
    Dict::Entry* entry = variables.find(name);
    return entry == nullptr || variables.erase(*entry, run_);
}

// CPython looks at all members of a tuple first; a tuple in it is none of those that it takes.
bool Interpreter::matches(const Exception& caught, Object& type, const syntax::Node& node) {
    Object* const alone = &type;
    const std::span<Object* const> types =
        type.type == Type::tuple ? as<Sequence>(type).span() : std::span(&alone, 1);
    if (!run_.step(types.size())) return false;
    bool found = false;
    for (const Object* const each : types) {
        const auto is = is_exception_of(*caught.raised_type, *each);
        if (!is)
            return decline(node, Reason::unsupported_statement, "an exception type that is not known") !=
                   nullptr;
        found = found || *is;
    }
    return found;
}

Interpreter::Flow Interpreter::with(const syntax::With& node, std::span<const syntax::WithItem> items) {
    if (items.empty()) return execute(node.body);
    Object* manager = evaluate(*items.front().context_expr);
    if (manager == nullptr) return Flow::failed;
    run_.line = items.front().context_expr->line;
    if (has_special_methods(*manager)) return with_manager(node, items, *manager);
    // Elsewhere than in a module, what rez does to f_locals has effects of its own.
    if (manager->type == Type::scope && as<RecursiveAttribute>(*manager).named && frame_ == &module_)
        return with_scope(node, items, *manager);
    return flow(run_.decline(Reason::unsupported_statement, "with") != nullptr);
}

Interpreter::Flow Interpreter::with_scope(const syntax::With& node, std::span<const syntax::WithItem> items,
                                          Object& scope) {
    if (!run_.step(globals().size()) || !run_.room(0)) return Flow::failed;
    const syntax::Expr* name = items.front().optional_vars;
    const Dict* before = globals().copy();
    if (name != nullptr && !assign_to(*name, scope)) return Flow::failed;
    const Flow result = with(node, items.subspan(1));
    if (result == Flow::failed) {
        left_scope_ = true;
        return result;
    }
    if (!scopes_.close(as<RecursiveAttribute>(scope), *before, globals(), run_)) return Flow::failed;
    globals() = *before;
    return result;
}

// Of an object that has no __enter__ or no __exit__, the exception depends on the version.
Interpreter::Flow Interpreter::with_manager(const syntax::With& node, std::span<const syntax::WithItem> items,
                                            Object& manager) {
    Object* enter = find_special(manager, "__enter__");
    Object* exit = find_special(manager, "__exit__");
    if (enter == nullptr || exit == nullptr)
        return flow(run_.decline(Reason::unsupported_statement, "with") != nullptr);
    Object* entered = call_special(*enter, manager, {}, run_);
    if (entered == nullptr) return Flow::failed;
    const std::size_t stacked = stack_.size();
    const std::uint32_t depth = depth_;
    const syntax::Expr* name = items.front().optional_vars;
    ++tries_;
    const Flow result =
        name != nullptr && !assign_to(*name, *entered) ? Flow::failed : with(node, items.subspan(1));
    --tries_;
    if (result != Flow::failed) {
        Object* returned = returned_;
        if (call_special(*exit, manager, {&none_object, &none_object, &none_object}, run_) == nullptr)
            return Flow::failed;
        returned_ = returned;
        return result;
    }
    stack_.resize(stacked);
    depth_ = depth;
    return leave(*exit, manager, node);
}

// manager.__exit__(type, value, traceback), which may end the exception that `run` holds.
Interpreter::Flow Interpreter::leave(Object& exit, Object& manager, const syntax::Node& node) {
    const Failure failure = run_.failure();
    if (failure.reason != Reason::raises) return Flow::failed;
    Object* raised = run_.raised();
    Exception* caught = left_scope_ ? nullptr : take_raised(run_);
    if (caught == nullptr) {
        run_.recover();
        return flow(decline(node, Reason::unsupported_statement, "an exception that leaves `with`") !=
                    nullptr);
    }
    Object* traceback = run_.arena.make<Live>(Object{Type::live}, Injected::traceback);
    handled_.push_back(caught);
    const Object* ends =
        call_special(exit, manager, {const_cast<Object*>(caught->raised_type), caught, traceback}, run_);
    handled_.pop_back();
    const auto is_over = ends == nullptr ? std::nullopt : truth(*ends, run_);
    if (!is_over) return Flow::failed;
    if (*is_over) return Flow::next;
    run_.restore(failure, raised);
    return Flow::failed;
}

} // namespace rezdex::eval
