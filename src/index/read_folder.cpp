// Promise: see read_folder.h.
#include "index/read_folder.h"

#include "index/paths.h"
#include "store/fetched.h"
#include "store/mark.h"

namespace rezdex::index {

ReadFolder folder_to_read(std::string_view directory) {
    const auto absolute = absolute_path(directory);
    const std::string cache = store::cache_directory();
    if (absolute && !cache.empty()) {
        const store::Fetched copy(cache, *absolute);
        if (copy.exists()) return {copy.index_directory(), true};
    }
    return {std::string(directory), false};
}

} // namespace rezdex::index
