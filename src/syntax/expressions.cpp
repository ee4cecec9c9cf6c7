// Promise: expressions of syntax/parser.h that hold others of any kind: tuples, stars, `:=`, `yield`, `if`,
// `lambda`.
#include <array>

#include "syntax/parser.h"

namespace rezdex::syntax {
namespace {

// Whether an expression that begins with an atom may go on with this token.
constexpr bool goes_on(TokenKind kind) noexcept {
    switch (kind) {
    case TokenKind::dot:
    case TokenKind::left_paren:
    case TokenKind::left_bracket:
    case TokenKind::kw_if:
    case TokenKind::kw_or:
    case TokenKind::kw_and:
    case TokenKind::kw_not:
    case TokenKind::kw_in:
    case TokenKind::kw_is: return true;
    default: return kind >= TokenKind::plus && kind <= TokenKind::greater_equal;
    }
}

constexpr std::array<bool, 256> goes_on_table = [] {
    std::array<bool, 256> table{};
    for (std::size_t kind = 0; kind < 256; ++kind) table[kind] = goes_on(static_cast<TokenKind>(kind));
    return table;
}();

} // namespace

// first (',' element)* [','], where a comma makes a tuple.
Expr* Parser::tuple_from(Start start, Expr* first, Expr* (Parser::*element)()) {
    if (!at(TokenKind::comma)) return first;
    ExprItems items(arena_);
    items.push(first);
    while (accept(TokenKind::comma) && (starts_expression() || at(TokenKind::star)))
        items.push((this->*element)());
    Tuple* tuple = node<Tuple>(Kind::tuple, start);
    tuple->elts = items.finish();
    return tuple;
}

Expr* Parser::star_expressions() {
    const Part part(*this);
    const Start begin = start();
    return tuple_from(begin, star_expression(), &Parser::star_expression);
}

Expr* Parser::star_expression() { return at(TokenKind::star) ? starred(&Parser::bitwise_or) : expression(); }

Expr* Parser::star_named_expression() {
    return at(TokenKind::star) ? starred(&Parser::bitwise_or) : named_expression();
}

Expr* Parser::starred(Expr* (Parser::*inner)()) {
    const Part part(*this);
    const Start begin = start();
    advance();
    Expr* value = (this->*inner)();
    Starred* star = node<Starred>(Kind::starred, begin);
    star->value = value;
    return star;
}

Expr* Parser::named_expression() {
    const Part part(*this);
    const Start begin = start();
    Expr* target = expression();
    if (!at(TokenKind::colon_equal) || target->kind != Kind::name || target->parenthesized) return target;
    advance();
    target->context = Context::store;
    Expr* value = expression();
    NamedExpr* named = node<NamedExpr>(Kind::named_expr, begin);
    named->target = target;
    named->value = value;
    return named;
}

Expr* Parser::yield_or_star_expressions() {
    return at(TokenKind::kw_yield) ? yield_expression() : star_expressions();
}

Expr* Parser::yield_expression() {
    const Part part(*this);
    const Start begin = start();
    advance();
    const bool from = accept(TokenKind::kw_from);
    Expr* value = nullptr;
    if (from)
        value = expression();
    else if (starts_expression() || at(TokenKind::star))
        value = star_expressions();
    Yield* yield = node<Yield>(from ? Kind::yield_from : Kind::yield, begin);
    yield->value = value;
    return yield;
}

// A lambda, or disjunction ['if' disjunction 'else' expression].
Expr* Parser::expression() {
    const Part part(*this);
    const Start begin = start();
    Expr* first = nullptr;
    if (at(TokenKind::name) || at(TokenKind::string) || at(TokenKind::number)) {
        first = atom();
        if (!goes_on_table[static_cast<std::size_t>(token_.kind)]) return first;
    } else if (at(TokenKind::kw_lambda)) {
        return lambda();
    }
    Expr* body = disjunction(first);
    if (!accept(TokenKind::kw_if)) return body;
    Expr* test = disjunction();
    expect(TokenKind::kw_else);
    Expr* orelse = nested(&Parser::expression);
    IfExp* conditional = node<IfExp>(Kind::if_exp, begin);
    conditional->test = test;
    conditional->body = body;
    conditional->orelse = orelse;
    return conditional;
}

Expr* Parser::lambda() {
    const Nest nest(*this);
    const Start begin = start();
    advance();
    Arguments* args = parameters(false, TokenKind::colon);
    expect(TokenKind::colon);
    Expr* body = expression();
    Lambda* lambda = node<Lambda>(Kind::lambda, begin);
    lambda->args = args;
    lambda->body = body;
    return lambda;
}

} // namespace rezdex::syntax
