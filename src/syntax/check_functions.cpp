// Promise: the rules of syntax/checker.h for functions, lambdas and comprehensions.
#include <vector>

#include "syntax/checker.h"

namespace rezdex::syntax {

void Checker::function(const FunctionDef& node) {
    bind(node.name, node.line);
    defaults(*node.args);
    annotations(*node.args, node.returns);
    expressions(node.decorators);

    const bool is_async = node.kind == Kind::async_function_def;
    const Inside inside(*this, is_async ? Unit::Kind::async_function : Unit::Kind::function);
    unit_->is_coroutine = is_async;
    parameters(*node.args);
    docstring(node.body);
    statements(node.body);
    if (unit_->is_coroutine && unit_->is_generator && unit_->valued_return != 0)
        fail(unit_->valued_return, "'return' with value in async generator");
}

void Checker::lambda(const Lambda& node) {
    defaults(*node.args);
    const Inside inside(*this, Unit::Kind::lambda);
    parameters(*node.args);
    expression(node.body);
}

void Checker::class_definition(const ClassDef& node) {
    if (node.name.size() > longest_class_name) dispute(node.line, "a class with a very long name");
    bind(node.name, node.line);
    elements(node.bases);
    keywords(node.keywords);
    expressions(node.decorators);
    const Inside inside(*this, Unit::Kind::class_, node.name);
    docstring(node.body);
    statements(node.body);
}

void Checker::defaults(const Arguments& arguments) {
    expressions(arguments.defaults);
    expressions(arguments.kw_defaults);
}

// Where annotations are text, those of all parameters share one scope; what a function returns has its own.
void Checker::annotations(const Arguments& arguments, const Expr* returns) {
    for (const Args list : {arguments.posonlyargs, arguments.args})
        for (const Arg* arg : list) annotation(arg->annotation, true);
    if (arguments.vararg) {
        const Expr* const star = arguments.vararg->annotation; // may be "*Ts"
        annotation(star && star->kind == Kind::starred ? star->as<Starred>()->value : star, true);
    }
    if (arguments.kwarg) annotation(arguments.kwarg->annotation, true);
    for (const Arg* arg : arguments.kwonlyargs) annotation(arg->annotation, true);
    annotation(returns, true);
}

void Checker::annotation(const Expr* node, bool evaluated) {
    if (!node) return;
    if (found_.annotation_line == 0) found_.annotation_line = node->line;
    const bool outside = evaluated_;
    evaluated_ = evaluated_ && evaluated && !rules_.annotations_are_text;
    if (rules_.annotations_are_text) {
        const Inside inside(*this, Unit::Kind::annotation);
        expression(node);
    } else {
        expression(node);
    }
    evaluated_ = outside;
}

void Checker::parameters(const Arguments& arguments) {
    for (const Args list : {arguments.posonlyargs, arguments.args, arguments.kwonlyargs})
        for (const Arg* arg : list) parameter(arg);
    parameter(arguments.vararg);
    parameter(arguments.kwarg);
    unique_parameters(arguments);
}

void Checker::parameter(const Arg* arg) {
    if (!arg) return;
    if (scopes_) scopes_->bind_parameter(arg->name, arg->line);
    forbid(arg->name, Context::store, arg->line);
}

void Checker::unique_parameters(const Arguments& arguments) {
    std::vector<std::string_view> names;
    std::uint32_t line = 0;
    const auto add = [&](const Arg* arg) {
        if (!arg) return;
        names.push_back(mangle(arg->name, unit_->class_name, arena_));
        line = arg->line;
    };
    for (const Args list : {arguments.posonlyargs, arguments.args, arguments.kwonlyargs})
        for (const Arg* arg : list) add(arg);
    add(arguments.vararg);
    add(arguments.kwarg);
    if (!first_repeated(names).empty()) fail(line, "duplicate argument in function definition");
}

// Of a call or a class: CPython compares them before it mangles them.
void Checker::keywords(Keywords list) {
    std::vector<std::string_view> names;
    for (const Keyword* keyword : list) {
        expression(keyword->value);
        if (keyword->name.empty()) continue;
        forbid(keyword->name, Context::store, keyword->line);
        names.push_back(keyword->name);
    }
    if (evaluated_ && !first_repeated(names).empty()) fail(list.front()->line, "keyword argument repeated");
}

} // namespace rezdex::syntax
