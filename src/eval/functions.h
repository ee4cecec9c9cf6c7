// Promise: what rez looks at in a function.
#pragma once

#include <string_view>

namespace rezdex::eval {

// rez's package_rex_keys (rez/package_resources.py): functions of these names are kept as source.
[[nodiscard]] bool is_rex_function(std::string_view name) noexcept;

} // namespace rezdex::eval
