// Promise: reads an open file to its end.
#pragma once

#include <string>

namespace rezdex::cli {

// Appends what is left of it to `to`. 0 or an errno.
[[nodiscard]] int read_all(int file, std::string& to);

} // namespace rezdex::cli
