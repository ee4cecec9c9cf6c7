// Promise: the rules of syntax/checker.h for statements.
#include "syntax/checker.h"

namespace rezdex::syntax {

using Block = Blocks::Block;

void Checker::module(const Module& module, const Futures& futures) {
    const Inside inside(*this, Unit::Kind::module);
    docstring(module.body);
    for (const Stmt* node : module.body.first(futures.statements)) {
        if (is_future_import(*node)) import_names(node->as<ImportFrom>()->names);
    }
    statements(module.body.subspan(futures.statements));
}

// 3.13 refuses some docstrings with a lone surrogate, which is three bytes from 0xED on.
void Checker::docstring(Stmts body) {
    const Constant* const text = docstring_of(body);
    if (text && text->text.find('\xED') != std::string_view::npos)
        dispute(text->line, "a surrogate in a docstring");
}

void Checker::statements(Stmts body) {
    for (const Stmt* node : body) statement(*node);
}

void Checker::statement(const Stmt& node) {
    switch (node.kind) {
    case Kind::function_def:
    case Kind::async_function_def: return function(*node.as<FunctionDef>());
    case Kind::class_def: return class_definition(*node.as<ClassDef>());
    case Kind::return_: return return_statement(*node.as<Return>());
    case Kind::delete_: return expressions(node.as<Delete>()->targets);
    case Kind::assign: expressions(node.as<Assign>()->targets); return expression(node.as<Assign>()->value);
    case Kind::aug_assign: return aug_assign(*node.as<AugAssign>());
    case Kind::ann_assign: return ann_assign(*node.as<AnnAssign>());
    case Kind::for_:
    case Kind::async_for: return for_statement(*node.as<For>());
    case Kind::while_:
        expression(node.as<While>()->test);
        block(Block::loop, node.as<While>()->body, node.line);
        return statements(node.as<While>()->orelse);
    case Kind::if_:
        expression(node.as<If>()->test);
        statements(node.as<If>()->body);
        return statements(node.as<If>()->orelse);
    case Kind::with:
    case Kind::async_with: return with_statement(*node.as<With>());
    case Kind::match: return match(*node.as<Match>());
    case Kind::raise: expression(node.as<Raise>()->exc); return expression(node.as<Raise>()->cause);
    case Kind::try_:
    case Kind::try_star: return try_statement(*node.as<Try>());
    case Kind::assert_: expression(node.as<Assert>()->test); return expression(node.as<Assert>()->msg);
    case Kind::import: return import_names(node.as<Import>()->names);
    case Kind::import_from: return import_from(*node.as<ImportFrom>());
    case Kind::global:
    case Kind::nonlocal: return declaration(*node.as<Global>());
    case Kind::expr: return expression(node.as<ExprStmt>()->value);
    case Kind::break_:
    case Kind::continue_: return leave_loop(node);
    default: return; // pass
    }
}

void Checker::open(Block kind, std::uint32_t line) {
    constexpr std::size_t alike_everywhere =
        15; // more blocks: 3.12 and 3.13 count differently, 3.12.1 crashes
    if (!unit_->blocks.push(kind)) fail(line, "too many statically nested blocks");
    if (unit_->blocks.depth() > alike_everywhere) dispute(line, "deeply nested blocks");
}

void Checker::block(Block kind, Stmts body, std::uint32_t line) {
    open(kind, line);
    statements(body);
    unit_->blocks.pop();
}

void Checker::return_statement(const Return& node) {
    expression(node.value);
    if (!unit_->is_function()) return fail(node.line, "'return' outside function");
    if (!unit_->blocks.can_return()) fail(node.line, "'return' cannot appear in an except* block");
    if (node.value && unit_->valued_return == 0) unit_->valued_return = node.line;
}

void Checker::leave_loop(const Stmt& node) {
    if (unit_->blocks.can_leave_loop()) return;
    fail(node.line, node.kind == Kind::break_ ? "'break' outside loop" : "'continue' not properly in loop");
}

void Checker::aug_assign(const AugAssign& node) {
    // CPython lets "x.__debug__ += 1" pass.
    if (node.target->kind == Kind::attribute)
        expression(node.target->as<Attribute>()->value);
    else
        expression(node.target);
    expression(node.value);
}

void Checker::ann_assign(const AnnAssign& node) {
    if (node.target->kind == Kind::name) {
        const std::string_view id = node.target->as<Name>()->id;
        if (scopes_) scopes_->annotate(id, node.simple, node.value != nullptr, node.line);
        forbid(id, Context::store, node.line);
    } else {
        expression(node.target);
        if (!node.value && node.target->kind == Kind::subscript)
            annotated_subscript(*node.target->as<Subscript>()->slice);
    }
    // Functions keep no annotations of their variables, so theirs are compiled to nothing.
    annotation(node.annotation, !unit_->is_function());
    expression(node.value);
}

// Without a value nothing is assigned: CPython compiles the parts of the subscript one by one, and never
// unpacks.
void Checker::annotated_subscript(const Expr& slice) {
    if (slice.kind == Kind::starred) fail(slice.line, "can't use starred expression here");
    if (slice.kind != Kind::tuple) return;
    for (const Expr* part : slice.as<Tuple>()->elts) annotated_subscript(*part);
}

void Checker::for_statement(const For& node) {
    if (node.kind == Kind::async_for && unit_->kind != Unit::Kind::async_function)
        fail(node.line, "'async for' outside async function");
    expression(node.target);
    expression(node.iter);
    block(Block::loop, node.body, node.line);
    statements(node.orelse);
}

void Checker::with_statement(const With& node) {
    if (node.kind == Kind::async_with && unit_->kind != Unit::Kind::async_function)
        fail(node.line, "'async with' outside async function");
    for (const WithItem& item : node.items) {
        expression(item.context_expr);
        open(Block::other, node.line);
        expression(item.optional_vars);
    }
    statements(node.body);
    for (std::size_t i = 0; i < node.items.size(); ++i) unit_->blocks.pop();
}

// With `finally` all the rest stands in a block of its own; so does the final body, once, for exceptions.
void Checker::try_statement(const Try& node) {
    const bool is_final = !node.finalbody.empty();
    if (is_final) open(Block::other, node.line);
    if (node.handlers.empty())
        statements(node.body);
    else
        block(Block::other, node.body, node.line);
    if (!node.handlers.empty() && !node.orelse.empty() && found_.ordered_try_line == 0)
        found_.ordered_try_line = node.line;
    if (!rules_.try_in_order) statements(node.orelse);
    handlers(node);
    if (rules_.try_in_order) statements(node.orelse);
    statements(node.finalbody);
    if (is_final) unit_->blocks.pop();
}

void Checker::handlers(const Try& node) {
    if (node.handlers.empty()) return;
    open(node.kind == Kind::try_star ? Block::except_star : Block::other, node.line);
    for (const ExceptHandler& handler : node.handlers) {
        if (!handler.type && &handler != &node.handlers.back())
            fail(handler.line, "default 'except:' must be last");
        expression(handler.type);
        // CPython 3.11 forgets its own error here, and another one comes up later, or none.
        if (handler.name == "__debug__") dispute(handler.line, "an exception named __debug__");
        if (!handler.name.empty()) bind(handler.name, handler.line);
        block(Block::other, handler.body, handler.line);
    }
    unit_->blocks.pop();
}

void Checker::import_names(std::span<const Alias> names) {
    for (const Alias& alias : names) {
        if (alias.name == "*") continue;
        const std::string_view first_part = alias.name.substr(0, alias.name.find('.'));
        const std::string_view name = alias.asname.empty() ? first_part : alias.asname;
        if (scopes_) scopes_->bind_import(name, alias.line);
        forbid(name, Context::store, alias.line);
    }
}

void Checker::import_from(const ImportFrom& node) {
    if (is_future_import(node)) {
        fail(node.line, "from __future__ imports must occur at the beginning of the file");
        if (node.level != 0) dispute(node.line, "a relative import of __future__");
    }
    if (node.names.front().name == "*" && unit_->kind != Unit::Kind::module)
        fail(node.line, "import * only allowed at module level");
    import_names(node.names);
}

void Checker::declaration(const Global& node) {
    found_.needs_scopes = true;
    if (!scopes_) return;
    const bool is_global = node.kind == Kind::global;
    for (const Identifier name : node.names)
        scopes_->declare(name, is_global ? Scopes::Declaration::global : Scopes::Declaration::nonlocal,
                         node.line);
}

void Checker::match(const Match& node) {
    expression(node.subject);
    for (const MatchCase& item : node.cases) {
        const bool is_last = &item == &node.cases.back();
        if (const auto refused = check_pattern(*item.pattern, item.guard || is_last))
            fail(refused->line, refused->message);
        pattern(*item.pattern);
        expression(item.guard);
        statements(item.body);
    }
}

} // namespace rezdex::syntax
