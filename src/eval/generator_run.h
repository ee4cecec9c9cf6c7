// Promise: runs a generator from where it waits to its next `yield` or its end.
//
// Works on the blocks of the generator: bodies of compound statements that hold a `yield`. A statement that
// holds none is the interpreter's own affair.
#pragma once

#include "eval/generator.h"
#include "eval/interpreter.h"

namespace rezdex::eval {

// A body that is being run, and what comes after it.
struct GeneratorBlock {
    enum class Kind : std::uint8_t { plain, for_, while_, try_ };
    enum class Part : std::uint8_t { body, orelse, handler, final }; // of `try`

    Kind kind;
    const syntax::Stmt* node = nullptr; // null: plain
    // NOLINTNEXTLINE(readability-redundant-member-init): may be left out of an initializer
    syntax::Stmts body{};      // of the part that runs
    std::size_t position = 0;  // in the body
    Iterator* items = nullptr; // of `for`
    Part part = Part::body;
    const syntax::ExceptHandler* handler = nullptr;
    Exception* caught = nullptr; // in `handler`, and in `final` after an exception
    Interpreter::Flow after{};   // what goes on after `final`; failed: the failure below
    Failure failure{};
    Object* raised = nullptr;
    Object* returned = nullptr;
};

class GeneratorRun {
  public:
    GeneratorRun(Interpreter& interpreter, Generator& generator)
        : interpreter_(interpreter), run_(interpreter.run_), generator_(generator),
          bindings_(*generator.frame->bindings), stacked_(interpreter.stack_.size()),
          depth_(interpreter.depth_) {}

    // What is yielded; null at the end, and after a failure.
    [[nodiscard]] Object* run();
    // Whether CPython would run code of the definition if it closed the generator now.
    [[nodiscard]] bool guarded() const noexcept;

  private:
    using Block = GeneratorBlock;
    using Flow = Interpreter::Flow;

    [[nodiscard]] Block& top() const noexcept { return generator_.blocks[generator_.depth - 1]; }
    [[nodiscard]] bool yields(const syntax::Node& node) const noexcept { return bindings_.yields(node); }
    Flow push(const Block& block);
    Flow push(syntax::Stmts body) { return push({.kind = Block::Kind::plain, .body = body}); }
    void pop() noexcept { --generator_.depth; }
    Flow decline(const syntax::Node& node);

    bool start();
    Object* end(Flow flow);
    void hold_handled(); // what the blocks have caught is the interpreter's again
    Flow step();
    Flow statement(const syntax::Stmt& node);
    Flow simple(const syntax::Stmt& node);
    Flow aug_assign(const syntax::AugAssign& node);
    Flow if_(const syntax::If& node);

    template <class Evaluate>
    Object* waiting(Evaluate evaluate);
    Object* expression(const syntax::Expr& node);

    // At the end of a body; and where something else than its end leaves it.
    Flow leave(Block& block);
    Flow next_turn(Block& block);
    Flow next_item(Block& block);
    Flow unwind(Flow flow);
    Flow leave_try(Block& block, Flow flow);
    Flow catch_raised(Block& block);
    Flow finally(Block& block, Flow flow);
    Flow after_finally(Block& block);

    Interpreter& interpreter_;
    Run& run_;
    Generator& generator_;
    const Bindings& bindings_;
    std::size_t stacked_;
    std::uint32_t depth_;
};

} // namespace rezdex::eval
