// Promise: dict.update() in its forms, and the operators | and |= of dicts.
#pragma once

#include "eval/call.h"
#include "eval/dict.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// dict.update(other): a dict, or an iterable of pairs; what came before a failure stays.
[[nodiscard]] bool update_dict(Dict& dict, Object& other, Run& run);

// dict.update(*arguments) and what dict(*arguments) does: one other at most, then the keywords.
[[nodiscard]] bool update_dict_from(Dict& dict, const Arguments& arguments, Run& run);

// dict[key] = value
[[nodiscard]] bool set_key(Dict& dict, Object& key, Object& value, Run& run);

// a | b where one of them is a dict, and a |= b for a dict a.
[[nodiscard]] Object* dict_or(Object& a, Object& b, Run& run);
[[nodiscard]] Object* dict_or_in_place(Dict& a, Object& b, Run& run);

} // namespace rezdex::eval
