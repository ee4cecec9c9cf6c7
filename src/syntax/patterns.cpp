// Promise: the patterns of `case`.
#include "syntax/parser.h"

namespace rezdex::syntax {
namespace {

bool is_imaginary(const Expr* number) {
    if (number->kind == Kind::unary_op) number = number->as<UnaryOp>()->operand;
    return number->kind == Kind::constant && number->as<Constant>()->constant == ConstantKind::imaginary;
}

} // namespace

// An open sequence, such as `a, *b`, or one pattern.
Pattern* Parser::patterns() {
    const Part part(*this);
    const Start begin = start();
    Pattern* first = maybe_star_pattern();
    if (at(TokenKind::comma)) return sequence_from(begin, first, TokenKind::error);
    if (first->kind == Kind::match_star) unexpected();
    return first;
}

// first (',' pattern)* [','] and the closing bracket; TokenKind::error: an open sequence has none.
Pattern* Parser::sequence_from(Start start, Pattern* first, TokenKind closing) {
    Items<Pattern*> items(arena_);
    if (first != nullptr) items.push(first);
    while (accept(TokenKind::comma) && !at(closing) && !at(TokenKind::colon) && !at(TokenKind::kw_if))
        items.push(maybe_star_pattern());
    if (closing != TokenKind::error) expect(closing);
    MatchSequence* sequence = node<MatchSequence>(Kind::match_sequence, start);
    sequence->patterns = items.finish();
    return sequence;
}

Pattern* Parser::maybe_star_pattern() {
    const Part part(*this);
    const Start begin = start();
    if (!accept(TokenKind::star)) return pattern();
    const Identifier name = capture_or_wildcard();
    MatchStar* star = leaf<MatchStar>(Kind::match_star, begin);
    star->name = name;
    return star;
}

// or_pattern ['as' name]
Pattern* Parser::pattern() {
    const Nest nest(*this);
    const Start begin = start();
    Pattern* inner = or_pattern();
    if (!accept(TokenKind::kw_as)) return inner;
    const Identifier name = capture_target();
    MatchAs* as = node<MatchAs>(Kind::match_as, begin);
    as->pattern = inner;
    as->name = name;
    return as;
}

Pattern* Parser::or_pattern() {
    const Part part(*this);
    const Start begin = start();
    Pattern* first = closed_pattern();
    if (!at(TokenKind::pipe)) return first;
    Items<Pattern*> alternatives(arena_);
    alternatives.push(first);
    while (accept(TokenKind::pipe)) alternatives.push(closed_pattern());
    MatchOr* or_pattern = node<MatchOr>(Kind::match_or, begin);
    or_pattern->patterns = alternatives.finish();
    return or_pattern;
}

Pattern* Parser::closed_pattern() {
    const Part part(*this);
    const Start begin = start();
    switch (token_.kind) {
    case TokenKind::name: return name_pattern();
    case TokenKind::left_brace: return mapping_pattern();
    case TokenKind::kw_none: return singleton_pattern(ConstantKind::none);
    case TokenKind::kw_true: return singleton_pattern(ConstantKind::true_);
    case TokenKind::kw_false: return singleton_pattern(ConstantKind::false_);
    case TokenKind::left_paren: return group_or_sequence_pattern();
    case TokenKind::left_bracket: {
        advance();
        Pattern* first = at(TokenKind::right_bracket) ? nullptr : maybe_star_pattern();
        return sequence_from(begin, first, TokenKind::right_bracket);
    }
    default: break;
    }
    Expr* literal = literal_pattern_expression();
    MatchValue* value = node<MatchValue>(Kind::match_value, begin);
    value->value = literal;
    return value;
}

Pattern* Parser::singleton_pattern(ConstantKind constant) {
    const Start begin = start();
    advance();
    MatchSingleton* singleton = leaf<MatchSingleton>(Kind::match_singleton, begin);
    singleton->value = constant;
    return singleton;
}

// At '(': a pattern in brackets, or a sequence.
Pattern* Parser::group_or_sequence_pattern() {
    const Start begin = start();
    advance();
    if (at(TokenKind::right_paren)) return sequence_from(begin, nullptr, TokenKind::right_paren);
    Pattern* first = maybe_star_pattern();
    if (at(TokenKind::comma)) return sequence_from(begin, first, TokenKind::right_paren);
    if (first->kind == Kind::match_star) unexpected();
    expect(TokenKind::right_paren);
    return first;
}

// A number with its sign, a complex number, or strings.
Expr* Parser::literal_pattern_expression() {
    if (at(TokenKind::string)) return strings();
    const Part part(*this);
    const Start begin = start();
    Expr* real = signed_number();
    if (!at(TokenKind::plus) && !at(TokenKind::minus)) return real;
    const BinaryOperator op = at(TokenKind::plus) ? BinaryOperator::add : BinaryOperator::sub;
    advance();
    if (is_imaginary(real)) fail("real number required in complex literal");
    Expr* imaginary = plain_number();
    if (!is_imaginary(imaginary)) fail("imaginary number required in complex literal");
    BinOp* complex = node<BinOp>(Kind::bin_op, begin);
    complex->op = op;
    complex->left = real;
    complex->right = imaginary;
    return complex;
}

// ['-'] number
Expr* Parser::signed_number() {
    const Start begin = start();
    if (!accept(TokenKind::minus)) return plain_number();
    Expr* value = plain_number();
    UnaryOp* negative = node<UnaryOp>(Kind::unary_op, begin);
    negative->op = UnaryOperator::usub;
    negative->operand = value;
    return negative;
}

Expr* Parser::plain_number() {
    if (at(TokenKind::number)) return number();
    unexpected();
    return broken();
}

} // namespace rezdex::syntax
