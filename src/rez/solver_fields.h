// Promise: what a solve needs of a definition's attributes, typed as rez's schema takes it
// (rez/package_resources.py: package_pod_schema_dict), and what the schema refuses.
//
// Only name, version, requires, variants and timestamp are looked at.
#pragma once

#include <string_view>

#include "rez/definition.h"
#include "rezdex/value.h"

namespace rezdex::rez {

[[nodiscard]] bool is_solver_field(std::string_view attribute) noexcept;

// Sets the field's state and value, and Definition::refused. `value` lies in the definition. Nothing but none
// is returned where that is decided; else why it is not.
[[nodiscard]] Reason set_solver_field(Definition& definition, std::string_view attribute, Value value);

} // namespace rezdex::rez
