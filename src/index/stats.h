// Promise: the facts of a whole index, counted by walking it.
#pragma once

#include "index/opened.h"
#include "rezdex/index.h"

namespace rezdex::index {

[[nodiscard]] IndexStats stats(const Opened& opened);

} // namespace rezdex::index
