// Promise: expressions made with operators, from `or` down to calls, subscripts and attributes.
#include "syntax/parser.h"

namespace rezdex::syntax {
namespace {

constexpr int not_binary = 0;

// How strongly a binary operator binds; ** is not among them (Parser::power).
constexpr int precedence(TokenKind kind) noexcept {
    switch (kind) {
    case TokenKind::pipe: return 1;
    case TokenKind::caret: return 2;
    case TokenKind::ampersand: return 3;
    case TokenKind::left_shift:
    case TokenKind::right_shift: return 4;
    case TokenKind::plus:
    case TokenKind::minus: return 5;
    case TokenKind::star:
    case TokenKind::slash:
    case TokenKind::double_slash:
    case TokenKind::percent:
    case TokenKind::at: return 6;
    default: return not_binary;
    }
}

} // namespace

Expr* Parser::disjunction(Expr* first) {
    const Part part(*this);
    const Start begin = start_of(first, start());
    Expr* value = conjunction(first);
    if (!at(TokenKind::kw_or)) return value;
    ExprItems values(arena_);
    values.push(value);
    while (accept(TokenKind::kw_or)) values.push(conjunction(nullptr));
    BoolOp* disjunction = node<BoolOp>(Kind::bool_op, begin);
    disjunction->op = BoolOperator::or_;
    disjunction->values = values.finish();
    return disjunction;
}

Expr* Parser::conjunction(Expr* first) {
    const Part part(*this);
    const Start begin = start_of(first, start());
    Expr* value = inversion(first);
    if (!at(TokenKind::kw_and)) return value;
    ExprItems values(arena_);
    values.push(value);
    while (accept(TokenKind::kw_and)) values.push(inversion(nullptr));
    BoolOp* conjunction = node<BoolOp>(Kind::bool_op, begin);
    conjunction->op = BoolOperator::and_;
    conjunction->values = values.finish();
    return conjunction;
}

Expr* Parser::inversion(Expr* first) {
    if (first != nullptr || !at(TokenKind::kw_not)) return comparison(first);
    const Nest nest(*this);
    const Start begin = start();
    advance();
    Expr* operand = inversion(nullptr);
    UnaryOp* inversion = node<UnaryOp>(Kind::unary_op, begin);
    inversion->op = UnaryOperator::not_;
    inversion->operand = operand;
    return inversion;
}

bool Parser::accept_comparison(CompareOperator& op) {
    if (token_.kind >= TokenKind::equal_equal && token_.kind <= TokenKind::greater_equal) {
        op = static_cast<CompareOperator>(static_cast<int>(token_.kind) -
                                          static_cast<int>(TokenKind::equal_equal));
        advance();
        return true;
    }
    if (accept(TokenKind::kw_in)) {
        op = CompareOperator::in;
        return true;
    }
    if (accept(TokenKind::kw_is)) {
        op = accept(TokenKind::kw_not) ? CompareOperator::is_not : CompareOperator::is;
        return true;
    }
    if (!accept(TokenKind::kw_not)) return false;
    expect(TokenKind::kw_in);
    op = CompareOperator::not_in;
    return true;
}

Expr* Parser::comparison(Expr* first) {
    const Part part(*this);
    const Start begin = start_of(first, start());
    Expr* left = binary(1, first);
    CompareOperator op;
    if (!accept_comparison(op)) return left;
    Items<CompareOperator> ops(arena_);
    ExprItems comparators(arena_);
    do {
        ops.push(op);
        comparators.push(bitwise_or());
    } while (accept_comparison(op));
    Compare* comparison = node<Compare>(Kind::compare, begin);
    comparison->left = left;
    comparison->ops = ops.finish();
    comparison->comparators = comparators.finish();
    return comparison;
}

Expr* Parser::binary(int lowest, Expr* first) {
    const Part part(*this);
    const Start begin = start_of(first, start());
    Expr* left = unary(first);
    for (;;) {
        const int strength = precedence(token_.kind);
        if (strength < lowest || strength == not_binary) return left;
        const auto op =
            static_cast<BinaryOperator>(static_cast<int>(token_.kind) - static_cast<int>(TokenKind::plus));
        advance();
        Expr* right = binary(strength + 1, nullptr);
        BinOp* operation = node<BinOp>(Kind::bin_op, begin);
        operation->op = op;
        operation->left = left;
        operation->right = right;
        left = operation;
    }
}

Expr* Parser::unary(Expr* first) {
    UnaryOperator op;
    if (first != nullptr) return power(first);
    if (at(TokenKind::minus))
        op = UnaryOperator::usub;
    else if (at(TokenKind::plus))
        op = UnaryOperator::uadd;
    else if (at(TokenKind::tilde))
        op = UnaryOperator::invert;
    else
        return power(nullptr);
    const Nest nest(*this);
    const Start begin = start();
    advance();
    Expr* operand = unary(nullptr);
    UnaryOp* operation = node<UnaryOp>(Kind::unary_op, begin);
    operation->op = op;
    operation->operand = operand;
    return operation;
}

// ['await'] primary ['**' factor]
Expr* Parser::power(Expr* first) {
    const Start begin = start_of(first, start());
    Expr* base;
    if (first == nullptr && accept(TokenKind::kw_await)) {
        Expr* value = primary();
        Await* await = node<Await>(Kind::await, begin);
        await->value = value;
        base = await;
    } else {
        base = primary(first);
    }
    if (!accept(TokenKind::double_star)) return base;
    Expr* exponent = nested(&Parser::factor);
    BinOp* power = node<BinOp>(Kind::bin_op, begin);
    power->op = BinaryOperator::pow;
    power->left = base;
    power->right = exponent;
    return power;
}

Expr* Parser::primary(Expr* first) {
    const Part part(*this);
    const Start begin = start_of(first, start());
    Expr* value = first != nullptr ? first : atom();
    for (;;) {
        if (at(TokenKind::left_paren)) {
            value = call(begin, value);
        } else if (at(TokenKind::left_bracket)) {
            value = subscript(begin, value);
        } else if (accept(TokenKind::dot)) {
            const Identifier attr = identifier();
            Attribute* attribute = node<Attribute>(Kind::attribute, begin);
            attribute->value = value;
            attribute->attr = attr;
            value = attribute;
        } else {
            return value;
        }
    }
}

} // namespace rezdex::syntax
