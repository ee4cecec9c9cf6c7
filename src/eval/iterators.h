// Promise: the iterators that Python's own functions give: enumerate, filter, map, reversed and zip.
//
// Each takes an item from below only when it is asked for one, as CPython's do.
#pragma once

#include "eval/call.h"

namespace rezdex::eval {

[[nodiscard]] Object* make_enumerate(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_filter(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_map(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_reversed(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_zip(const Arguments& arguments, Run& run);

} // namespace rezdex::eval
