// Promise: the functions that make one value of all that an iterable gives: all, any, max, min and sum.
//
// Of a set they give what does not depend on its order.
#pragma once

#include "eval/call.h"

namespace rezdex::eval {

[[nodiscard]] Object* all(const Arguments& arguments, Run& run);
[[nodiscard]] Object* any(const Arguments& arguments, Run& run);
[[nodiscard]] Object* max(const Arguments& arguments, Run& run);
[[nodiscard]] Object* min(const Arguments& arguments, Run& run);
[[nodiscard]] Object* sum(const Arguments& arguments, Run& run);

} // namespace rezdex::eval
