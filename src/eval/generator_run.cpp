// Promise: see eval/generator_run.h: statements and the blocks that they stand in.
#include "eval/generator_run.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "eval/protocol.h"

namespace rezdex::eval {

using syntax::Kind;

Object* Interpreter::resume(Generator& generator) {
    if (calls_ >= max_calls) return run_.decline(Reason::limit_nesting);
    if (!run_.step()) return nullptr;
    unfinished_ -= generator.guarded ? 1 : 0;
    Frame* caller = std::exchange(frame_, generator.frame);
    const std::size_t stacked = stack_.size(), handled = handled_.size();
    const std::uint32_t depth = depth_;
    ++calls_;
    ++tries_; // it may be in one
    generator.running = true;
    GeneratorRun going_on(*this, generator);
    Object* value = going_on.run();
    generator.running = false;
    --tries_;
    --calls_;
    depth_ = depth;
    stack_.resize(stacked);
    handled_.resize(handled);
    frame_ = caller;
    generator.guarded = value != nullptr && going_on.guarded();
    unfinished_ += generator.guarded ? 1 : 0;
    return value;
}

Object* GeneratorRun::run() {
    Suspension& at = generator_.at;
    at.waits = false;
    at.resumed = generator_.started;
    Flow flow = Flow::next;
    if (generator_.started) {
        hold_handled();
    } else if (!start()) {
        flow = Flow::failed;
    }
    while (flow == Flow::next && generator_.depth != 0) {
        flow = step();
        if (at.waits) return at.yielded;
        if (flow != Flow::next) flow = unwind(flow);
    }
    return end(flow);
}

bool GeneratorRun::start() {
    generator_.started = true;
    if (const Exception* thrown = generator_.at.thrown) {
        run_.raise(*generator_.at.thrown, describe(*thrown, run_.arena));
        return false;
    }
    return push(generator_.function->definition->as<syntax::FunctionDef>()->body) == Flow::next;
}

Object* GeneratorRun::end(Flow flow) {
    generator_.ended = true;
    generator_.depth = 0;
    if (flow == Flow::return_) generator_.result = interpreter_.returned_;
    return nullptr;
}

void GeneratorRun::hold_handled() {
    for (const Block& block : std::span(generator_.blocks, generator_.depth)) {
        if (block.caught != nullptr) interpreter_.handled_.push_back(block.caught);
    }
}

bool GeneratorRun::guarded() const noexcept {
    return std::ranges::any_of(std::span(generator_.blocks, generator_.depth), [](const Block& block) {
        if (block.kind != Block::Kind::try_) return false;
        const auto& node = *block.node->as<syntax::Try>();
        return (block.part != Block::Part::final && !node.finalbody.empty()) ||
               (block.part == Block::Part::body && !node.handlers.empty());
    });
}

GeneratorRun::Flow GeneratorRun::push(const Block& block) {
    if (generator_.depth == generator_.capacity) {
        const std::uint32_t capacity = std::max(4U, 2 * generator_.capacity);
        if (!run_.room(capacity * sizeof(Block))) return Flow::failed;
        auto* blocks = static_cast<Block*>(run_.arena.allocate(capacity * sizeof(Block), alignof(Block)));
        std::uninitialized_copy_n(generator_.blocks, generator_.depth, blocks);
        generator_.blocks = blocks;
        generator_.capacity = capacity;
    }
    std::construct_at(&generator_.blocks[generator_.depth++], block);
    return Flow::next;
}

GeneratorRun::Flow GeneratorRun::decline(const syntax::Node& node) {
    interpreter_.decline(node, Reason::unsupported_statement, "a yield in such a place");
    return Flow::failed;
}

GeneratorRun::Flow GeneratorRun::step() {
    Block& block = top();
    if (block.position == block.body.size()) return leave(block);
    const syntax::Stmt& node = *block.body[block.position];
    run_.line = node.line;
    if (!run_.step() || !run_.room(0)) return Flow::failed;
    const std::size_t within = generator_.depth - 1;
    const Flow flow = yields(node) ? statement(node) : interpreter_.execute(node);
    if (flow == Flow::next && !generator_.at.waits) ++generator_.blocks[within].position;
    return flow;
}

GeneratorRun::Flow GeneratorRun::statement(const syntax::Stmt& node) {
    switch (node.kind) {
    case Kind::if_: return if_(*node.as<syntax::If>());
    case Kind::while_: return push({.kind = Block::Kind::while_, .node = &node});
    case Kind::for_: {
        const auto& loop = *node.as<syntax::For>();
        if (yields(*loop.target)) return decline(node);
        Object* iterable = expression(*loop.iter);
        run_.line = loop.iter->line;
        Iterator* items = iterable == nullptr ? nullptr : iterate(*iterable, run_);
        if (items == nullptr) return Flow::failed;
        return push({.kind = Block::Kind::for_, .node = &node, .items = items});
    }
    case Kind::try_:
        return push({.kind = Block::Kind::try_, .node = &node, .body = node.as<syntax::Try>()->body});
    case Kind::return_: {
        Object* value = expression(*node.as<syntax::Return>()->value);
        interpreter_.returned_ = value;
        return value == nullptr ? Flow::failed : Flow::return_;
    }
    default: return simple(node);
    }
}

GeneratorRun::Flow GeneratorRun::simple(const syntax::Stmt& node) {
    switch (node.kind) {
    case Kind::expr: return Interpreter::flow(expression(*node.as<syntax::ExprStmt>()->value) != nullptr);
    case Kind::aug_assign: return aug_assign(*node.as<syntax::AugAssign>());
    case Kind::assign: {
        const auto& assign = *node.as<syntax::Assign>();
        const auto waits = [this](const syntax::Expr* target) { return yields(*target); };
        if (std::ranges::any_of(assign.targets, waits)) return decline(node);
        Object* value = expression(*assign.value);
        return Interpreter::flow(value != nullptr &&
                                 std::ranges::all_of(assign.targets, [&](const syntax::Expr* target) {
                                     return interpreter_.assign_to(*target, *value);
                                 }));
    }
    case Kind::ann_assign: {
        const auto& assign = *node.as<syntax::AnnAssign>();
        if (yields(*assign.target)) return decline(node);
        Object* value = expression(*assign.value);
        return Interpreter::flow(value != nullptr && interpreter_.assign_to(*assign.target, *value));
    }
    default: return decline(node);
    }
}

// The old value is read before what follows waits.
GeneratorRun::Flow GeneratorRun::aug_assign(const syntax::AugAssign& node) {
    if (node.target->kind != Kind::name) return decline(node);
    Object* value = waiting([&]() -> Object* {
        Object* old = interpreter_.evaluate(*node.target);
        Object* by = old == nullptr ? nullptr : interpreter_.evaluate(*node.value);
        if (by == nullptr) return nullptr;
        run_.line = node.line;
        return in_place(node.op, *old, *by, run_);
    });
    return Interpreter::flow(value != nullptr && interpreter_.assign_to(*node.target, *value));
}

GeneratorRun::Flow GeneratorRun::if_(const syntax::If& node) {
    Object* test = expression(*node.test);
    if (test == nullptr) return Flow::failed;
    run_.line = node.test->line;
    const auto holds = truth(*test, run_);
    return holds ? push(*holds ? node.body : node.orelse) : Flow::failed;
}

template <class Evaluate>
Object* GeneratorRun::waiting(Evaluate evaluate) {
    Suspension& at = generator_.at;
    at.next = 0;
    generator_.frame->suspension = &at;
    Object* value = evaluate();
    generator_.frame->suspension = nullptr;
    if (at.waits) return nullptr;
    at.size = 0;
    return value;
}

Object* GeneratorRun::expression(const syntax::Expr& node) {
    if (!yields(node)) return interpreter_.evaluate(node);
    return waiting([&] { return interpreter_.evaluate(node); });
}

GeneratorRun::Flow GeneratorRun::leave(Block& block) {
    switch (block.kind) {
    case Block::Kind::while_: return next_turn(block);
    case Block::Kind::for_: return next_item(block);
    case Block::Kind::try_: return leave_try(block, Flow::next);
    default: pop(); return Flow::next;
    }
}

GeneratorRun::Flow GeneratorRun::next_turn(Block& block) {
    const auto& node = *block.node->as<syntax::While>();
    Object* test = expression(*node.test);
    if (test == nullptr) return Flow::failed;
    run_.line = node.test->line;
    const auto holds = truth(*test, run_);
    if (!holds || !run_.step()) return Flow::failed;
    if (*holds) {
        block.body = node.body;
        block.position = 0;
        return Flow::next;
    }
    pop();
    return push(node.orelse);
}

GeneratorRun::Flow GeneratorRun::next_item(Block& block) {
    const auto& node = *block.node->as<syntax::For>();
    run_.line = node.iter->line;
    Object* item = run_.step() ? next(*block.items, run_) : nullptr;
    if (run_.failed()) return Flow::failed;
    if (item == nullptr) {
        pop();
        return push(node.orelse);
    }
    block.body = node.body;
    block.position = 0;
    return Interpreter::flow(interpreter_.assign_to(*node.target, *item));
}

GeneratorRun::Flow GeneratorRun::unwind(Flow flow) {
    while (generator_.depth != 0) {
        if (flow == Flow::failed && run_.failure().reason != Reason::raises) return flow;
        Block& block = top();
        if (block.kind == Block::Kind::try_) {
            flow = leave_try(block, flow);
            if (flow == Flow::next) return flow;
            continue;
        }
        const bool loop = block.kind != Block::Kind::plain;
        if (loop && flow == Flow::continue_) {
            block.position = block.body.size();
            return Flow::next;
        }
        pop();
        if (loop && flow == Flow::break_) return Flow::next;
    }
    return flow;
}

} // namespace rezdex::eval
