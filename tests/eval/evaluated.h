// Promise: a source text evaluated, and its names looked at, for tests.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "eval/interpreter.h"
#include "syntax/parse.h"

namespace rezdex::test {

struct Evaluation {
    explicit Evaluation(std::string_view text) {
        const syntax::Parsed parsed = syntax::parse(text, arena);
        executed = parsed.verdict == syntax::Verdict::accepted && interpreter.execute(*parsed.module);
    }
    // Null where the name is not bound, or the evaluation failed.
    [[nodiscard]] const eval::Object* operator[](std::string_view name) const {
        if (!executed) return nullptr;
        const eval::Dict::Entry* entry = interpreter.globals().find(name);
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
    mutable eval::Interpreter interpreter{run};
    bool executed = false;
};

} // namespace rezdex::test
