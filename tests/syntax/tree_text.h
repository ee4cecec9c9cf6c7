// Promise: a syntax tree as one line of text, which tests/syntax/tree_text.py writes alike for CPython's
// `ast`.
//
// Class@line:begin:end(field,field…) with the fields in the order of ast's; lists in [], absent ones `-`.
// Strings and bytes are hexadecimal behind s: and b:, numbers behind i: and, as the bits of a double, f: and
// j:.
#pragma once

#include <string>

#include "syntax/tree.h"

namespace rezdex::syntax {

// `positions`: lines and offsets too, but not inside of f-strings, where CPython 3.11's are no use.
[[nodiscard]] std::string tree_text(const Module& module, bool positions);

} // namespace rezdex::syntax
