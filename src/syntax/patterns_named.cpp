// Promise: the patterns of `case` that begin with a name, and mappings.
#include "syntax/parser.h"

namespace rezdex::syntax {

namespace {

constexpr std::string_view wildcard = "_";

} // namespace

// A name to bind; `_` is none.
Identifier Parser::capture_target() {
    if (is_soft_keyword(wildcard)) unexpected();
    const Identifier name = identifier();
    if (at(TokenKind::dot) || at(TokenKind::left_paren) || at(TokenKind::equal)) unexpected();
    return name;
}

// Empty for `_`.
Identifier Parser::capture_or_wildcard() {
    if (!is_soft_keyword(wildcard)) return capture_target();
    advance();
    return {};
}

// A capture, the wildcard, a dotted value or a class.
Pattern* Parser::name_pattern() {
    const Start begin = start();
    if (is_soft_keyword(wildcard)) {
        advance();
        return leaf<MatchAs>(Kind::match_as, begin);
    }
    Expr* name = name_atom();
    Expr* value = dotted_expression(begin, name);
    if (at(TokenKind::left_paren)) return class_pattern(begin, value);
    if (at(TokenKind::equal)) unexpected();
    if (value->kind == Kind::attribute) {
        MatchValue* match = node<MatchValue>(Kind::match_value, begin);
        match->value = value;
        return match;
    }
    if (value->kind != Kind::name) return broken_pattern();
    MatchAs* capture = leaf<MatchAs>(Kind::match_as, begin);
    capture->name = value->as<Name>()->id;
    return capture;
}

// value ('.' name)*
Expr* Parser::dotted_expression(Start start, Expr* value) {
    while (accept(TokenKind::dot)) {
        const Identifier attr = identifier();
        Attribute* attribute = node<Attribute>(Kind::attribute, start);
        attribute->value = value;
        attribute->attr = attr;
        value = attribute;
    }
    return value;
}

// At '(': positional patterns, then keyword patterns.
Pattern* Parser::class_pattern(Start start, Expr* cls) {
    advance();
    Items<Pattern*> positional(arena_);
    Items<Identifier, 4> attributes(arena_);
    Items<Pattern*> keywords(arena_);
    while (!at(TokenKind::right_paren)) {
        if (at(TokenKind::name) && next_is_equal()) {
            attributes.push(identifier());
            advance();
            keywords.push(pattern());
        } else {
            if (attributes.size() != 0) fail("positional patterns follow keyword patterns");
            positional.push(pattern());
        }
        if (!accept(TokenKind::comma)) break;
    }
    expect(TokenKind::right_paren);
    MatchClass* match = node<MatchClass>(Kind::match_class, start);
    match->cls = cls;
    match->patterns = positional.finish();
    match->kwd_attrs = attributes.finish();
    match->kwd_patterns = keywords.finish();
    return match;
}

bool Parser::next_is_equal() const {
    Findings ignored;
    Lexer ahead = *lexer_;
    ahead.report_to(ignored);
    return ahead.next().kind == TokenKind::equal;
}

Pattern* Parser::mapping_pattern() {
    const Start begin = start();
    advance();
    ExprItems keys(arena_);
    Items<Pattern*> values(arena_);
    Identifier rest;
    while (!at(TokenKind::right_brace) && rest.empty()) {
        if (accept(TokenKind::double_star)) {
            rest = capture_target();
        } else {
            keys.push(mapping_key());
            expect(TokenKind::colon);
            values.push(pattern());
        }
        if (!accept(TokenKind::comma)) break;
    }
    expect(TokenKind::right_brace);
    MatchMapping* mapping = node<MatchMapping>(Kind::match_mapping, begin);
    mapping->keys = keys.finish();
    mapping->patterns = values.finish();
    mapping->rest = rest;
    return mapping;
}

// A literal or a dotted name.
Expr* Parser::mapping_key() {
    const Part part(*this);
    const Start begin = start();
    switch (token_.kind) {
    case TokenKind::kw_none: return keyword_constant(ConstantKind::none);
    case TokenKind::kw_true: return keyword_constant(ConstantKind::true_);
    case TokenKind::kw_false: return keyword_constant(ConstantKind::false_);
    case TokenKind::name: break;
    default: return literal_pattern_expression();
    }
    Expr* name = name_atom();
    if (!at(TokenKind::dot)) unexpected();
    return dotted_expression(begin, name);
}

} // namespace rezdex::syntax
