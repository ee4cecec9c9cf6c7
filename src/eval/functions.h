// Promise: functions of a definition as objects: their attributes, and what rez looks at in them.
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// rez's package_rex_keys (rez/package_resources.py): functions of these names are kept as source.
[[nodiscard]] bool is_rex_function(std::string_view name) noexcept;

// function.name, and function.name = value.
[[nodiscard]] Object* function_attribute(Function& function, std::string_view name, Run& run);
[[nodiscard]] bool set_function_attribute(Function& function, std::string_view name, Object& value, Run& run);

// functools.update_wrapper(wrapper, wrapped)
[[nodiscard]] bool wrap(Function& wrapper, Function& wrapped, Run& run);

// What inspect.unwrap() gives: the function whose source inspect shows.
[[nodiscard]] const Function& unwrapped(const Function& function) noexcept;

} // namespace rezdex::eval
