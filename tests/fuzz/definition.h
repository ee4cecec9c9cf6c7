// Promise: what holds of the answer to any definition, in Python or in YAML.
//
// check_definition() defines the bytes again and again: in memory that is new and in memory that is used, in
// the whole environment and in one of nothing but the inputs that were read. Each time the answer must be the
// same, keep the limits, and come back from its records as it was.
#pragma once

#include <string_view>

#include "rez/definition.h"

namespace rezdex::test {

void check_definition(std::string_view bytes, rez::Format format);

} // namespace rezdex::test
