// Promise: whether libyaml reads a text as PyYAML's own scanner does, which is the one that rez uses.
//
// The two part ways over tabs, `?` and `:` in flow collections, comments that touch something, and tags.
// A text is read alike where it is made of tokens on which both agree; whatever else stands in it is
// declined. Held by tests/differential/yaml.py, which lets both read what a generator makes.
#pragma once

#include <string_view>

#include "eval/run.h"

namespace rezdex::rez {

// `text` is printable ASCII, tabs and line feeds. False after a failure: both refuse the text (raises), they
// may differ (unsupported-yaml), or it is nested too deeply or has too many tokens.
[[nodiscard]] bool yaml_readers_agree(std::string_view text, eval::Run& run);

} // namespace rezdex::rez
