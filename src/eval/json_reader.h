// Promise: json.loads() of a str. A text that json refuses is declined: its exception is no built-in one.
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

[[nodiscard]] Object* read_json(std::string_view text, Run& run);

} // namespace rezdex::eval
