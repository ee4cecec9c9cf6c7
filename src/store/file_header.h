// Promise: says whether a file is a whole LMDB file of ours before it is mapped, and where its trees begin.
//
// Reads both meta pages and accepts only what GenerationWriter leaves behind: two that say the same. (LMDB
// keeps the last two transactions there; a damaged newest one would otherwise give way to an older state.)
#pragma once

#include <cstdint>
#include <string>

#include "rezdex/result.h"
#include "store/page.h"

namespace rezdex::store {

struct FileHeader {
    std::uint32_t page_size = 0;
    std::uint64_t pages = 0;
    TreeFacts free_pages, main_tree;
};

// `file` is open for reading. Errors: foreign (not LMDB's format), format (another version of it), damaged.
Result<FileHeader> check_file_header(int file, std::uint64_t size, const std::string& path);

// Makes the older meta page of a finished file say what the newest says, so that neither can be damaged
// without being found. Gives an errno.
[[nodiscard]] int double_file_header(int file);

} // namespace rezdex::store
