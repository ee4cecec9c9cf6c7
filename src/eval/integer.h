// Promise: integers of any size as objects: the one form that each has, and what can be told from it.
#pragma once

#include <cstdint>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

[[nodiscard]] inline Object* make_integer(std::int64_t value, Run& run) {
    return run.arena.make<Integer>(Object{Type::integer}, value);
}
[[nodiscard]] inline Object* make_boolean(bool value) noexcept {
    return value ? &true_object : &false_object;
}

} // namespace rezdex::eval
