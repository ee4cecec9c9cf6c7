// Promise: + and * of str, bytes, list and tuple, and how *= changes a list in place.
//
// Callers have looked at the types. What would be too large is declined before it is made.
#pragma once

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// a + b of two objects of one type.
[[nodiscard]] Object* concatenate(const Object& a, const Object& b, Run& run);
// sequence * count; count is an integer of any size.
[[nodiscard]] Object* repeat(const Object& sequence, const Object& count, Run& run);

// list *= count.
[[nodiscard]] Object* repeat_in_place(Sequence& list, const Object& count, Run& run);

} // namespace rezdex::eval
