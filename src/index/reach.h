// Promise: whether every user can get to a place: may search each directory that leads to it, also by links.
//
// What not all may reach the index marks, so that `snapshot` gives it to nobody (docs/sharing.md).
#pragma once

#include <string>

#include "fs/filesystem.h"

namespace rezdex::index {

// May every user search the directory itself, and all above it?
[[nodiscard]] bool all_may_reach(fs::FileSystem& disk, const std::string& directory);

// And the one in which the file lies that a link leads to?
[[nodiscard]] bool all_may_reach_target(fs::FileSystem& disk, const std::string& link);

} // namespace rezdex::index
