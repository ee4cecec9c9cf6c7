// Promise: the value that PyYAML's FullLoader gives a plain scalar, as its YAML 1.1 rules have it: `1.0`,
// `yes`, `017`, `1_000`, `1:30`, `~` (yaml/resolver.py: Resolver; yaml/constructor.py: SafeConstructor).
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::rez {

// A str lies in `text`, which has to outlive it. A date is a live object. Null after a failure: what PyYAML
// refuses, or what is not read here (a time of day, `<<`, `=`, `1:30.5`).
[[nodiscard]] eval::Object* plain_yaml_scalar(std::string_view text, eval::Run& run);

} // namespace rezdex::rez
