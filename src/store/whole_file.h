// Promise: the files that an index is made of, as wholes: opened, made, hashed, copied.
//
// Nothing here blocks on a FIFO, and no descriptor crosses an exec.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <sys/stat.h>

#include "fs/descriptor.h"
#include "rezdex/result.h"
#include "store/generation.h"

namespace rezdex::store {

using fs::Descriptor;

// Without a descriptor errno says why.
[[nodiscard]] Descriptor open_to_read(const std::string& path, int more_flags = 0) noexcept;
// To write, and to read back; what has the name already is an error.
[[nodiscard]] Descriptor make_new(const std::string& path) noexcept;

struct OpenFile {
    Descriptor descriptor;
    struct stat stat{};
    [[nodiscard]] std::uint64_t bytes() const noexcept { return static_cast<std::uint64_t>(stat.st_size); }
};
// A regular file; `doing` completes "cannot …"; `more_flags`: open()'s, as O_NOFOLLOW.
[[nodiscard]] Result<OpenFile> open_file(const std::string& path, std::string_view doing, int more_flags = 0);

// Told how many bytes each step took; false stops it (ECANCELED).
using More = std::function<bool(std::uint64_t bytes)>;

// The XXH3-128 of the first `size` bytes; nothing, with errno set, if they cannot be read (EIO where the file
// is shorter).
[[nodiscard]] std::optional<FileHash> hash_file(int file, std::uint64_t size, const More& more = {});

// The disk writes these bytes (0: all behind `at`) while the caller goes on: an update's copy of 23 MB was
// written and synced in 72 ms where that began at its end, in 65 ms since. What the disk cannot write fsync()
// tells.
void start_to_sync(int file, std::uint64_t at = 0, std::uint64_t bytes = 0) noexcept;

// Copies the first `size` bytes into the empty file `to`, sharing them where the filesystem can, and gives
// the hash of what was read; the disk writes meanwhile. Nothing, with errno set, where it fails.
[[nodiscard]] std::optional<FileHash> copy_file(int from, std::uint64_t size, int to, const More& more = {});

// False, with errno set, where not all of it could be written.
[[nodiscard]] bool write_whole(int file, std::string_view bytes);

} // namespace rezdex::store
