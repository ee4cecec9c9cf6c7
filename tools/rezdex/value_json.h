// Promise: a Python value in JSON: JSON's own types as they are, every other one under a key that begins with
// $.
//
//   tuple        {"$tuple": […]}             set, frozenset   {"$set": […]}, {"$frozenset": […]}
//   bytes        {"$bytes": hex}             inf, -inf, nan   {"$float": "inf"}
//   |int| ≥ 2^63 {"$int": hex}               complex          {"$complex": [re, im]}
//   SourceCode   {"$source": {"source", "funcname", "eval_as_function", "decorators": [{"name", "nargs"}]}}
//   ModifyList   {"$modifylist": {"append", "prepend"}}
//   str          a string; {"$str": [part…]} where it holds two lone surrogates that would read back as one
//                character: split between these two, so that the parts put together are the str
//   dict         an object; {"$dict": [[key, value]…]} where a key begins with $ or is no string here
//
// A set's members are sorted by their text in compact ASCII JSON (json.dumps with separators=(",", ":")), so
// that equal sets have equal texts. A dict keeps Python's order.
#pragma once

#include <string>

#include "json.h"
#include "rezdex/value.h"

namespace rezdex::cli::json {

void write_value(std::string& to, const Value& value, Letters letters = Letters::raw);

} // namespace rezdex::cli::json
