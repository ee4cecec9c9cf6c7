// Promise: Ctrl-C and SIGTERM ask a build to stop; a second one ends the program at once.
#pragma once

#include <atomic>

namespace rezdex::cli {

// Set when the first signal came. Call once, before the build's threads start.
[[nodiscard]] const std::atomic<bool>& stop_on_signals();

} // namespace rezdex::cli
