// Promise: reading one file from the operating system as Files::read does, and the little that stats share
// with it. For this folder only.
#pragma once

#include <cstdint>
#include <string>

#include "fs/descriptor.h"
#include "fs/filesystem.h"

struct timespec;

namespace rezdex::fs {

[[nodiscard]] FileType type_of(std::uint32_t mode) noexcept;
[[nodiscard]] std::int64_t nanoseconds(const struct timespec& time) noexcept;

// Whether what fstat gives behind a read vouches for the whole read: the file had been at rest for a minute
// when it began. Had anybody written to it since, its ctime would be later, by whichever host's clock.
[[nodiscard]] bool at_rest(const Stat& behind, std::int64_t started_ns) noexcept;

// Files::read. `from`: a directory, or AT_FDCWD. `started_ns`: the wall clock, asked before.
[[nodiscard]] Outcome<Files::Read> read_file(int from, const char* path, std::int64_t started_ns,
                                             std::size_t limit, std::string& to);

} // namespace rezdex::fs
