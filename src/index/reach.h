// Promise: whether every user can get to a place: may search each directory on the way, also where it goes
// through links.
//
// What not all may reach the index marks, so that `snapshot` gives it to nobody (docs/sharing.md).
#pragma once

#include <string>

#include "fs/filesystem.h"

namespace rezdex::index {

// A directory must be searchable itself. False where it cannot be told.
[[nodiscard]] bool all_may_reach(fs::FileSystem& disk, const std::string& path);

} // namespace rezdex::index
