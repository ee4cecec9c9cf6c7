// Promise: what int() and float() read from text, as CPython does.
//
// Of text past ASCII only what is surely no number is known here: other digits and spaces are declined.
#pragma once

#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// int(text, base); base is 0 or 2 to 36.
[[nodiscard]] Object* parse_integer(const Object& text, unsigned base, Run& run);

// float(text).
[[nodiscard]] Object* parse_float(const Object& text, Run& run);

// float.fromhex(text); what would be rounded is declined.
[[nodiscard]] Object* parse_hexadecimal_float(std::string_view text, Run& run);

} // namespace rezdex::eval
