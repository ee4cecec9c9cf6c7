// Promise: rezdex::build() on a disk of the caller's choice: tests give a MemoryFileSystem. The index itself
// is always written to the real disk. Throws what the caller's callbacks and the allocator throw.
#pragma once

#include "fs/filesystem.h"
#include "rezdex/builder.h"

namespace rezdex::index {

[[nodiscard]] Result<BuildReport> build_index(const BuildOptions& options, fs::FileSystem& disk);

} // namespace rezdex::index
