// Promise: the attributes of a definition, made of its globals as rez/serialise.py makes them (_load_py after
// exec, process_python_objects): what rez drops is dropped, functions that it keeps become source.
//
// Works in place on the evaluator's dicts, as rez does on Python's: a dict that is reached twice is changed
// for both.
#pragma once

#include <string_view>

#include "eval/evaluator.h"
#include "eval/run.h"

namespace rezdex::rez {

// Attributes in rez's order. Null after a failure: what rez raises, or what only Python can tell. `source` is
// the decoded text of the definition.
[[nodiscard]] eval::Dict* process(const eval::Evaluated& evaluated, std::string_view source, eval::Run& run);

} // namespace rezdex::rez
