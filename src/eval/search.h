// Promise: looking for equal items in a list or tuple: what index, count and remove have in common.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// The position of the first item that is the object or equals it; nothing: not there, or failed.
[[nodiscard]] std::optional<std::size_t> find_item(std::span<Object* const> items, const Object& object,
                                                   Run& run);

// The methods count(value) and index(value, start, stop) of lists and tuples.
[[nodiscard]] Object* count_in_sequence(const Arguments& arguments, Run& run);
[[nodiscard]] Object* index_in_sequence(const Arguments& arguments, Run& run);

} // namespace rezdex::eval
