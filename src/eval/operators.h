// Promise: the binary operators of known values: + and %, and how `+=` changes a list in place.
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

[[nodiscard]] Object* add(Object& a, Object& b, Run& run);
[[nodiscard]] Object* modulo(Object& a, Object& b, Run& run);

// a += b: gives the object that the name is bound to afterwards.
[[nodiscard]] Object* add_in_place(Object& a, Object& b, Run& run);

// "format % arguments" (eval/format.cpp).
[[nodiscard]] Object* format_percent(std::string_view format, Object& arguments, Run& run);

} // namespace rezdex::eval
