// Promise: Names, constants, and what stands in brackets: groups, tuples, displays and comprehensions.
#include "syntax/parser.h"

namespace rezdex::syntax {

bool Parser::starts_expression() const noexcept {
    switch (token_.kind) {
    case TokenKind::name:
    case TokenKind::number:
    case TokenKind::string:
    case TokenKind::left_paren:
    case TokenKind::left_bracket:
    case TokenKind::left_brace:
    case TokenKind::ellipsis:
    case TokenKind::plus:
    case TokenKind::minus:
    case TokenKind::tilde:
    case TokenKind::kw_false:
    case TokenKind::kw_none:
    case TokenKind::kw_true:
    case TokenKind::kw_await:
    case TokenKind::kw_lambda:
    case TokenKind::kw_not: return true;
    default: return false;
    }
}

Expr* Parser::atom() {
    switch (token_.kind) {
    case TokenKind::name: return name_atom();
    case TokenKind::number: return number();
    case TokenKind::string: return strings();
    case TokenKind::left_paren: return parenthesized();
    case TokenKind::left_bracket: return bracketed();
    case TokenKind::left_brace: return braced();
    case TokenKind::ellipsis: return keyword_constant(ConstantKind::ellipsis);
    case TokenKind::kw_none: return keyword_constant(ConstantKind::none);
    case TokenKind::kw_true: return keyword_constant(ConstantKind::true_);
    case TokenKind::kw_false: return keyword_constant(ConstantKind::false_);
    default: unexpected(); return broken();
    }
}

Expr* Parser::name_atom() {
    const Start begin = start();
    const Identifier id = identifier();
    Name* name = leaf<Name>(Kind::name, begin);
    name->id = id;
    return name;
}

Expr* Parser::keyword_constant(ConstantKind kind) {
    const Start begin = start();
    advance();
    Constant* constant = leaf<Constant>(Kind::constant, begin);
    constant->constant = kind;
    return constant;
}

Expr* Parser::parenthesized() {
    const Nest nest(*this);
    const Start begin = start();
    advance();
    if (at(TokenKind::right_paren)) {
        advance();
        Tuple* tuple = leaf<Tuple>(Kind::tuple, begin);
        tuple->parenthesized = true;
        return tuple;
    }
    return inside_parentheses(begin, TokenKind::right_paren);
}

// What follows '(': a group, a tuple or a generator expression. In an f-string there is no ')', but the end.
Expr* Parser::inside_parentheses(Start start, TokenKind closing) {
    if (at(TokenKind::kw_yield)) {
        Expr* yield = yield_expression();
        expect(closing);
        yield->parenthesized = true;
        return yield;
    }
    Expr* first = star_named_expression();
    if (at_comprehension()) return comprehension(Kind::generator_exp, start, first, closing);
    if (at(TokenKind::comma)) {
        Expr* tuple = tuple_from(start, first, &Parser::star_named_expression);
        expect(closing);
        tuple->end = previous_end_;
        tuple->parenthesized = true;
        return tuple;
    }
    if (first->kind == Kind::starred) fail("cannot use starred expression here");
    expect(closing);
    first->parenthesized = true;
    return first;
}

Expr* Parser::bracketed() {
    const Nest nest(*this);
    const Start begin = start();
    advance();
    ExprItems items(arena_);
    while (!accept(TokenKind::right_bracket)) {
        Expr* item = star_named_expression();
        if (items.size() == 0 && at_comprehension())
            return comprehension(Kind::list_comp, begin, item, TokenKind::right_bracket);
        items.push(item);
        if (accept(TokenKind::comma)) continue;
        expect(TokenKind::right_bracket);
        break;
    }
    List* list = node<List>(Kind::list, begin);
    list->elts = items.finish();
    return list;
}

Expr* Parser::braced() {
    const Nest nest(*this);
    const Start begin = start();
    advance();
    if (at(TokenKind::right_brace) || at(TokenKind::double_star)) return dict_from(begin, nullptr);
    Expr* first = star_named_expression();
    const bool key =
        first->kind != Kind::starred && (first->kind != Kind::named_expr || first->parenthesized);
    if (key && at(TokenKind::colon)) return dict_from(begin, first);
    return set_from(begin, first);
}

Expr* Parser::set_from(Start start, Expr* first) {
    const auto note_walrus = [this](const Expr* item) {
        if (item->kind == Kind::named_expr && !item->parenthesized)
            findings_.dispute(item->line, "':=' without parentheses in a set");
    };
    note_walrus(first);
    if (at_comprehension()) return comprehension(Kind::set_comp, start, first, TokenKind::right_brace);
    ExprItems items(arena_);
    items.push(first);
    while (accept(TokenKind::comma) && !at(TokenKind::right_brace)) {
        items.push(star_named_expression());
        note_walrus(items.items().back());
    }
    expect(TokenKind::right_brace);
    Set* set = node<Set>(Kind::set, start);
    set->elts = items.finish();
    return set;
}

// `first_key` was read, and the token is its colon; or null at the first pair.
Expr* Parser::dict_from(Start start, Expr* first_key) {
    ExprItems keys(arena_);
    ExprItems values(arena_);
    while (!at(TokenKind::right_brace)) {
        if (first_key == nullptr && accept(TokenKind::double_star)) {
            keys.push(nullptr);
            values.push(bitwise_or());
        } else {
            keys.push(first_key != nullptr ? first_key : expression());
            first_key = nullptr;
            expect(TokenKind::colon);
            values.push(expression());
            if (keys.size() == 1 && at_comprehension()) {
                const Comprehensions generators = comprehension_clauses();
                expect(TokenKind::right_brace);
                DictComp* dict = node<DictComp>(Kind::dict_comp, start);
                dict->key = keys.items()[0];
                dict->value = values.items()[0];
                dict->generators = generators;
                return dict;
            }
        }
        if (!accept(TokenKind::comma)) break;
    }
    expect(TokenKind::right_brace);
    Dict* dict = node<Dict>(Kind::dict, start);
    dict->keys = keys.finish();
    dict->values = values.finish();
    return dict;
}

Expr* Parser::comprehension(Kind kind, Start start, Expr* element, TokenKind closing) {
    if (element->kind == Kind::starred) fail("iterable unpacking cannot be used in comprehension");
    const Comprehensions generators = comprehension_clauses();
    expect(closing);
    ListComp* comprehension = node<ListComp>(kind, start);
    comprehension->elt = element;
    comprehension->generators = generators;
    return comprehension;
}

Comprehensions Parser::comprehension_clauses() {
    Items<Comprehension*, 2> clauses(arena_);
    while (at_comprehension()) {
        Comprehension* clause = arena_.make<Comprehension>();
        clause->is_async = accept(TokenKind::kw_async);
        expect(TokenKind::kw_for);
        clause->target = star_targets();
        expect(TokenKind::kw_in);
        clause->iter = disjunction();
        ExprItems ifs(arena_);
        while (accept(TokenKind::kw_if)) ifs.push(disjunction());
        clause->ifs = ifs.finish();
        clauses.push(clause);
    }
    return clauses.finish();
}

} // namespace rezdex::syntax
