// Promise: says whether a file is a whole LMDB file of ours before LMDB maps it.
//
// LMDB believes the meta pages that it finds: on a truncated or foreign file it may crash.
// check_file_header() reads both meta pages itself and accepts only what GenerationWriter leaves behind.
#pragma once

#include <cstdint>
#include <string>

#include "rezdex/result.h"

namespace rezdex::store {

// `file` is open for reading. Errors: foreign (not LMDB's format), format (another version of it), damaged.
Result<Done> check_file_header(int file, std::uint64_t size, const std::string& path);

} // namespace rezdex::store
