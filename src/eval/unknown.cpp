// Promise: see eval/unknown.h, and eval/interpreter.h: what may run or not, as an unknown value decides.
#include "eval/unknown.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "eval/call.h"
#include "eval/interpreter.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/protocol.h"

namespace rezdex::eval {

using syntax::Kind;

namespace {

constexpr std::uint32_t max_nesting = 1'500; // as of expressions

bool is_atom(const Object& object) noexcept {
    switch (object.type) {
    case Type::none:
    case Type::boolean:
    case Type::integer:
    case Type::floating:
    case Type::string:
    case Type::bytes: return true;
    default: return is_unknown(object);
    }
}

// A function of a module that is evaluated: it reads at most, and tells. print() changes nothing that a
// definition sees.
bool has_no_effect(const Object& callee) noexcept {
    if (callee.type != Type::builtin) return false;
    if (&callee == builtin_object("print")) return true;
    const Builtin::Kind kind = as<Builtin>(callee).kind;
    return kind == Builtin::Kind::python_function || kind == Builtin::Kind::either_function;
}

// The `elif` that stands for an `else`.
const syntax::If* elif_of(syntax::Stmts orelse) noexcept {
    return orelse.size() == 1 && orelse.front()->kind == Kind::if_ ? orelse.front()->as<syntax::If>()
                                                                   : nullptr;
}

// What an assignment or an expression evaluates.
const syntax::Expr* value_of(const syntax::Stmt& statement) noexcept {
    if (statement.kind == Kind::assign) return statement.as<syntax::Assign>()->value;
    return statement.kind == Kind::expr ? statement.as<syntax::ExprStmt>()->value : nullptr;
}

const syntax::Return* leading_return(syntax::Stmts body) noexcept {
    if (body.empty() || body.front()->kind != Kind::return_) return nullptr;
    return body.front()->as<syntax::Return>();
}

} // namespace

bool is_plain_data(const Object& object, Run& run) {
    if (object.type != Type::list && object.type != Type::tuple) return is_atom(object);
    if (!run.step(as<Sequence>(object).size / 8)) return false;
    return std::ranges::all_of(as<Sequence>(object).span(),
                               [](const Object* item) { return is_atom(*item); });
}

// What raises here need not raise in Python, which may not get here.
Object* Interpreter::perhaps(const syntax::Expr& node) {
    if (!run_.step(1 + undecided_.size() / 16)) return nullptr;
    if (++depth_ > max_nesting) return decline(node, Reason::limit_nesting);
    Object* value = perhaps_kind(node);
    --depth_;
    doubt(run_, Reason::live_object);
    if (value != nullptr && !is_plain_data(*value, run_)) return decline(node, Reason::live_object);
    return value;
}

Object* Interpreter::perhaps_kind(const syntax::Expr& node) {
    switch (node.kind) {
    case Kind::constant: return evaluate(node);
    case Kind::name:
        if (std::ranges::find(undecided_, node.as<syntax::Name>()->id) != undecided_.end()) break;
        return evaluate(node);
    case Kind::list: return perhaps_sequence(node.as<syntax::List>()->elts, Type::list);
    case Kind::tuple: return perhaps_sequence(node.as<syntax::Tuple>()->elts, Type::tuple);
    case Kind::unary_op: {
        const auto& unary = *node.as<syntax::UnaryOp>();
        if (unary.op != syntax::UnaryOperator::not_) break;
        return perhaps(*unary.operand) != nullptr ? make_unknown(run_) : nullptr;
    }
    case Kind::bin_op: {
        const auto& binary = *node.as<syntax::BinOp>();
        Object* left = perhaps(*binary.left);
        Object* right = left == nullptr ? nullptr : perhaps(*binary.right);
        return right == nullptr ? nullptr : eval::binary(binary.op, *left, *right, run_);
    }
    case Kind::call: return perhaps_call(*node.as<syntax::Call>());
    default: break;
    }
    return decline(node, Reason::live_object);
}

Object* Interpreter::perhaps_sequence(syntax::Exprs elements, Type type) {
    std::vector<Object*> items;
    for (const syntax::Expr* element : elements) {
        items.push_back(perhaps(*element)); // a starred one is declined
        if (items.back() == nullptr) return nullptr;
    }
    return run_.room(items.size() * sizeof(Object*)) ? make_sequence(run_.arena, type, items) : nullptr;
}

// module.function(…) and function(…)
Object* Interpreter::perhaps_call(const syntax::Call& node) {
    const syntax::Expr* root = node.func;
    while (root->kind == Kind::attribute) root = root->as<syntax::Attribute>()->value;
    if (root->kind != Kind::name || !node.keywords.empty()) return decline(node, Reason::live_object);
    const Object* module = evaluate(*root);
    if (module == nullptr) return nullptr;
    if (root != node.func && module->type != Type::module) return decline(node, Reason::live_object);
    Object* callee = evaluate(*node.func);
    if (callee == nullptr) return nullptr;
    if (!has_no_effect(*callee)) return decline(node, Reason::live_object);
    std::vector<Object*> arguments;
    for (const syntax::Expr* argument : node.args) {
        arguments.push_back(perhaps(*argument));
        if (arguments.back() == nullptr) return nullptr;
    }
    run_.line = node.line;
    return eval::call(*callee, {.positional = arguments, .keywords = {}}, run_);
}

// value and …, value or …, of an unknown value.
Object* Interpreter::bool_op_unknown(syntax::Exprs rest) {
    for (const syntax::Expr* each : rest) {
        if (perhaps(*each) == nullptr) return nullptr;
    }
    return make_unknown(run_);
}

Object* Interpreter::if_exp_unknown(const syntax::IfExp& node) {
    if (perhaps(*node.body) == nullptr || perhaps(*node.orelse) == nullptr) return nullptr;
    return make_unknown(run_);
}

Interpreter::Flow Interpreter::if_unknown(const syntax::If& node, syntax::Stmts rest) {
    std::vector<syntax::Stmts> ways{node.body};
    syntax::Stmts last = node.orelse;
    while (const syntax::If* next = elif_of(last)) {
        if (perhaps(*next->test) == nullptr) return Flow::failed;
        ways.push_back(next->body);
        last = next->orelse;
    }
    const bool returns = leading_return(node.body) != nullptr;
    ways.push_back(returns && last.empty() ? rest : last);
    run_.line = node.line;
    return returns ? return_unknown(ways) : flow(assign_unknown(ways, node));
}

Interpreter::Flow Interpreter::return_unknown(std::span<const syntax::Stmts> ways) {
    for (const syntax::Stmts way : ways) {
        const syntax::Return* leaves = leading_return(way);
        if (leaves == nullptr || leaves->value == nullptr) {
            run_.decline(Reason::live_object);
            return Flow::failed;
        }
        if (perhaps(*leaves->value) == nullptr) return Flow::failed;
    }
    returned_ = make_unknown(run_);
    return Flow::return_;
}

// Of names that are bound to plain data already, or by each way in the same order. No value may hang on them.
bool Interpreter::assign_unknown(std::span<const syntax::Stmts> ways, const syntax::Node& node) {
    std::vector<std::string_view> names, made, made_first;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        made.clear();
        const bool simple = assigned_names(ways[i], names, made);
        if (i == 0) made_first = made;
        if (!simple || made != made_first) return run_.decline(Reason::live_object) != nullptr;
    }
    undecided_ = names;
    for (const syntax::Stmts way : ways) {
        for (const syntax::Stmt* each : way) {
            const syntax::Expr* value = value_of(*each);
            if (value != nullptr && perhaps(*value) == nullptr) return false;
        }
    }
    undecided_ = {};
    return std::ranges::all_of(names,
                               [&](std::string_view name) { return bind(name, *make_unknown(run_), node); });
}

// Adds what the statements assign to `names`, and to `made` what was not bound before.
bool Interpreter::assigned_names(syntax::Stmts body, std::vector<std::string_view>& names,
                                 std::vector<std::string_view>& made) {
    return std::ranges::all_of(body, [&](const syntax::Stmt* each) {
        if (each->kind == Kind::pass || each->kind == Kind::expr) return true;
        if (each->kind != Kind::assign) return false;
        const syntax::Exprs targets = each->as<syntax::Assign>()->targets;
        if (targets.size() != 1 || targets.front()->kind != Kind::name) return false;
        const std::string_view name = names.emplace_back(targets.front()->as<syntax::Name>()->id);
        const Frame* to = owner(name);
        if (to == nullptr || to->kind == Frame::Kind::class_) return false;
        const Dict& variables = to == &module_ ? *frame_->globals : *to->variables;
        const Dict::Entry* before = variables.find(name);
        if (before == nullptr) made.push_back(name);
        return before == nullptr || is_plain_data(*before->value, run_);
    });
}

} // namespace rezdex::eval
