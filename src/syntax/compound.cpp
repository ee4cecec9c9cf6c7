// Promise: compound statements but `try` and `match`.
#include "syntax/parser.h"
#include "syntax/parser_place.h"

namespace rezdex::syntax {

void Parser::statement(Bodies& into) {
    Stmt* compound = nullptr;
    {
        const Part part(*this);
        compound = compound_statement();
    }
    if (compound != nullptr)
        into.push(compound);
    else
        simple_statements(into);
}

// Null: none begins here.
Stmt* Parser::compound_statement() {
    switch (token_.kind) {
    case TokenKind::kw_if: return if_statement();
    case TokenKind::kw_while: return while_statement();
    case TokenKind::kw_for: return for_statement(start(), false);
    case TokenKind::kw_try: return try_statement();
    case TokenKind::kw_with: return with_statement(start(), false);
    case TokenKind::kw_def: return function_statement(start(), false, {});
    case TokenKind::kw_class: return class_statement({});
    case TokenKind::kw_async: return async_statement();
    case TokenKind::at: return decorated();
    case TokenKind::name: return is_soft_keyword("match") ? match_statement() : nullptr;
    default: return nullptr;
    }
}

// ':' and simple statements on the line, or an indented block
Stmts Parser::block() {
    const Nest nest(*this);
    expect(TokenKind::colon);
    Bodies body(arena_);
    if (!accept(TokenKind::newline)) {
        simple_statements(body);
        return body.finish();
    }
    expect(TokenKind::indent);
    while (!at(TokenKind::dedent) && !findings_.failed()) statement(body);
    expect(TokenKind::dedent);
    return body.finish();
}

Stmts Parser::else_block() { return accept(TokenKind::kw_else) ? block() : Stmts(); }

// Also at `elif`, which is an `if` in the `else` of the one before.
Stmt* Parser::if_statement() {
    const Start begin = start();
    advance();
    Expr* test = named_expression();
    const Stmts body = block();
    Stmts orelse;
    if (at(TokenKind::kw_elif)) {
        const Nest nest(*this);
        Stmt* const elif[] = {if_statement()};
        orelse = arena_.copy(std::span<Stmt* const>(elif));
    } else {
        orelse = else_block();
    }
    If* statement = node<If>(Kind::if_, begin);
    statement->test = test;
    statement->body = body;
    statement->orelse = orelse;
    return statement;
}

Stmt* Parser::while_statement() {
    const Start begin = start();
    advance();
    Expr* test = named_expression();
    const Stmts body = block();
    const Stmts orelse = else_block();
    While* statement = node<While>(Kind::while_, begin);
    statement->test = test;
    statement->body = body;
    statement->orelse = orelse;
    return statement;
}

Stmt* Parser::for_statement(Start start, bool async) {
    advance();
    Expr* target = star_targets();
    expect(TokenKind::kw_in);
    Expr* iter = star_expressions();
    const Stmts body = block();
    const Stmts orelse = else_block();
    For* statement = node<For>(async ? Kind::async_for : Kind::for_, start);
    statement->target = target;
    statement->iter = iter;
    statement->body = body;
    statement->orelse = orelse;
    return statement;
}

Stmt* Parser::with_statement(Start start, bool async) {
    advance();
    Items<WithItem, 4> items(arena_);
    if (!at(TokenKind::left_paren) || !parenthesized_with_items(items)) {
        do items.push(with_item());
        while (accept(TokenKind::comma));
    }
    const Stmts body = block();
    With* statement = node<With>(async ? Kind::async_with : Kind::with, start);
    statement->items = items.finish();
    statement->body = body;
    return statement;
}

// '(' items [','] ')' before ':'. False, and nothing read, where the bracket belongs to an expression.
bool Parser::parenthesized_with_items(Items<WithItem, 4>& items) {
    const Place before = place();
    advance();
    bool comma = false;
    do items.push(with_item());
    while ((comma = accept(TokenKind::comma)) && !at(TokenKind::right_paren));
    expect(TokenKind::right_paren);
    if (at(TokenKind::colon)) {
        if (comma || items.size() > 1 || items.items()[0].optional_vars != nullptr)
            findings_.dispute(before.token.line, "with items in parentheses");
        return true;
    }
    if (findings_.reason == Reason::limit_nesting || findings_.reason == Reason::limit_memory) return true;
    go_back(before);
    items.clear();
    return false;
}

// expression ['as' target]
WithItem Parser::with_item() {
    Expr* context = expression();
    return {context, accept(TokenKind::kw_as) ? star_target() : nullptr};
}

} // namespace rezdex::syntax
