// Promise: what the parts of one evaluation share: the arena, its limits, and how it ended if not well.
//
// An operation that cannot go on calls decline() or raise() and gives null; everybody above gives null, too.
// The first failure stays. raise() says that CPython raises an exception here, and is called only where that
// is certain: everything before was evaluated exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "rezdex/environment.h"
#include "rezdex/reason.h"

namespace rezdex::eval {

class Interpreter;
struct Object;

struct Failure {
    Reason reason = Reason::none; // none: no failure; raises: CPython raises; else declined
    std::uint32_t line = 0;
    std::string_view message; // static or in the arena
};

// An input that was read, as it was found (eval/input.h).
struct ReadInput {
    std::string_view name; // static or in the arena
    Environment::State state;
    std::uint64_t value_hash; // when present
};

class Run {
  public:
    static constexpr std::uint32_t max_steps = 500'000;  // expressions, statements, items: at most some 50 ms
    static constexpr std::size_t max_bytes = 36U << 20U; // of the arena, the syntax tree included
    static constexpr std::uint32_t max_depth = 200;      // of a value

    // Without an environment no input is supplied.
    explicit Run(base::Arena& memory, const Environment* supplied = nullptr) noexcept
        : arena(memory), environment(supplied) {}

    base::Arena& arena;
    const Environment* environment;
    std::vector<ReadInput> inputs;      // each once, in the order of their first use
    std::uint32_t line = 0;             // of what is being evaluated
    Interpreter* interpreter = nullptr; // who calls the definition's own functions
    std::uint32_t nested_nexts = 0;     // iterators that wait for one below them
    std::uint32_t special_calls = 0;    // of methods that Python itself calls, inside of each other
    const void* texts = nullptr;        // containers whose repr() is being written (eval/object_text.cpp)

    [[nodiscard]] bool failed() const noexcept { return failure_.reason != Reason::none; }
    [[nodiscard]] const Failure& failure() const noexcept { return failure_; }

    std::nullptr_t decline(Reason reason, std::string_view message = {}) noexcept {
        if (!failed()) failure_ = {reason, line, message};
        return nullptr;
    }
    // The message begins with the name of the exception's type: "ValueError: …".
    std::nullptr_t raise(std::string_view message) noexcept { return decline(Reason::raises, message); }
    // An exception that is an object already (eval/exception.h).
    std::nullptr_t raise(Object& exception, std::string_view message) noexcept {
        if (!failed()) raised_ = &exception;
        return raise(message);
    }
    [[nodiscard]] Object* raised() const noexcept { return raised_; }
    // Goes on after an exception that was caught.
    void recover() noexcept {
        failure_ = {};
        raised_ = nullptr;
    }
    // Raises again what was caught.
    void restore(const Failure& failure, Object* raised) noexcept {
        failure_ = failure;
        raised_ = raised;
    }

    // False, and declined, once there were too many.
    [[nodiscard]] bool step(std::size_t count = 1) noexcept {
        if (count > max_steps - steps_) {
            steps_ = max_steps;
            decline(Reason::limit_steps);
            return false;
        }
        steps_ += static_cast<std::uint32_t>(count);
        return true;
    }
    // False, and declined, where the arena should not grow by so much.
    [[nodiscard]] bool room(std::size_t bytes) noexcept {
        if (bytes <= max_bytes && arena.bytes_used() <= max_bytes - bytes) return true;
        decline(Reason::limit_memory);
        return false;
    }
    // Each special call starts again at the top of a value: together they are to take no more stack than one.
    [[nodiscard]] bool within_depth(std::uint32_t depth) noexcept {
        if (depth + special_calls * 5 <= max_depth) return true;
        decline(Reason::limit_nesting);
        return false;
    }

  private:
    Failure failure_;
    Object* raised_ = nullptr;
    std::uint32_t steps_ = 0;
};

} // namespace rezdex::eval
