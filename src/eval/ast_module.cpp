// Promise: see eval/module.h: ast.literal_eval() of a str, read by our own parser (syntax/parse.h).
#include <algorithm>
#include <array>

#include "eval/interpreter.h"
#include "eval/module.h"
#include "eval/native.h"
#include "syntax/parse.h"

namespace rezdex::eval {
namespace {

using syntax::Kind;

bool is_number(const syntax::Expr& node) noexcept {
    using enum syntax::ConstantKind;
    if (node.kind != Kind::constant) return false;
    const auto kind = node.as<syntax::Constant>()->constant;
    return kind == integer || kind == big_integer || kind == floating || kind == imaginary;
}

bool is_signed_number(const syntax::Expr& node) noexcept {
    if (node.kind != Kind::unary_op) return is_number(node);
    const auto& signed_one = *node.as<syntax::UnaryOp>();
    return (signed_one.op == syntax::UnaryOperator::uadd || signed_one.op == syntax::UnaryOperator::usub) &&
           is_number(*signed_one.operand);
}

// 1 + 2j
bool is_complex(const syntax::BinOp& node) noexcept {
    const auto is_imaginary = [](const syntax::Expr& part) {
        const syntax::Expr& number =
            part.kind == Kind::unary_op ? *part.as<syntax::UnaryOp>()->operand : part;
        return number.as<syntax::Constant>()->constant == syntax::ConstantKind::imaginary;
    };
    return (node.op == syntax::BinaryOperator::add || node.op == syntax::BinaryOperator::sub) &&
           is_signed_number(*node.left) && !is_imaginary(*node.left) && is_number(*node.right) &&
           is_imaginary(*node.right);
}

// Whether literal_eval() takes it, as something that evaluates to the same; `set()` is left out. The tree's
// nesting is limited.
bool is_literal(const syntax::Expr& node) noexcept {
    const auto all = [](syntax::Exprs nodes) {
        return std::ranges::all_of(
            nodes, [](const syntax::Expr* each) { return each != nullptr && is_literal(*each); });
    };
    switch (node.kind) {
    case Kind::constant: return true;
    case Kind::list: return all(node.as<syntax::List>()->elts);
    case Kind::tuple: return all(node.as<syntax::Tuple>()->elts);
    case Kind::set: return all(node.as<syntax::Set>()->elts);
    case Kind::dict: return all(node.as<syntax::Dict>()->keys) && all(node.as<syntax::Dict>()->values);
    case Kind::bin_op: return is_complex(*node.as<syntax::BinOp>());
    default: return node.kind == Kind::unary_op && is_signed_number(node);
    }
}

// A text that means the same as an expression alone and as a module; null: not sure, or refused.
const syntax::Expr* parse_expression(std::string_view text, Run& run) {
    constexpr std::string_view odd{"#;\r\f\0", 5};
    if (text.empty() || text.find_first_of(odd) != std::string_view::npos ||
        std::string_view(" \t\n\xEF").find(text[0]) != std::string_view::npos)
        return nullptr;
    if (!run.step(text.size() / 4) || !run.room(text.size() * 16)) return nullptr;
    const syntax::Parsed parsed = syntax::parse(text, run.arena, {.arena_bytes = Run::max_bytes});
    if (parsed.verdict != syntax::Verdict::accepted || parsed.disputed_line != 0 ||
        parsed.module->body.size() != 1 || parsed.module->body[0]->kind != Kind::expr)
        return nullptr;
    return parsed.module->body[0]->as<syntax::ExprStmt>()->value;
}

Object* literal_eval(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& text = *arguments.positional[0];
    const syntax::Expr* node = text.type == Type::string ? parse_expression(text_of(text), run) : nullptr;
    if (node == nullptr || !is_literal(*node))
        return run.decline(Reason::unsupported_call, "ast.literal_eval of such an object");
    const std::uint32_t line = run.line;
    Object* value = run.interpreter->evaluate_literal(*node);
    run.line = line;
    return value;
}

constexpr std::array<Builtin, 1> ast_table{{{"literal_eval", Builtin::Kind::python_function, literal_eval}}};

} // namespace

Builtins ast_functions() noexcept { return ast_table; }

} // namespace rezdex::eval
