// Promise: the two halves of define() (rez/definition.h), for what rez does to a definition's data between
// them.
//
// load_attributes() gives load_from_file's data as the evaluator's objects, which lie in the run's arena;
// write_definition() judges and keeps what has become of it.
#pragma once

#include <string_view>

#include "eval/dict.h"
#include "eval/run.h"
#include "rez/definition.h"

namespace rezdex::rez {

// Empties it without giving memory back.
void clear(Definition& definition);

// `to` has been cleared. Null after a failure: either `to` says why, or the run does.
[[nodiscard]] eval::Dict* load_attributes(std::string_view bytes, Format format, eval::Run& run,
                                          Definition& to);

// `to` is as load_attributes() left it, or cleared; `attributes` may be null then. The inputs of the run are
// the definition's.
void write_definition(const eval::Dict* attributes, eval::Run& run, Definition& to);

} // namespace rezdex::rez
