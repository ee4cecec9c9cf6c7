// Promise: the folder that is read for the one that was asked for: this host's copy, where it was fetched.
//
// Decided by the text alone: storage that hangs must not be asked where there is a copy.
#pragma once

#include <string>
#include <string_view>

namespace rezdex::index {

struct ReadFolder {
    std::string path;
    bool is_copy = false;
};

[[nodiscard]] ReadFolder folder_to_read(std::string_view directory);

} // namespace rezdex::index
