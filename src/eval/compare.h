// Promise: Python's == and hash() over known values: equal values have equal hashes, as `1 == True == 1.0`.
//
// Both count steps and look at depth, for an aliased tuple can be exponentially larger than its text. After a
// failure of `run` the result means nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// a == b, where members of containers are equal to themselves whatever they are (so CPython compares).
[[nodiscard]] bool equal(const Object& a, const Object& b, Run& run, std::uint32_t depth = 0);

// Of the same entries, in whatever order.
[[nodiscard]] bool equal_dicts(const Dict& a, const Dict& b, Run& run, std::uint32_t depth);

// Nothing where hash() raises (`run` raised) or is not known here (`run` declined).
[[nodiscard]] std::optional<std::uint64_t> hash(const Object& object, Run& run, std::uint32_t depth = 0);

} // namespace rezdex::eval
