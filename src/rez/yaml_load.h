// Promise: what rez.serialise.load_yaml gives for a text, as the evaluator's objects.
//
// An alias is the same object as its anchor. Every failure is in `run`: what PyYAML raises, or what is not
// read here: tags, directives, merge keys, a container inside itself, and what text_file.h and
// yaml_agreement.h decline.
#pragma once

#include <string_view>

#include "eval/dict.h"
#include "eval/run.h"

namespace rezdex::rez {

// The document, a dict with strings as its keys; empty where the document is. Null after a failure.
[[nodiscard]] eval::Dict* load_yaml(std::string_view bytes, eval::Run& run);

} // namespace rezdex::rez
