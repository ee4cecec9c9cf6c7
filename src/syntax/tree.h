// Promise: the syntax tree of one Python module, node for node what CPython 3.11's `ast` module calls them.
//
// Every node, list and text lies in the Arena of the parse and dies with it. Offsets are bytes into the
// decoded source text (syntax/source.h), lines count from 1. Nodes are plain data: switch on `kind`, then
// cast with as<T>(). Pointers are null where CPython's field is optional and absent.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// clang-format off: the tables below read best as they stand
namespace rezdex::syntax {

enum class Kind : std::uint8_t {
    // expressions
    bool_op, named_expr, bin_op, unary_op, lambda, if_exp, dict, set, list_comp, set_comp, dict_comp,
    generator_exp, await, yield, yield_from, compare, call, formatted_value, joined_str, constant, attribute,
    subscript, starred, name, list, tuple, slice,
    // statements
    function_def, async_function_def, class_def, return_, delete_, assign, aug_assign, ann_assign, for_,
    async_for, while_, if_, with, async_with, match, raise, try_, try_star, assert_, import, import_from,
    global, nonlocal, expr, pass, break_, continue_,
    // patterns
    match_value, match_singleton, match_sequence, match_mapping, match_class, match_star, match_as, match_or,
};

enum class Context : std::uint8_t { load, store, del };
enum class BoolOperator : std::uint8_t { and_, or_ };
enum class BinaryOperator : std::uint8_t {
    add, sub, mult, mat_mult, div, mod, pow, lshift, rshift, bit_or, bit_xor, bit_and, floor_div,
};
enum class UnaryOperator : std::uint8_t { invert, not_, uadd, usub };
enum class CompareOperator : std::uint8_t { eq, not_eq_, lt, lt_e, gt, gt_e, is, is_not, in, not_in };

enum class ConstantKind : std::uint8_t {
    none, true_, false_, ellipsis,
    integer,     // integer, exactly
    big_integer, // text: the literal without underscores, lower case, prefix kept: 0xff…
    floating,
    imaginary,   // floating is the imaginary part
    string,      // text: the value, escapes done, as WTF-8
    bytes,       // text: the value
};

struct Node {
    Kind kind;
    Context context = Context::load; // name, attribute, subscript, starred, list, tuple
    bool parenthesized = false;      // an expression that stood in parentheses of its own
    std::uint32_t line = 0;          // of the first character
    std::uint32_t begin = 0;
    std::uint32_t end = 0; // behind the last character

    template <class T>
    [[nodiscard]] const T* as() const noexcept { return static_cast<const T*>(this); }
    template <class T>
    [[nodiscard]] T* as() noexcept { return static_cast<T*>(this); }
};

struct Expr : Node {};
struct Stmt : Node {};
struct Pattern : Node {};

using Exprs = std::span<Expr* const>;
using Stmts = std::span<Stmt* const>;
using Patterns = std::span<Pattern* const>;
using Identifier = std::string_view; // NFKC-normalised, not yet mangled
using Identifiers = std::span<const Identifier>;

struct Comprehension {
    Expr* target;
    Expr* iter;
    Exprs ifs;
    bool is_async;
};
using Comprehensions = std::span<Comprehension* const>;

struct Arg {
    Identifier name;
    Expr* annotation;
    std::uint32_t line;
};
using Args = std::span<Arg* const>;

struct Arguments {
    Args posonlyargs, args;
    Arg* vararg;
    Args kwonlyargs;
    Exprs kw_defaults; // as long as kwonlyargs; null where there is none
    Arg* kwarg;
    Exprs defaults;
};

struct Keyword {
    Identifier name; // empty for **value
    Expr* value;
    std::uint32_t line;
};
using Keywords = std::span<Keyword* const>;

// --- expressions ---------------------------------------------------------------------------------------
struct BoolOp : Expr { BoolOperator op; Exprs values; };
struct NamedExpr : Expr { Expr* target; Expr* value; };
struct BinOp : Expr { BinaryOperator op; Expr* left; Expr* right; };
struct UnaryOp : Expr { UnaryOperator op; Expr* operand; };
struct Lambda : Expr { Arguments* args; Expr* body; };
struct IfExp : Expr { Expr* test; Expr* body; Expr* orelse; };
struct Dict : Expr { Exprs keys; Exprs values; }; // a null key stands for **value
struct Set : Expr { Exprs elts; };
struct ListComp : Expr { Expr* elt; Comprehensions generators; }; // list_comp, set_comp, generator_exp
struct DictComp : Expr { Expr* key; Expr* value; Comprehensions generators; };
struct Await : Expr { Expr* value; };
struct Yield : Expr { Expr* value; }; // yield (value may be null), yield_from
struct Compare : Expr { Expr* left; std::span<const CompareOperator> ops; Exprs comparators; };
struct Call : Expr { Expr* func; Exprs args; Keywords keywords; };
struct FormattedValue : Expr { Expr* value; char conversion; Expr* format_spec; }; // conversion 0, 's', 'r', 'a'
struct JoinedStr : Expr { Exprs values; };
struct Constant : Expr {
    ConstantKind constant;
    std::int64_t integer;
    double floating;
    std::string_view text;
};
struct Attribute : Expr { Expr* value; Identifier attr; };
struct Subscript : Expr { Expr* value; Expr* slice; };
struct Starred : Expr { Expr* value; };
struct Name : Expr { Identifier id; };
struct List : Expr { Exprs elts; };
struct Tuple : Expr { Exprs elts; };
struct Slice : Expr { Expr* lower; Expr* upper; Expr* step; };

// --- statements ----------------------------------------------------------------------------------------
struct FunctionDef : Stmt { // function_def, async_function_def; line and begin are those of `def`/`async`
    Identifier name;
    Arguments* args;
    Stmts body;
    Exprs decorators;
    Expr* returns;
};
struct ClassDef : Stmt { Identifier name; Exprs bases; Keywords keywords; Stmts body; Exprs decorators; };
struct Return : Stmt { Expr* value; };
struct Delete : Stmt { Exprs targets; };
struct Assign : Stmt { Exprs targets; Expr* value; };
struct AugAssign : Stmt { Expr* target; BinaryOperator op; Expr* value; };
struct AnnAssign : Stmt { Expr* target; Expr* annotation; Expr* value; bool simple; };
struct For : Stmt { Expr* target; Expr* iter; Stmts body; Stmts orelse; };
struct While : Stmt { Expr* test; Stmts body; Stmts orelse; };
struct If : Stmt { Expr* test; Stmts body; Stmts orelse; };
struct WithItem { Expr* context_expr; Expr* optional_vars; };
struct With : Stmt { std::span<const WithItem> items; Stmts body; };
struct MatchCase { Pattern* pattern; Expr* guard; Stmts body; };
struct Match : Stmt { Expr* subject; std::span<const MatchCase> cases; };
struct Raise : Stmt { Expr* exc; Expr* cause; };
struct ExceptHandler { Expr* type; Identifier name; Stmts body; std::uint32_t line; };
struct Try : Stmt { // try_, try_star
    Stmts body;
    std::span<const ExceptHandler> handlers;
    Stmts orelse;
    Stmts finalbody;
};
struct Assert : Stmt { Expr* test; Expr* msg; };
struct Alias { Identifier name; Identifier asname; std::uint32_t line; }; // name is dotted, or "*"
struct Import : Stmt { std::span<const Alias> names; };
struct ImportFrom : Stmt { Identifier module; std::span<const Alias> names; std::uint32_t level; };
struct Global : Stmt { Identifiers names; }; // global, nonlocal
struct ExprStmt : Stmt { Expr* value; };     // expr

// --- patterns ------------------------------------------------------------------------------------------
struct MatchValue : Pattern { Expr* value; };
struct MatchSingleton : Pattern { ConstantKind value; }; // none, true_, false_
struct MatchSequence : Pattern { Patterns patterns; };
struct MatchMapping : Pattern { Exprs keys; Patterns patterns; Identifier rest; };
struct MatchClass : Pattern { Expr* cls; Patterns patterns; Identifiers kwd_attrs; Patterns kwd_patterns; };
struct MatchStar : Pattern { Identifier name; };                // empty: *_
struct MatchAs : Pattern { Pattern* pattern; Identifier name; }; // both empty: _
struct MatchOr : Pattern { Patterns patterns; };

struct Module {
    Stmts body;
};

} // namespace rezdex::syntax
