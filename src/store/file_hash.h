// Promise: the XXH3-128 of a whole file, also while it is copied.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "store/generation.h"

namespace rezdex::store {

// Of the first `size` bytes; nothing, with errno set, if they cannot be read (EIO where the file is shorter).
[[nodiscard]] std::optional<FileHash> hash_file(int file, std::uint64_t size);
// Calls each(bytes done) as it goes; false stops it (ECANCELED).
[[nodiscard]] std::optional<FileHash> hash_file(int file, std::uint64_t size,
                                                const std::function<bool(std::uint64_t)>& each);

// Copies the first `size` bytes into the empty file `to`, sharing them where the filesystem can, and gives
// the hash of what was read. Nothing, with errno set, where it fails, or where `more`, which is told how many
// bytes each step took, wants no more (ECANCELED).
using More = std::function<bool(std::uint64_t bytes)>;
[[nodiscard]] std::optional<FileHash> copy_file(int from, std::uint64_t size, int to, const More& more = {});

// False, with errno set, where not all of it could be written.
[[nodiscard]] bool write_whole(int file, std::string_view bytes);

} // namespace rezdex::store
