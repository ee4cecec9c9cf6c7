// Promise: one walk over a module's tree in the order of CPython 3.11's symbol table, with all rules but
// futures'.
//
// The rules that look at one code object at a time are here (check_*.cpp); those about names and their scopes
// are reported to Scopes, if there is one. The walk goes on after an error: only the first one counts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "syntax/checks.h"
#include "syntax/futures.h"
#include "syntax/scopes.h"
#include "syntax/tree.h"
#include "syntax/unit.h"

namespace rezdex::syntax {

// What a walk met.
struct Findings {
    std::optional<CheckError> error;    // the first one
    bool needs_scopes = false;          // `global`, `nonlocal` or ":="
    std::uint32_t annotation_line = 0;  // the first annotation
    std::uint32_t ordered_try_line = 0; // the first try statement with handlers and `else`
    std::uint32_t disputed_line = 0;    // the first thing that Pythons 3.9 to 3.13 decide differently
    std::string_view disputed;
};

class Checker {
  public:
    // Rules of which Python has, or had, two.
    struct Rules {
        bool annotations_are_text = false; // `from __future__ import annotations`
        bool try_in_order = false;         // 3.13: handlers before `else`; up to 3.12 the other way round
    };

    Checker(base::Arena& arena, const Rules& rules, Scopes* scopes)
        : arena_(arena), rules_(rules), scopes_(scopes) {}

    void module(const Module& module, const Futures& futures);

    [[nodiscard]] const Findings& findings() const noexcept { return found_; }

  private:
    class Inside; // enters a unit, and leaves it

    // check_statements.cpp
    void docstring(Stmts body);
    void statements(Stmts body);
    void statement(const Stmt& node);
    void block(Blocks::Block kind, Stmts body, std::uint32_t line);
    void open(Blocks::Block kind, std::uint32_t line);
    void return_statement(const Return& node);
    void leave_loop(const Stmt& node);
    void aug_assign(const AugAssign& node);
    void ann_assign(const AnnAssign& node);
    void annotated_subscript(const Expr& slice);
    void for_statement(const For& node);
    void with_statement(const With& node);
    void try_statement(const Try& node);
    void handlers(const Try& node);
    void import_names(std::span<const Alias> names);
    void import_from(const ImportFrom& node);
    void declaration(const Global& node);
    void match(const Match& node);
    void pattern(const Pattern& node);

    // check_functions.cpp
    void function(const FunctionDef& node);
    void lambda(const Lambda& node);
    void class_definition(const ClassDef& node);
    void defaults(const Arguments& arguments);
    void annotations(const Arguments& arguments, const Expr* returns);
    void annotation(const Expr* node, bool evaluated);
    void parameters(const Arguments& arguments);
    void parameter(const Arg* arg);
    void unique_parameters(const Arguments& arguments);
    void keywords(Keywords list);

    // check_expressions.cpp
    void expressions(Exprs list);
    void expression(const Expr* node);
    void elements(Exprs list);
    void sequence(const Expr& node, Exprs elts);
    void attribute(const Attribute& node);
    void name(const Name& node);
    void named(const NamedExpr& node);
    void await(const Await& node);
    void yield(const Yield& node);
    void comprehension(const Expr& node, Comprehensions list, const Expr* value, const Expr* element);
    void generators(Comprehensions list);

    // checker.cpp
    void bind(std::string_view name, std::uint32_t line); // by a definition, an import, `as` …
    void forbid(std::string_view name, Context context, std::uint32_t line);
    void not_in_annotation(const Expr& node, std::string_view message);
    void fail(std::uint32_t line, std::string_view message);
    void dispute(std::uint32_t line, std::string_view what);

    base::Arena& arena_;
    Rules rules_;
    Scopes* scopes_;
    Findings found_;
    Unit* unit_ = nullptr;
    bool evaluated_ = true; // false in annotations that are compiled to nothing
};

// While it lives, the walk is in a unit, and a scope, of its own.
class Checker::Inside {
  public:
    Inside(Checker& checker, Unit::Kind kind) : Inside(checker, kind, class_name_of(checker.unit_)) {}
    Inside(Checker& checker, Unit::Kind kind, std::string_view class_name);
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

  private:
    static std::string_view class_name_of(const Unit* unit) noexcept {
        return unit ? unit->class_name : std::string_view();
    }

    Checker& checker_;
    Unit* const outer_;
    Unit unit_;
};

// The first name that stands in `names` twice, empty if none does.
[[nodiscard]] std::string_view first_repeated(std::span<const std::string_view> names);

// Pattern rules, for one `case` (check_patterns.cpp): what it refuses, if anything.
[[nodiscard]] std::optional<CheckError> check_pattern(const Pattern& pattern, bool may_match_all);

} // namespace rezdex::syntax
