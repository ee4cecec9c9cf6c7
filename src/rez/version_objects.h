// Promise: rez.version's Version and VersionRange as objects of a definition that imports them: made from
// text, printed, compared, asked for their parts and for what they contain.
//
// The rules are those of rezdex/version.h. What rez refuses, and what else such an object can do, is
// declined.
#pragma once

#include <string_view>

#include "eval/value.h"

namespace rezdex::rez {

// What a module of rez has under a name; null: nothing that is known here.
[[nodiscard]] eval::Object* version_member(std::string_view module, std::string_view name);

} // namespace rezdex::rez
