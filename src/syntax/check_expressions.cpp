// Promise: the rules of syntax/checker.h for expressions.
#include "syntax/checker.h"

namespace rezdex::syntax {

void Checker::expressions(Exprs list) {
    for (const Expr* node : list) expression(node);
}

void Checker::expression(const Expr* node) {
    if (!node) return;
    switch (node->kind) {
    case Kind::bool_op: return expressions(node->as<BoolOp>()->values);
    case Kind::named_expr: return named(*node->as<NamedExpr>());
    case Kind::bin_op: expression(node->as<BinOp>()->left); return expression(node->as<BinOp>()->right);
    case Kind::unary_op: return expression(node->as<UnaryOp>()->operand);
    case Kind::lambda: return lambda(*node->as<Lambda>());
    case Kind::if_exp:
        expression(node->as<IfExp>()->test);
        expression(node->as<IfExp>()->body);
        return expression(node->as<IfExp>()->orelse);
    case Kind::dict: expressions(node->as<Dict>()->keys); return expressions(node->as<Dict>()->values);
    case Kind::set: return elements(node->as<Set>()->elts);
    case Kind::list_comp:
    case Kind::set_comp:
    case Kind::generator_exp:
        return comprehension(*node, node->as<ListComp>()->generators, nullptr, node->as<ListComp>()->elt);
    case Kind::dict_comp:
        return comprehension(*node, node->as<DictComp>()->generators, node->as<DictComp>()->value,
                             node->as<DictComp>()->key);
    case Kind::await: return await(*node->as<Await>());
    case Kind::yield:
    case Kind::yield_from: return yield(*node->as<Yield>());
    case Kind::compare:
        expression(node->as<Compare>()->left);
        return expressions(node->as<Compare>()->comparators);
    case Kind::call:
        expression(node->as<Call>()->func);
        elements(node->as<Call>()->args);
        return keywords(node->as<Call>()->keywords);
    case Kind::formatted_value:
        expression(node->as<FormattedValue>()->value);
        return expression(node->as<FormattedValue>()->format_spec);
    case Kind::joined_str: return expressions(node->as<JoinedStr>()->values);
    case Kind::attribute: return attribute(*node->as<Attribute>());
    case Kind::subscript:
        expression(node->as<Subscript>()->value);
        return expression(node->as<Subscript>()->slice);
    case Kind::starred:
        if (evaluated_) fail(node->line, "can't use starred expression here");
        return expression(node->as<Starred>()->value);
    case Kind::name: return name(*node->as<Name>());
    case Kind::list: return sequence(*node, node->as<List>()->elts);
    case Kind::tuple: return sequence(*node, node->as<Tuple>()->elts);
    case Kind::slice:
        expression(node->as<Slice>()->lower);
        expression(node->as<Slice>()->upper);
        return expression(node->as<Slice>()->step);
    default: return; // constant
    }
}

// Where "*value" may stand.
void Checker::elements(Exprs list) {
    for (const Expr* node : list) expression(node->kind == Kind::starred ? node->as<Starred>()->value : node);
}

void Checker::sequence(const Expr& node, Exprs elts) {
    constexpr std::size_t most_before_star = 255;
    if (node.context == Context::store && evaluated_) {
        bool starred = false;
        for (std::size_t i = 0; i < elts.size(); ++i) {
            if (elts[i]->kind != Kind::starred) continue;
            if (starred)
                fail(node.line, "multiple starred expressions in assignment");
            else if (i > most_before_star)
                fail(node.line, "too many expressions in star-unpacking assignment");
            starred = true;
        }
    }
    elements(elts);
}

void Checker::attribute(const Attribute& node) {
    expression(node.value);
    if (node.context == Context::store) forbid(node.attr, node.context, node.line); // del x.__debug__ is fine
}

void Checker::name(const Name& node) {
    forbid(node.id, node.context, node.line);
    if (!scopes_) return;
    if (node.context != Context::load) return scopes_->bind(node.id, node.line);
    if (node.id == "__debug__") return; // a constant before names are looked at
    scopes_->use(node.id, node.line);
    if (node.id == "super" && unit_->is_function()) scopes_->use("__class__", node.line);
}

void Checker::named(const NamedExpr& node) {
    not_in_annotation(node, "named expression cannot be used within an annotation");
    found_.needs_scopes = true;
    if (scopes_) scopes_->assign_in_expression(node.target->as<Name>()->id, node.line);
    expression(node.value);
    expression(node.target);
}

void Checker::await(const Await& node) {
    not_in_annotation(node, "await expression cannot be used within an annotation");
    expression(node.value);
    unit_->is_coroutine = true;
    if (!evaluated_) return;
    if (!unit_->is_function())
        fail(node.line, "'await' outside function");
    else if (unit_->kind != Unit::Kind::async_function && unit_->kind != Unit::Kind::comprehension)
        fail(node.line, "'await' outside async function");
}

void Checker::yield(const Yield& node) {
    not_in_annotation(node, "yield expression cannot be used within an annotation");
    expression(node.value);
    unit_->is_generator = true;
    if (unit_->kind == Unit::Kind::comprehension) fail(node.line, "'yield' inside a comprehension");
    if (!evaluated_) return;
    if (!unit_->is_function())
        fail(node.line, "'yield' outside function");
    else if (node.kind == Kind::yield_from && unit_->kind == Unit::Kind::async_function)
        fail(node.line, "'yield from' inside async function");
}

// The first iterable belongs to the scope around; all else to a scope of the comprehension's own.
void Checker::comprehension(const Expr& node, Comprehensions list, const Expr* value, const Expr* element) {
    if (scopes_) scopes_->enter_iterable();
    expression(list.front()->iter);
    if (scopes_) scopes_->leave_iterable();
    bool is_coroutine = false;
    {
        const Inside inside(*this, Unit::Kind::comprehension);
        generators(list);
        expression(value);
        expression(element);
        is_coroutine = unit_->is_coroutine;
    }
    if (!is_coroutine || node.kind == Kind::generator_exp) return;
    // What awaits inside makes the scope around wait as well.
    const bool nested = unit_->kind == Unit::Kind::comprehension;
    if (nested) dispute(node.line, "an asynchronous comprehension inside a comprehension"); // since 3.11
    unit_->is_coroutine = true;
    if (evaluated_ && !nested && unit_->kind != Unit::Kind::async_function)
        fail(node.line, "asynchronous comprehension outside of an asynchronous function");
}

void Checker::generators(Comprehensions list) {
    for (const Comprehension* generator : list) {
        if (scopes_) scopes_->set_iteration_target(true);
        expression(generator->target);
        if (scopes_) scopes_->set_iteration_target(false);
        if (generator != list.front()) {
            if (scopes_) scopes_->enter_iterable();
            expression(generator->iter);
            if (scopes_) scopes_->leave_iterable();
        }
        expressions(generator->ifs);
        if (!generator->is_async) continue;
        unit_->is_coroutine = true;
        if (evaluated_)
            open(Blocks::Block::other, generator->target->line); // to the end of the comprehension
    }
}

} // namespace rezdex::syntax
