// Promise: the functions of Python's itertools that give what they are asked for one by one; the others are
// in eval/itertools_module.cpp.
#pragma once

#include "eval/call.h"

namespace rezdex::eval {

// itertools_endless.cpp
[[nodiscard]] Object* make_chain(const Arguments& arguments, Run& run);
[[nodiscard]] Object* chain_from_iterable(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_count(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_cycle(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_repeat(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_zip_longest(const Arguments& arguments, Run& run);

// itertools_select.cpp
[[nodiscard]] Object* make_compress(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_dropwhile(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_filterfalse(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_islice(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_takewhile(const Arguments& arguments, Run& run);

// itertools_fold.cpp
[[nodiscard]] Object* make_accumulate(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_groupby(const Arguments& arguments, Run& run);
[[nodiscard]] Object* make_starmap(const Arguments& arguments, Run& run);

} // namespace rezdex::eval
