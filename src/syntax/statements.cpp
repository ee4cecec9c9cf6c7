// Promise: simple statements.
#include "syntax/parser.h"

namespace rezdex::syntax {

// simple_statement (';' simple_statement)* [';'] NEWLINE
void Parser::simple_statements(Bodies& into) {
    into.push(simple_statement());
    while (accept(TokenKind::semicolon) && !at(TokenKind::newline)) into.push(simple_statement());
    expect(TokenKind::newline);
}

Stmt* Parser::simple_statement() {
    const Part part(*this);
    switch (token_.kind) {
    case TokenKind::kw_pass: return bare(Kind::pass);
    case TokenKind::kw_break: return bare(Kind::break_);
    case TokenKind::kw_continue: return bare(Kind::continue_);
    case TokenKind::kw_return: return return_statement();
    case TokenKind::kw_raise: return raise_statement();
    case TokenKind::kw_del: return del_statement();
    case TokenKind::kw_assert: return assert_statement();
    case TokenKind::kw_global: return scope_statement(Kind::global);
    case TokenKind::kw_nonlocal: return scope_statement(Kind::nonlocal);
    case TokenKind::kw_import: return import_statement();
    case TokenKind::kw_from: return import_from_statement();
    default: return expression_statement();
    }
}

Stmt* Parser::bare(Kind kind) {
    const Start begin = start();
    advance();
    return leaf<Stmt>(kind, begin);
}

Stmt* Parser::expression_statement() {
    const Start begin = start();
    Expr* first = yield_or_star_expressions();
    if (at(TokenKind::equal)) return assignment(begin, first);
    if (token_.kind >= TokenKind::plus_equal && token_.kind <= TokenKind::double_slash_equal)
        return augmented_assignment(begin, first);
    if (at(TokenKind::colon)) return annotated_assignment(begin, first);
    // Python 3.12 knows `type X = …`.
    if (at(TokenKind::name) && first->kind == Kind::name && first->as<Name>()->id == "type")
        findings_.dispute(begin.line, "a type statement");
    ExprStmt* statement = node<ExprStmt>(Kind::expr, begin);
    statement->value = first;
    return statement;
}

// first ('=' (yield_expression | star_expressions))+
Stmt* Parser::assignment(Start start, Expr* first) {
    Items<Expr*, 4> targets(arena_);
    Expr* value = first;
    while (accept(TokenKind::equal)) {
        to_target(value, Context::store);
        targets.push(value);
        value = yield_or_star_expressions();
    }
    Assign* assignment = node<Assign>(Kind::assign, start);
    assignment->targets = targets.finish();
    assignment->value = value;
    return assignment;
}

Stmt* Parser::augmented_assignment(Start start, Expr* target) {
    to_single_target(target);
    const auto op =
        static_cast<BinaryOperator>(static_cast<int>(token_.kind) - static_cast<int>(TokenKind::plus_equal));
    advance();
    Expr* value = yield_or_star_expressions();
    AugAssign* assignment = node<AugAssign>(Kind::aug_assign, start);
    assignment->target = target;
    assignment->op = op;
    assignment->value = value;
    return assignment;
}

Stmt* Parser::annotated_assignment(Start start, Expr* target) {
    to_single_target(target);
    advance();
    Expr* annotation = expression();
    Expr* value = accept(TokenKind::equal) ? yield_or_star_expressions() : nullptr;
    AnnAssign* assignment = node<AnnAssign>(Kind::ann_assign, start);
    assignment->target = target;
    assignment->annotation = annotation;
    assignment->value = value;
    assignment->simple = target->kind == Kind::name && !target->parenthesized;
    return assignment;
}

Stmt* Parser::return_statement() {
    const Start begin = start();
    advance();
    Expr* value = starts_expression() || at(TokenKind::star) ? star_expressions() : nullptr;
    Return* statement = node<Return>(Kind::return_, begin);
    statement->value = value;
    return statement;
}

Stmt* Parser::raise_statement() {
    const Start begin = start();
    advance();
    Expr* exception = starts_expression() ? expression() : nullptr;
    Expr* cause = exception != nullptr && accept(TokenKind::kw_from) ? expression() : nullptr;
    Raise* statement = node<Raise>(Kind::raise, begin);
    statement->exc = exception;
    statement->cause = cause;
    return statement;
}

Stmt* Parser::del_statement() {
    const Start begin = start();
    advance();
    ExprItems targets(arena_);
    do {
        Expr* target = primary();
        to_target(target, Context::del);
        targets.push(target);
    } while (accept(TokenKind::comma) && starts_expression());
    Delete* statement = node<Delete>(Kind::delete_, begin);
    statement->targets = targets.finish();
    return statement;
}

Stmt* Parser::assert_statement() {
    const Start begin = start();
    advance();
    Expr* test = expression();
    Expr* message = accept(TokenKind::comma) ? expression() : nullptr;
    Assert* statement = node<Assert>(Kind::assert_, begin);
    statement->test = test;
    statement->msg = message;
    return statement;
}

// `global` or `nonlocal`, and names.
Stmt* Parser::scope_statement(Kind kind) {
    const Start begin = start();
    advance();
    Items<Identifier, 4> names(arena_);
    do names.push(identifier());
    while (accept(TokenKind::comma));
    Global* statement = leaf<Global>(kind, begin);
    statement->names = names.finish();
    return statement;
}

} // namespace rezdex::syntax
