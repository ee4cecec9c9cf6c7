// Promise: textwrap.wrap(), fill(), shorten() and indent() with the arguments that are in use.
#pragma once

#include "eval/call.h"

namespace rezdex::eval {

[[nodiscard]] Object* wrap_text(const Arguments& arguments, Run& run);
[[nodiscard]] Object* fill_text(const Arguments& arguments, Run& run);
[[nodiscard]] Object* shorten_text(const Arguments& arguments, Run& run);
[[nodiscard]] Object* indent_text(const Arguments& arguments, Run& run);

} // namespace rezdex::eval
