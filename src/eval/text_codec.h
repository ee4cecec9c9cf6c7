// Promise: str.encode() and bytes.decode() in UTF-8, ASCII and Latin-1.
#pragma once

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// `encoding` and `errors` are null where they were not given. Other encodings are declined, and so are
// handlers of errors other than strict, ignore and replace where there is an error.
[[nodiscard]] Object* encode(const Object& string, const Object* encoding, const Object* errors, Run& run);
[[nodiscard]] Object* decode(const Object& bytes, const Object* encoding, const Object* errors, Run& run);

} // namespace rezdex::eval
