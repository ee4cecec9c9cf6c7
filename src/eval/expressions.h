// Promise: the value of an expression whose parts are known.
//
// Names are looked up in the given globals only; builtins are never touched. One thread at a time.
#pragma once

#include <vector>

#include "eval/dict.h"
#include "eval/run.h"
#include "syntax/tree.h"

namespace rezdex::eval {

class Expressions {
  public:
    Expressions(Dict& globals, Run& run) : globals_(globals), run_(run) { stack_.reserve(32); }

    // Null after a failure.
    [[nodiscard]] Object* evaluate(const syntax::Expr& expression);

    // What a `def` or `lambda` evaluates when it is reached. False after a failure.
    [[nodiscard]] bool evaluate_defaults(const syntax::Arguments& arguments);

  private:
    Object* constant(const syntax::Constant& node);
    Object* joined_str(const syntax::JoinedStr& node);
    Object* sequence(syntax::Exprs elements, Type type);
    Object* set(const syntax::Set& node);
    Object* dict(const syntax::Dict& node);
    Object* bin_op(const syntax::BinOp& node);
    Object* unary_op(const syntax::UnaryOp& node);
    Object* lambda(const syntax::Lambda& node);
    Object* name(const syntax::Name& node);
    bool push(const syntax::Expr* element);
    Object* decline(const syntax::Node& node, Reason reason) noexcept;

    Dict& globals_;
    Run& run_;
    std::vector<Object*> stack_; // members of the displays that are being evaluated
};

} // namespace rezdex::eval
