// Promise: what the operators of eval/protocol.h need from other files of this folder.
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// "format % arguments" (eval/format_percent.cpp).
[[nodiscard]] Object* format_percent(std::string_view format, Object& arguments, Run& run);

} // namespace rezdex::eval
