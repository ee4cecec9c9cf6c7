// Promise: the bytes of one definition file as they were at one moment, or why there are none.
//
// The path's stat, the open file's stat before and after the read are all equal, or the file is read again, a
// few times at most. One thread at a time for one `text`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "fs/filesystem.h"
#include "rezdex/reason.h"
#include "store/record.h"

namespace rezdex::index {

struct DefinitionReading {
    store::FileState state = store::FileState::read;
    Reason reason = Reason::none; // limit_size, though read; else why it was not read
    fs::Stat stat;
    bool link = false;
    std::int64_t started_ns = 0; // when the last attempt began
};

// `path` is relative to where `files` stands; `disk` tells the time. `seen` is what stat(path) gave a moment
// ago.
[[nodiscard]] DefinitionReading read_definition(fs::FileSystem& disk, fs::Files& files,
                                                const std::string& path, fs::Stat seen, fs::Sync sync,
                                                std::size_t limit, std::string& text);

} // namespace rezdex::index
