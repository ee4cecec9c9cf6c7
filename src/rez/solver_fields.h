// Promise: what a solve needs of a definition's attributes, typed: name, version, requires, variants,
// timestamp.
#pragma once

#include <string_view>

#include "rez/definition.h"
#include "rezdex/value.h"

namespace rezdex::rez {

[[nodiscard]] bool is_solver_field(std::string_view attribute) noexcept;

void refuse_solver_field(Definition& definition, std::string_view attribute) noexcept;

// Sets the field's state and value. `value` lies in the definition and is one that rez's schema takes (see
// rez/schema.h). False where there is no room for it.
[[nodiscard]] bool set_solver_field(Definition& definition, std::string_view attribute, Value value);

} // namespace rezdex::rez
