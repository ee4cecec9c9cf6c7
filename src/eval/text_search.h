// Promise: looking for one text in another, in time that grows with their lengths and not their product.
#pragma once

#include <cstddef>
#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// Counts the steps of one pass over so many bytes.
[[nodiscard]] inline bool step_over(std::size_t bytes, Run& run) noexcept { return run.step(1 + bytes / 16); }

// The offset of the first `part`, as string_view::find gives it.
[[nodiscard]] std::size_t find_text(std::string_view text, std::string_view part) noexcept;

// The offset of the last one. npos after a failure, too.
[[nodiscard]] std::size_t find_last_text(std::string_view text, std::string_view part, Run& run) noexcept;

} // namespace rezdex::eval
