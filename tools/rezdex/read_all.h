// Promise: reads an open file to its end.
#pragma once

#include <cstddef>
#include <string>

namespace rezdex::cli {

// Appends what is left of it to `to`. 0 or an errno: EFBIG where `to` gets longer than `most`.
[[nodiscard]] int read_all(int file, std::string& to, std::size_t most = std::string::npos);

} // namespace rezdex::cli
