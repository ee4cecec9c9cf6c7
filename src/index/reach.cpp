// Promise: see reach.h.
#include "index/reach.h"

namespace rezdex::index {
namespace {

bool all_may_search_down_to(fs::FileSystem& disk, const std::string& directory) {
    for (std::size_t end = directory.size(); end != 0; end = directory.rfind('/', end - 1)) {
        const auto stat = disk.stat(directory.substr(0, end).c_str(), fs::Sync::force);
        if (!stat || !all_may_search(stat.value)) return false;
    }
    return true;
}

} // namespace

bool all_may_reach(fs::FileSystem& disk, const std::string& directory) {
    const auto real = disk.real_path(directory.c_str());
    return real && all_may_search_down_to(disk, directory) &&
           (real.value == directory || all_may_search_down_to(disk, real.value));
}

bool all_may_reach_target(fs::FileSystem& disk, const std::string& link) {
    const auto real = disk.real_path(link.c_str());
    return real && all_may_search_down_to(disk, real.value.substr(0, real.value.rfind('/')));
}

} // namespace rezdex::index
