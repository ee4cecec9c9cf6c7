// Promise: the attributes of a definition, made of its globals as rez/serialise.py makes them (_load_py after
// exec, process_python_objects): what rez drops is dropped, functions that it keeps become source.
//
// Works in place on the evaluator's dicts, as rez does on Python's: a dict that is reached twice is changed
// for both.
#pragma once

#include <string_view>

#include "eval/interpreter.h"
#include "eval/run.h"
#include "syntax/parse.h"

namespace rezdex::rez {

// Attributes in rez's order. Null after a failure: what rez raises, or what only Python can tell. `bytes` are
// those that were parsed and `interpreter` has executed.
[[nodiscard]] eval::Dict* process(eval::Interpreter& interpreter, const syntax::Parsed& parsed,
                                  std::string_view bytes, eval::Run& run);

} // namespace rezdex::rez
