// Promise: see eval/expressions.h.
#include "eval/expressions.h"

#include <algorithm>
#include <span>
#include <string>

#include "eval/compare.h"
#include "eval/number.h"
#include "eval/protocol.h"

namespace rezdex::eval {

using syntax::Kind;

Object* Expressions::decline(const syntax::Node& node, Reason reason) noexcept {
    run_.line = node.line;
    return run_.decline(reason);
}

Object* Expressions::evaluate(const syntax::Expr& expression) {
    switch (expression.kind) {
    case Kind::constant: return constant(*expression.as<syntax::Constant>());
    case Kind::name: return name(*expression.as<syntax::Name>());
    case Kind::list: return sequence(expression.as<syntax::List>()->elts, Type::list);
    case Kind::tuple: return sequence(expression.as<syntax::Tuple>()->elts, Type::tuple);
    case Kind::dict: return dict(*expression.as<syntax::Dict>());
    case Kind::set: return set(*expression.as<syntax::Set>());
    case Kind::bin_op: return bin_op(*expression.as<syntax::BinOp>());
    case Kind::unary_op: return unary_op(*expression.as<syntax::UnaryOp>());
    case Kind::joined_str: return joined_str(*expression.as<syntax::JoinedStr>());
    case Kind::lambda: return lambda(*expression.as<syntax::Lambda>());
    case Kind::call: return decline(expression, Reason::unsupported_call);
    default: return decline(expression, Reason::unsupported_expression);
    }
}

Object* Expressions::constant(const syntax::Constant& node) {
    using enum syntax::ConstantKind;
    base::Arena& arena = run_.arena;
    switch (node.constant) {
    case none: return &none_object;
    case true_: return &true_object;
    case false_: return &false_object;
    case ellipsis: return &ellipsis_object;
    case integer: return arena.make<Integer>(Object{Type::integer}, node.integer);
    case big_integer: return eval::big_integer(node.text, run_);
    case floating: return arena.make<Floating>(Object{Type::floating}, node.floating);
    case imaginary: return arena.make<Complex>(Object{Type::complex}, 0.0, node.floating);
    case string: return make_text(arena, Type::string, node.text);
    case bytes: return make_text(arena, Type::bytes, node.text);
    }
    return decline(node, Reason::unsupported_expression);
}

Object* Expressions::name(const syntax::Name& node) {
    const Dict::Entry* entry = globals_.find(node.id);
    if (entry == nullptr) return decline(node, Reason::undefined_name);
    return entry->value;
}

Object* Expressions::joined_str(const syntax::JoinedStr& node) {
    std::string text;
    for (const syntax::Expr* part : node.values) {
        if (part->kind != Kind::constant) return decline(*part, Reason::unsupported_expression);
        text += part->as<syntax::Constant>()->text;
    }
    return make_text(run_.arena, Type::string, run_.arena.copy(std::string_view(text)));
}

bool Expressions::push(const syntax::Expr* element) {
    Object* value = evaluate(*element);
    if (value == nullptr) return false;
    stack_.push_back(value);
    return true;
}

Object* Expressions::sequence(syntax::Exprs elements, Type type) {
    const std::size_t base = stack_.size();
    for (const syntax::Expr* element : elements) {
        if (!push(element)) return nullptr;
    }
    Sequence* made = make_sequence(run_.arena, type, std::span(stack_).subspan(base));
    stack_.resize(base);
    return made;
}

Object* Expressions::set(const syntax::Set& node) {
    const std::size_t base = stack_.size();
    for (const syntax::Expr* element : node.elts) {
        if (!push(element)) return nullptr;
    }
    run_.line = node.line;
    Dict* members = run_.arena.make<Dict>(run_.arena, Type::set);
    for (Object* item : std::span(stack_).subspan(base)) {
        if (!members->add(*item, run_)) return nullptr;
    }
    stack_.resize(base);
    return members;
}

Object* Expressions::dict(const syntax::Dict& node) {
    const std::size_t base = stack_.size();
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        if (node.keys[i] == nullptr) return decline(*node.values[i], Reason::unsupported_expression);
        if (!push(node.keys[i]) || !push(node.values[i])) return nullptr;
    }
    run_.line = node.line;
    Dict* made = run_.arena.make<Dict>(run_.arena);
    for (std::size_t i = base; i < stack_.size(); i += 2) {
        const auto hashed = hash(*stack_[i], run_);
        if (!hashed || made->insert(*stack_[i], *hashed, *stack_[i + 1], run_) == nullptr) return nullptr;
    }
    stack_.resize(base);
    return made;
}

Object* Expressions::bin_op(const syntax::BinOp& node) {
    Object* left = evaluate(*node.left);
    Object* right = left == nullptr ? nullptr : evaluate(*node.right);
    if (right == nullptr) return nullptr;
    run_.line = node.line;
    return binary(node.op, *left, *right, run_);
}

Object* Expressions::unary_op(const syntax::UnaryOp& node) {
    Object* operand = evaluate(*node.operand);
    if (operand == nullptr) return nullptr;
    if (node.op == syntax::UnaryOperator::not_) return decline(node, Reason::unsupported_expression);
    return unary(node.op, *operand, run_);
}

Object* Expressions::lambda(const syntax::Lambda& node) {
    if (!evaluate_defaults(*node.args)) return nullptr;
    return run_.arena.make<Function>(make_function(node, "<lambda>"));
}

bool Expressions::evaluate_defaults(const syntax::Arguments& arguments) {
    const auto known = [this](const syntax::Expr* value) {
        return value == nullptr || evaluate(*value) != nullptr;
    };
    return std::ranges::all_of(arguments.defaults, known) &&
           std::ranges::all_of(arguments.kw_defaults, known);
}

} // namespace rezdex::eval
