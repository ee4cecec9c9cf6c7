// Promise: repr() of str and bytes: quotes and escapes.
#pragma once

#include <string>
#include <string_view>

#include "eval/run.h"

namespace rezdex::eval {

// repr() or ascii() of a str. False where the length is too much, or where CPythons 3.9 to 3.13 do not agree
// on whether a character is printable.
[[nodiscard]] bool append_quoted(std::string_view text, bool ascii, std::string& to, Run& run);

// repr() of bytes.
[[nodiscard]] bool append_quoted_bytes(std::string_view bytes, std::string& to, Run& run);

} // namespace rezdex::eval
