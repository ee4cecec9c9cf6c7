// Promise: see eval/generator_run.h: `try` statements of generators; as control_flow.cpp does it.
#include <algorithm>

#include "eval/generator_run.h"

namespace rezdex::eval {

// The part that runs is left, at its end (Flow::next) or otherwise. Flow::next: the generator goes on with
// what is on top of the blocks; else the `try` is no longer one of them.
GeneratorRun::Flow GeneratorRun::leave_try(Block& block, Flow flow) {
    const auto& node = *block.node->as<syntax::Try>();
    switch (block.part) {
    case Block::Part::body:
        if (flow == Flow::next) {
            block.part = Block::Part::orelse;
            block.body = node.orelse;
            block.position = 0;
            return flow;
        }
        if (flow == Flow::failed) flow = catch_raised(block);
        return flow == Flow::next ? flow : finally(block, flow);
    case Block::Part::orelse: return finally(block, flow);
    case Block::Part::handler:
        interpreter_.handled_.pop_back();
        block.caught = nullptr;
        if (!interpreter_.forget_caught(*block.handler)) return Flow::failed;
        return finally(block, flow);
    default:
        if (block.caught != nullptr) interpreter_.handled_.pop_back();
        if (flow == Flow::next) return after_finally(block);
        pop();
        return flow;
    }
}

// Flow::next: a handler runs.
GeneratorRun::Flow GeneratorRun::catch_raised(Block& block) {
    const auto& node = *block.node->as<syntax::Try>();
    const Failure failure = run_.failure();
    Object* raised = run_.raised();
    Exception* caught = take_raised(run_);
    interpreter_.stack_.resize(stacked_);
    interpreter_.depth_ = depth_;
    if (caught == nullptr) {
        run_.recover();
        interpreter_.decline(node, Reason::may_raise, "which exception was raised is not known");
        return Flow::failed;
    }
    for (const syntax::ExceptHandler& handler : node.handlers) {
        if (handler.type != nullptr) {
            if (yields(*handler.type)) return decline(*handler.type);
            Object* type = interpreter_.evaluate(*handler.type);
            if (type == nullptr) return Flow::failed;
            const bool handles = interpreter_.matches(*caught, *type, *handler.type);
            if (run_.failed()) return Flow::failed;
            if (!handles) continue;
        }
        if (!handler.name.empty() && !interpreter_.bind(handler.name, *caught, node)) return Flow::failed;
        interpreter_.handled_.push_back(caught);
        block.part = Block::Part::handler;
        block.handler = &handler;
        block.caught = caught;
        block.body = handler.body;
        block.position = 0;
        return Flow::next;
    }
    run_.restore(failure, raised);
    return Flow::failed;
}

GeneratorRun::Flow GeneratorRun::finally(Block& block, Flow flow) {
    const auto& node = *block.node->as<syntax::Try>();
    if (node.finalbody.empty() || (flow == Flow::failed && run_.failure().reason != Reason::raises)) {
        pop();
        return flow;
    }
    block.after = flow;
    block.returned = interpreter_.returned_;
    if (flow == Flow::failed) {
        block.failure = run_.failure();
        block.raised = run_.raised();
        block.caught = take_raised(run_);
        interpreter_.stack_.resize(stacked_);
        interpreter_.depth_ = depth_;
        if (block.caught == nullptr) {
            run_.recover();
            interpreter_.decline(node, Reason::may_raise, "which exception was raised is not known");
            return Flow::failed;
        }
        interpreter_.handled_.push_back(block.caught);
    }
    block.part = Block::Part::final;
    block.body = node.finalbody;
    block.position = 0;
    return Flow::next;
}

GeneratorRun::Flow GeneratorRun::after_finally(Block& block) {
    const Block left = block;
    pop();
    if (left.after == Flow::failed) run_.restore(left.failure, left.raised);
    if (left.after == Flow::return_) interpreter_.returned_ = left.returned;
    return left.after;
}

} // namespace rezdex::eval
