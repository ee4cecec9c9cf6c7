// Promise: see eval/interpreter.h: expressions.
#include <algorithm>

#include "eval/input.h"
#include "eval/interpreter.h"
#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/protocol.h"
#include "eval/special.h"
#include "eval/unknown.h"

namespace rezdex::eval {

using syntax::Kind;

namespace {

// Of expressions and statements inside each other, calls included: each takes some of the real stack.
constexpr std::uint32_t max_nesting = 1'500;

Object& boolean(bool value) noexcept { return value ? true_object : false_object; }

std::optional<bool> holds(syntax::CompareOperator op, Object& a, Object& b, Run& run) {
    using enum syntax::CompareOperator;
    const auto negated = [](std::optional<bool> value) { return value ? std::optional(!*value) : value; };
    switch (op) {
    case is: return identical(a, b, run);
    case is_not: return negated(identical(a, b, run));
    case in: return tracked_contains(b, a, run);
    case not_in: return negated(tracked_contains(b, a, run));
    default: break;
    }
    Object* left = as_operand(a, run);
    Object* right = left == nullptr ? nullptr : as_operand(b, run);
    return right == nullptr ? std::nullopt : compare(op, *left, *right, run);
}

// Of an unknown value and plain data.
bool is_unknown_equality(syntax::CompareOperator op, const Object& a, const Object& b, Run& run) {
    using enum syntax::CompareOperator;
    if (op != is && op != is_not && op != eq && op != not_eq_) return false;
    return (is_unknown(a) && is_plain_data(b, run)) || (is_unknown(b) && is_plain_data(a, run));
}

bool is_super_type(const Object& object) noexcept {
    return object.type == Type::builtin && as<Builtin>(object).name == "super";
}

// Whether a special method says what the comparison gives, which may be any object.
bool is_asked(syntax::CompareOperator op, const Object& a, const Object& b) noexcept {
    return op <= syntax::CompareOperator::gt_e && (has_special_methods(a) || has_special_methods(b));
}

} // namespace

Object* Interpreter::decline(const syntax::Node& node, Reason reason, std::string_view what) noexcept {
    run_.line = node.line;
    return run_.decline(reason, what);
}

Object* Interpreter::evaluate(const syntax::Expr& expression) {
    return frame_->suspension == nullptr ? evaluate_now(expression) : evaluate_waiting(expression);
}

Object* Interpreter::evaluate_now(const syntax::Expr& expression) {
    if (expression.kind == Kind::constant) return constant(*expression.as<syntax::Constant>());
    if (expression.kind == Kind::name) return name(*expression.as<syntax::Name>());
    if (!run_.step() || !run_.room(0)) return nullptr;
    if (++depth_ > max_nesting) decline(expression, Reason::limit_nesting);
    Object* value = run_.failed() ? nullptr : evaluate_kind(expression);
    --depth_;
    return value;
}

Object* Interpreter::evaluate_kind(const syntax::Expr& expression) {
    switch (expression.kind) {
    case Kind::list: return sequence(expression.as<syntax::List>()->elts, Type::list);
    case Kind::tuple: return sequence(expression.as<syntax::Tuple>()->elts, Type::tuple);
    case Kind::dict: return dict(*expression.as<syntax::Dict>());
    case Kind::set: return set(*expression.as<syntax::Set>());
    case Kind::bin_op: return bin_op(*expression.as<syntax::BinOp>());
    case Kind::unary_op: return unary_op(*expression.as<syntax::UnaryOp>());
    case Kind::bool_op: return bool_op(*expression.as<syntax::BoolOp>());
    case Kind::compare: return compare(*expression.as<syntax::Compare>());
    case Kind::if_exp: return if_exp(*expression.as<syntax::IfExp>());
    case Kind::named_expr: return named_expr(*expression.as<syntax::NamedExpr>());
    case Kind::joined_str: return joined_str(*expression.as<syntax::JoinedStr>());
    case Kind::lambda: return lambda(*expression.as<syntax::Lambda>());
    case Kind::call: return call(*expression.as<syntax::Call>());
    case Kind::attribute: return attribute(*expression.as<syntax::Attribute>());
    case Kind::subscript: return subscript(*expression.as<syntax::Subscript>());
    case Kind::list_comp:
    case Kind::set_comp: return list_comp(*expression.as<syntax::ListComp>());
    case Kind::dict_comp: return dict_comp(*expression.as<syntax::DictComp>());
    case Kind::generator_exp: return generator_exp(*expression.as<syntax::ListComp>());
    default: return decline(expression, Reason::unsupported_expression);
    }
}

Object* Interpreter::constant(const syntax::Constant& node) {
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

Object* Interpreter::bool_op(const syntax::BoolOp& node) {
    Object* value = nullptr;
    for (std::size_t i = 0; i < node.values.size(); ++i) {
        value = evaluate(*node.values[i]);
        if (value == nullptr || i + 1 == node.values.size()) return value;
        if (is_unknown(*value)) return bool_op_unknown(node.values.subspan(i + 1));
        run_.line = node.values[i]->line;
        const auto is_true = truth(*value, run_);
        if (!is_true) return nullptr;
        if (*is_true == (node.op == syntax::BoolOperator::or_)) return value;
    }
    return value;
}

Object* Interpreter::compare(const syntax::Compare& node) {
    Object* left = evaluate(*node.left);
    for (std::size_t i = 0; left != nullptr; ++i) {
        Object* right = evaluate(*node.comparators[i]);
        if (right == nullptr) return nullptr;
        run_.line = node.comparators[i]->line;
        if (node.ops.size() == 1 && is_unknown_equality(node.ops[0], *left, *right, run_))
            return make_unknown(run_);
        if (is_asked(node.ops[i], *left, *right)) {
            Object* answer = special_compare(node.ops[i], *left, *right, run_);
            if (answer == nullptr || i + 1 == node.ops.size()) return answer;
            const auto goes_on = truth(*answer, run_);
            if (!goes_on || !*goes_on) return goes_on ? answer : nullptr;
            left = right;
            continue;
        }
        const auto result = holds(node.ops[i], *left, *right, run_);
        if (!result) return nullptr;
        if (!*result || i + 1 == node.ops.size()) return &boolean(*result);
        left = right;
    }
    return nullptr;
}

Object* Interpreter::if_exp(const syntax::IfExp& node) {
    Object* test = evaluate(*node.test);
    if (test == nullptr) return nullptr;
    if (is_unknown(*test)) return if_exp_unknown(node);
    run_.line = node.test->line;
    const auto is_true = truth(*test, run_);
    return is_true ? evaluate(*is_true ? *node.body : *node.orelse) : nullptr;
}

Object* Interpreter::named_expr(const syntax::NamedExpr& node) {
    Object* value = evaluate(*node.value);
    return value != nullptr && bind(node.target->as<syntax::Name>()->id, *value, node) ? value : nullptr;
}

Object* Interpreter::bin_op(const syntax::BinOp& node) {
    Object* left = evaluate(*node.left);
    Object* right = left == nullptr ? nullptr : evaluate(*node.right);
    if (right == nullptr) return nullptr;
    run_.line = node.line;
    return binary(node.op, *left, *right, run_);
}

Object* Interpreter::unary_op(const syntax::UnaryOp& node) {
    Object* operand = evaluate(*node.operand);
    if (operand == nullptr) return nullptr;
    run_.line = node.line;
    if (node.op != syntax::UnaryOperator::not_) return unary(node.op, *operand, run_);
    if (is_unknown(*operand)) return make_unknown(run_);
    const auto is_true = truth(*operand, run_);
    return is_true ? &boolean(!*is_true) : nullptr;
}

Object* Interpreter::attribute(const syntax::Attribute& node) {
    Object* object = evaluate(*node.value);
    if (object == nullptr) return nullptr;
    run_.line = node.line;
    return run_.step(node.attr.size() / 64) ? get_attribute(*object, own_name(node.attr), run_) : nullptr;
}

bool Interpreter::slice(const syntax::Slice& node, struct Slice& to) {
    const auto part = [this](const syntax::Expr* from, Object*& into) {
        if (from != nullptr) into = evaluate(*from);
        return from == nullptr || into != nullptr;
    };
    return part(node.lower, to.lower) && part(node.upper, to.upper) && part(node.step, to.step);
}

Object* Interpreter::subscript(const syntax::Subscript& node) {
    Object* container = evaluate(*node.value);
    if (container == nullptr) return nullptr;
    if (node.slice->kind == Kind::slice) {
        struct Slice part;
        if (!slice(*node.slice->as<syntax::Slice>(), part)) return nullptr;
        run_.line = node.line;
        container = as_operand(*container, run_);
        return container == nullptr ? nullptr : get_slice(*container, part, run_);
    }
    Object* index = evaluate(*node.slice);
    if (index == nullptr) return nullptr;
    run_.line = node.line;
    if (container->type == Type::live) return tracked_item(*container, *index, run_);
    return get_item(*container, *index, run_);
}

bool Interpreter::positional(syntax::Exprs nodes, std::vector<Object*>& to) {
    for (const syntax::Expr* node : nodes) {
        if (node->kind != Kind::starred) {
            to.push_back(evaluate(*node));
            if (to.back() == nullptr) return false;
            continue;
        }
        Object* items = evaluate(*node->as<syntax::Starred>()->value);
        if (items == nullptr) return false;
        run_.line = node->line;
        Iteration iteration(*items, run_);
        if (!run_.failed() && !ask_length(*items, run_)) return false;
        while (Object* item = iteration.next()) {
            if (!run_.step()) return false;
            to.push_back(item);
        }
        if (run_.failed()) return false;
    }
    return true;
}

bool Interpreter::keywords(const syntax::Call& node, const Object& callee, std::vector<Keyword>& to) {
    const auto add = [&](std::string_view name, Object& value) {
        if (!run_.step(to.size() / 8)) return false;
        if (std::ranges::find(to, name, &Keyword::name) != to.end()) {
            run_.raise("TypeError: got multiple values for a keyword argument");
            return false;
        }
        to.push_back({name, &value});
        return true;
    };
    for (const syntax::Keyword* keyword : node.keywords) {
        Object* value = evaluate(*keyword->value);
        if (value == nullptr) return false;
        run_.line = keyword->line;
        if (!keyword->name.empty()) {
            if (!add(keyword->name, *value)) return false;
            continue;
        }
        if (value->type != Type::dict && value->type != Type::mapping)
            return decline(*keyword->value, Reason::unsupported_call) != nullptr;
        for (const Dict::Entry& entry : as<Dict>(*value).entries()) {
            if (!run_.step()) return false;
            if (entry.key->type != Type::string) {
                // Some written in C never look: '{a}'.format(**{1: 2, 'a': 3}).
                if (callee.type != Type::function)
                    return decline(*keyword->value, Reason::unsupported_call) != nullptr;
                run_.raise("TypeError: keywords must be strings");
                return false;
            }
            if (!add(text_of(*entry.key), *entry.value)) return false;
        }
    }
    return true;
}

Object* Interpreter::call(const syntax::Call& node) {
    Object* callee = evaluate(*node.func);
    if (callee == nullptr) return nullptr;
    std::vector<Object*> values;
    std::vector<Keyword> named;
    const bool sorts = !node.args.empty() && node.args[0]->kind != Kind::starred && is_sorted(*callee);
    if (sorts) {
        values.push_back(sorted_argument(*node.args[0]));
        if (values.back() == nullptr) return nullptr;
    }
    if (!positional(node.args.subspan(sorts ? 1 : 0), values) || !keywords(node, *callee, named))
        return nullptr;
    run_.line = node.line;
    // The name is what makes CPython keep the class for it.
    const bool by_name = node.func->kind == Kind::name && node.func->as<syntax::Name>()->id == "super";
    if (values.empty() && named.empty() && by_name && is_super_type(*callee)) return own_super(node);
    return eval::call(*callee, {values, named}, run_);
}

} // namespace rezdex::eval
