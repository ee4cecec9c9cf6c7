// Promise: the XXH3-128 of a whole file.
#pragma once

#include <cstdint>
#include <optional>

#include "store/generation.h"

namespace rezdex::store {

// Of the first `size` bytes; nothing, with errno set, if they cannot be read (EIO where the file is shorter).
[[nodiscard]] std::optional<FileHash> hash_file(int file, std::uint64_t size);

} // namespace rezdex::store
