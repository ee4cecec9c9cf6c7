// Promise: str.translate() and str.maketrans().
#pragma once

#include "eval/call.h"

namespace rezdex::eval {

Object* string_translate(const Arguments& arguments, Run& run);
Object* string_maketrans(const Arguments& arguments, Run& run); // gets no self

} // namespace rezdex::eval
