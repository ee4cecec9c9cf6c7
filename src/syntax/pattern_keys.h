// Promise: whether two literal keys of a mapping pattern are equal for Python, whatever their types and
// spelling.
#pragma once

#include <string>

#include "syntax/tree.h"

namespace rezdex::syntax {

// A text for each literal that the grammar lets in as a key: equal texts stand for equal keys. 1, 1.0, True
// and 0x1 are equal to Python; an int and a float are compared exactly.
[[nodiscard]] std::string text_of_key(const Expr& literal);

} // namespace rezdex::syntax
