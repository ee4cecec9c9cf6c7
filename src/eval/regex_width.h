// Promise: between how many characters a part of a regular expression matches, as re counts them where it
// asks whether a lookbehind has one width. The part holds no references.
#pragma once

#include <cstdint>

#include "eval/regex_tree.h"

namespace rezdex::eval::regex {

struct Width {
    std::uint64_t least, most; // no more than a limit, which no lookbehind reaches
};

[[nodiscard]] Width width_of(Items items) noexcept;

} // namespace rezdex::eval::regex
