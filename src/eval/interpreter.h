// Promise: runs a module's top level, and the functions that it calls, over known values.
//
// What is evaluated is evaluated exactly as CPython 3.11 does; whatever might raise, or reach code that is
// not known, is declined. Nothing is ever executed. Of rez it knows only the names in its globals (Injected).
// The rule of eval/run.h holds for all members: null or false after a failure. One thread at a time.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "eval/call.h"
#include "eval/exception.h"
#include "eval/frame.h"
#include "eval/run.h"
#include "eval/scope.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

struct Cursor;
struct Generator;

class Interpreter {
  public:
    // The run and the module's tree must outlive it.
    explicit Interpreter(Run& run);
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;
    ~Interpreter() { run_.interpreter = nullptr; }

    [[nodiscard]] bool execute(const syntax::Module& module);

    // What the layer above knows of the members of modules; null without a failure: nothing.
    using MemberOfModule = Object* (*)(std::string_view module, std::string_view name);
    void know_members(MemberOfModule members) noexcept { members_ = members; }
    [[nodiscard]] Object* known_member(std::string_view module, std::string_view name) const {
        return members_ == nullptr ? nullptr : members_(module, name);
    }

    // name → value in Python's order, the injected ones included.
    [[nodiscard]] Dict& globals() noexcept { return *module_.globals; }
    // ScopeContext.to_dict(); null if no scope was used.
    [[nodiscard]] Dict* scope_data() { return scopes_.to_dict(run_); }

    // function(*arguments), with these globals in place of its own.
    [[nodiscard]] Object* call(const Function& function, const Arguments& arguments, Dict& globals);
    [[nodiscard]] Object* call_injected(const Live& callee, const Arguments& arguments);

    // The next object of a comprehension, in a frame of its own (eval/comprehensions.cpp).
    [[nodiscard]] Object* next_element(Cursor& cursor, const syntax::Expr& element);

    // Runs it to its next `yield`: what it gives there; null at its end, and after a failure.
    [[nodiscard]] Object* resume(Generator& generator);

    // To be called at the end: what CPython does when it lets go of a generator is declined.
    void finish();
    // Of what names nothing, whatever text it stands in.
    [[nodiscard]] Object* evaluate_literal(const syntax::Expr& literal) { return evaluate(literal); }
    // The function that a `def` in the text makes; `names` are what it refers to, besides builtins. As
    // libraries do that write functions.
    [[nodiscard]] Object* define(std::string_view text, Dict& names);

    // globals() and locals() of the code that runs now.
    [[nodiscard]] Frame& frame() noexcept { return *frame_; }

    // How a statement ends.
    enum class Flow : std::uint8_t { next, break_, continue_, return_, failed };

  private:
    friend class GeneratorRun;

    static constexpr std::uint32_t max_calls = 150; // CPython allows about a thousand; rez has used some

    // statements.cpp
    bool bind_docstring(syntax::Stmts body);
    Flow execute(syntax::Stmts body);
    Flow execute(const syntax::Stmt& statement);
    bool simple(const syntax::Stmt& statement);
    bool raise(const syntax::Raise& node);
    bool raise_object(Object& raised, const syntax::Node& node);
    bool assert_(const syntax::Assert& node);
    static Flow flow(bool done) noexcept { return done ? Flow::next : Flow::failed; }

    // control_flow.cpp
    Flow if_(const syntax::If& node, syntax::Stmts rest); // `rest` stands behind it
    Flow for_(const syntax::For& node);
    Flow while_(const syntax::While& node);
    Flow try_(const syntax::Try& node);
    Flow try_handlers(const syntax::Try& node);
    Flow handle(const syntax::ExceptHandler& handler, Exception& caught);
    bool forget_caught(const syntax::ExceptHandler& handler);
    bool matches(const Exception& caught, Object& type, const syntax::Node& node);
    Flow with(const syntax::With& node, std::span<const syntax::WithItem> items);
    Flow with_scope(const syntax::With& node, std::span<const syntax::WithItem> items, Object& scope);
    Flow with_manager(const syntax::With& node, std::span<const syntax::WithItem> items, Object& manager);
    Flow leave(Object& exit, Object& manager, const syntax::Node& node);

    // targets.cpp
    bool assign(const syntax::Assign& node);
    bool ann_assign(const syntax::AnnAssign& node);
    bool note_annotation(const syntax::AnnAssign& node);
    bool aug_assign(const syntax::AugAssign& node);
    bool assign_to(const syntax::Expr& target, Object& value);
    bool unpack(syntax::Exprs targets, Object& value, const syntax::Node& node);
    bool delete_(const syntax::Expr& target);
    bool set_attribute(Object& object, std::string_view written, Object& value, const syntax::Node& node);
    bool delete_attribute(const syntax::Attribute& target);

    // names.cpp
    Object* name(const syntax::Name& node);
    Object* global_name(std::string_view name, const syntax::Node& node);
    Object* free_name(std::string_view name, const syntax::Node& node);
    bool bind(std::string_view written, Object& value, const syntax::Node& node);
    bool unbind(std::string_view written, const syntax::Node& node);
    Frame* owner(std::string_view name) noexcept; // the frame that a binding of the name goes to
    std::string_view own_name(std::string_view name);

    // definitions.cpp
    bool function_def(const syntax::FunctionDef& node);
    bool class_def(const syntax::ClassDef& node);
    Object* lambda(const syntax::Lambda& node);
    Function* make_function(const syntax::Node& node, std::string_view name,
                            const syntax::Arguments& arguments);
    bool execute_class(const syntax::ClassDef& node, Frame& cell, Dict& members);
    Object* own_super(const syntax::Node& node);
    bool evaluate_decorators(syntax::Exprs nodes, std::vector<Object*>& to);
    Object* decorate(std::span<Object* const> decorators, Object& made);
    bool import(const syntax::Import& node);
    bool import_from(const syntax::ImportFrom& node);

    // function_calls.cpp
    const Bindings* bindings_of(const Function& function);
    static bool is_sorted(const Object& callee) noexcept;
    Object* sorted_argument(const syntax::Expr& node);
    bool bind_parameters(const Function& function, const Arguments& arguments, Dict& variables);

    // expressions.cpp
    Object* evaluate(const syntax::Expr& expression);
    Object* evaluate_now(const syntax::Expr& expression);
    Object* evaluate_kind(const syntax::Expr& expression);
    Object* constant(const syntax::Constant& node);
    Object* bool_op(const syntax::BoolOp& node);
    Object* compare(const syntax::Compare& node);
    Object* if_exp(const syntax::IfExp& node);
    Object* named_expr(const syntax::NamedExpr& node);
    Object* bin_op(const syntax::BinOp& node);
    Object* unary_op(const syntax::UnaryOp& node);
    Object* attribute(const syntax::Attribute& node);
    Object* subscript(const syntax::Subscript& node);
    bool slice(const syntax::Slice& node, struct Slice& to);
    Object* call(const syntax::Call& node);
    bool positional(syntax::Exprs nodes, std::vector<Object*>& to);
    bool keywords(const syntax::Call& node, const Object& callee, std::vector<Keyword>& to);
    Object* decline(const syntax::Node& node, Reason reason, std::string_view what = {}) noexcept;

    // generator_yield.cpp
    Object* evaluate_waiting(const syntax::Expr& node);
    Object* yield(const syntax::Yield& node);
    Object* yield_from(const syntax::Yield& node);

    // displays.cpp
    Object* sequence(syntax::Exprs elements, Type type);
    Object* set(const syntax::Set& node);
    Object* dict(const syntax::Dict& node);
    bool push(const syntax::Expr& element);
    Object* joined_str(const syntax::JoinedStr& node);
    bool append_part(const syntax::Expr& part, std::string& to);

    // comprehensions.cpp
    Object* list_comp(const syntax::ListComp& node);
    Object* dict_comp(const syntax::DictComp& node);
    Object* generator_exp(const syntax::ListComp& node);
    bool open(syntax::Comprehensions generators, Cursor& cursor);
    bool advance(Cursor& cursor);
    bool passes(const syntax::Comprehension& generator);

    // unknown.cpp: what may run or not: null where it might raise or have an effect
    Object* perhaps(const syntax::Expr& node);
    Object* perhaps_kind(const syntax::Expr& node);
    Object* perhaps_sequence(syntax::Exprs elements, Type type);
    Object* perhaps_call(const syntax::Call& node);
    Object* bool_op_unknown(syntax::Exprs rest);
    Object* if_exp_unknown(const syntax::IfExp& node);
    Flow if_unknown(const syntax::If& node, syntax::Stmts rest);
    Flow return_unknown(std::span<const syntax::Stmts> ways);
    bool assign_unknown(std::span<const syntax::Stmts> ways, const syntax::Node& node);
    bool assigned_names(syntax::Stmts body, std::vector<std::string_view>& names,
                        std::vector<std::string_view>& made);

    Run& run_;
    MemberOfModule members_ = nullptr;
    Frame module_;
    Frame* frame_;
    ScopeContext scopes_;
    std::vector<Object*> stack_; // members of the displays that are being evaluated
    std::unordered_map<const void*, const Bindings*> bindings_;
    std::vector<Exception*> handled_;             // by the `except` blocks that are running
    Object* returned_ = nullptr;                  // by the `return` that ended a body
    std::uint32_t depth_ = 0;                     // of evaluate() and execute()
    std::uint32_t calls_ = 0;                     // that are running
    bool has_class_ = false;                      // so that private names (__x) may mean others
    std::uint32_t tries_ = 0;                     // bodies of `try` that are running
    std::span<const std::string_view> undecided_; // names that one way or another of an `if` binds
    bool left_scope_ = false;      // an exception left a `with scope(…)`, which rez then closes
    std::uint32_t unfinished_ = 0; // generators that wait inside of a `try`
};

} // namespace rezdex::eval
