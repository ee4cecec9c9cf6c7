// Promise: globals(), locals(), vars() and dir(), for the code that runs now.
//
// At module level they are the globals themselves. In a function locals() is a new dict: its order is that in
// which CPython's compiler meets the names, and a second call in the same frame is declined, because before
// CPython 3.13 both give one dict.
#pragma once

#include "eval/call.h"

namespace rezdex::eval {

[[nodiscard]] Object* globals(const Arguments& arguments, Run& run);
[[nodiscard]] Object* locals(const Arguments& arguments, Run& run);
[[nodiscard]] Object* vars(const Arguments& arguments, Run& run);
[[nodiscard]] Object* dir(const Arguments& arguments, Run& run);

} // namespace rezdex::eval
