// Promise: what stands in the brackets of calls, classes and subscripts.
#include "syntax/parser.h"

namespace rezdex::syntax {

Expr* Parser::call(Start start, Expr* function) {
    CallArguments arguments(arena_);
    const Start bracket = this->start();
    advance();
    call_arguments(arguments, &bracket);
    Call* call = node<Call>(Kind::call, start);
    call->func = function;
    call->args = arguments.args.finish();
    call->keywords = arguments.keywords.finish();
    return call;
}

// Up to and with ')'. `bracket`: the place of '(', where a lone generator expression needs no brackets of its
// own.
void Parser::call_arguments(CallArguments& into, const Start* bracket) {
    const Nest nest(*this);
    while (!at(TokenKind::right_paren)) {
        call_argument(into);
        const bool lone = into.args.size() == 1 && into.keywords.size() == 0;
        if (bracket != nullptr && lone && at_comprehension()) {
            Expr*& element = into.args.items()[0];
            element = comprehension(Kind::generator_exp, *bracket, element, TokenKind::right_paren);
            return;
        }
        if (!accept(TokenKind::comma)) break;
    }
    expect(TokenKind::right_paren);
}

void Parser::call_argument(CallArguments& into) {
    const Start begin = start();
    if (at(TokenKind::star)) {
        if (into.double_star) fail("iterable argument unpacking follows keyword argument unpacking");
        into.args.push(starred(&Parser::expression));
        return;
    }
    if (accept(TokenKind::double_star)) {
        into.double_star = true;
        into.keywords.push(arena_.make<Keyword>(Identifier(), expression(), begin.line));
        return;
    }
    Expr* value = named_expression();
    if (at(TokenKind::equal) && value->kind == Kind::name && !value->parenthesized) {
        advance();
        into.keywords.push(arena_.make<Keyword>(value->as<Name>()->id, expression(), begin.line));
        return;
    }
    if (into.keywords.size() != 0) fail("positional argument follows keyword argument");
    into.args.push(value);
}

Expr* Parser::subscript(Start start, Expr* value) {
    Expr* index = nested(&Parser::subscript_index);
    Subscript* subscript = node<Subscript>(Kind::subscript, start);
    subscript->value = value;
    subscript->slice = index;
    return subscript;
}

// '[' slices ']'
Expr* Parser::subscript_index() {
    advance();
    const Start begin = start();
    Expr* index = slice_or_starred();
    if (at(TokenKind::comma) || index->kind == Kind::starred) {
        ExprItems items(arena_);
        items.push(index);
        while (accept(TokenKind::comma) && !at(TokenKind::right_bracket)) items.push(slice_or_starred());
        Tuple* tuple = node<Tuple>(Kind::tuple, begin);
        tuple->elts = items.finish();
        index = tuple;
    }
    expect(TokenKind::right_bracket);
    return index;
}

Expr* Parser::slice_or_starred() {
    const Part part(*this);
    const Start begin = start();
    if (at(TokenKind::star)) {
        findings_.dispute(begin.line, "a starred expression in a subscript");
        return starred(&Parser::expression);
    }
    if (at(TokenKind::colon)) return slice_from(begin, nullptr);
    Expr* index = named_expression();
    if (index->kind == Kind::named_expr && !index->parenthesized) {
        findings_.dispute(begin.line, "':=' without parentheses in a subscript");
        return index;
    }
    return at(TokenKind::colon) ? slice_from(begin, index) : index;
}

// ':' [expression] [':' [expression]]
Expr* Parser::slice_from(Start start, Expr* lower) {
    expect(TokenKind::colon);
    Expr* upper = starts_expression() ? expression() : nullptr;
    Expr* step = accept(TokenKind::colon) && starts_expression() ? expression() : nullptr;
    Slice* slice = node<Slice>(Kind::slice, start);
    slice->lower = lower;
    slice->upper = upper;
    slice->step = step;
    return slice;
}

} // namespace rezdex::syntax
