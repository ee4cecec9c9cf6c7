// Promise: modules of the standard library and of rez, and what is known of their members.
//
// A member that is not known here is declined, never taken for absent.
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Module : Object { // Type::module
    std::string_view name;
};

[[nodiscard]] Object* module_attribute(const Module& module, std::string_view name, Run& run);

} // namespace rezdex::eval
