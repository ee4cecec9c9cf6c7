// Promise: generators: calls of functions that yield, which stop at a `yield` and go on from there.
//
// A generator keeps where it is as plain data in the arena: the blocks that it is in, and of the statement
// with the `yield` what has been evaluated already. Going on runs that statement again with those values
// (eval/generator_run.cpp); no stack is kept. A `yield` where that would not be exact is declined.
//
// CPython closes a generator that nobody holds any more, which runs its `finally`. Nobody counts references
// here: a definition that leaves a generator inside of a `try` is declined at its end.
#pragma once

#include <cstdint>

#include "eval/exception.h"
#include "eval/frame.h"
#include "eval/iteration.h"
#include "eval/methods.h"
#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

struct GeneratorBlock; // eval/generator_run.cpp

// A statement that waits at a `yield`.
struct Suspension {
    struct Evaluated {
        const syntax::Expr* node;
        Object* value;
    };
    Evaluated* values = nullptr; // in the order of their evaluation
    std::uint32_t size = 0, capacity = 0;
    std::uint32_t next = 0;       // the first that is not used again yet
    bool waits = false;           // it stopped at a `yield` just now
    bool resumed = false;         // it goes on, and has not reached its `yield` yet
    Object* yielded = nullptr;    // what it gave when it stopped
    Object* sent = nullptr;       // what the `yield` gives when it goes on
    Exception* thrown = nullptr;  // or raises
    Iterator* delegate = nullptr; // of `yield from`, while it waits there
};

struct Generator : Iterator {
    const Function* function;
    Frame* frame;
    GeneratorBlock* blocks = nullptr; // the innermost one last
    std::uint32_t depth = 0, capacity = 0;
    bool started = false, running = false;
    bool guarded = false;     // waits inside of a `try`
    Object* result = nullptr; // what it returned, until somebody takes it
    Suspension at{};
};

// function(…), whose parameters are bound in the frame.
[[nodiscard]] Generator* make_generator(const Function& function, Frame& frame, Run& run);

// Null: another object; a generator expression, too.
[[nodiscard]] Generator* as_generator(Object& object) noexcept;

// generator.send(value), .throw(exception) and .close(). Null at its end, too; close() gives None.
[[nodiscard]] Object* send(Generator& generator, Object& value, Run& run);
[[nodiscard]] Object* throw_into(Generator& generator, Exception& exception, Run& run);
[[nodiscard]] Object* close(Generator& generator, Run& run);

// What an iterator at its end has returned; None but for a generator.
[[nodiscard]] Object* take_result(Iterator& iterator) noexcept;
// Raises the StopIteration of an iterator at its end.
std::nullptr_t raise_stop(Iterator& iterator, Run& run);

[[nodiscard]] Builtins generator_methods() noexcept;

} // namespace rezdex::eval
