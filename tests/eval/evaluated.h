// Promise: a source text evaluated, and its names looked at, for tests.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "eval/evaluator.h"
#include "syntax/parse.h"

namespace rezdex::test {

struct Evaluation {
    explicit Evaluation(std::string_view text) {
        const syntax::Parsed parsed = syntax::parse(text, arena);
        if (parsed.verdict == syntax::Verdict::accepted) evaluated = eval::evaluate(*parsed.module, run);
    }
    // Null where the name is not bound, or the evaluation failed.
    [[nodiscard]] const eval::Object* operator[](std::string_view name) const {
        if (evaluated.globals == nullptr) return nullptr;
        const eval::Dict::Entry* entry = evaluated.globals->find(name);
        return entry == nullptr ? nullptr : entry->value;
    }
    // The object, which must be there.
    [[nodiscard]] const eval::Object& at(std::string_view name) const {
        const eval::Object* object = (*this)[name];
        if (object == nullptr) throw std::runtime_error("not bound: " + std::string(name));
        return *object;
    }
    [[nodiscard]] Reason reason() const { return run.failure().reason; }

    base::Arena arena;
    eval::Run run{arena};
    eval::Evaluated evaluated;
};

} // namespace rezdex::test
