// Promise: see reach.h.
#include "index/reach.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace rezdex::index {
namespace {

constexpr int most_links = 40; // path_resolution(7)

bool is_closed_to_some(fs::FileSystem& disk, const std::string& place) {
    const auto stat = disk.stat(place.empty() ? "/" : place.c_str(), fs::Sync::force);
    return !stat || (stat.value.type == fs::FileType::directory && !all_may_search(stat.value));
}

// Takes the next name off; empty: there is none.
std::string next_name(std::string& path) {
    const std::size_t begin = std::min(path.find_first_not_of('/'), path.size());
    const std::size_t end = std::min(path.find('/', begin), path.size());
    std::string name = path.substr(begin, end - begin);
    path.erase(0, end);
    return name;
}

} // namespace

bool all_may_reach(fs::FileSystem& disk, const std::string& path) {
    std::string place, rest = path; // `place` is what is behind us, without links
    for (int links = 0; links <= most_links;) {
        if (is_closed_to_some(disk, place)) return false;
        const std::string name = next_name(rest);
        if (name.empty()) return true;
        if (name == ".") continue;
        if (name == "..") {
            place.resize(place.empty() ? 0 : place.rfind('/'));
            continue;
        }
        std::string next = place;
        next.append(1, '/').append(name);
        const auto target = disk.read_link(next.c_str());
        if (target) {
            ++links;
            if (target.value.starts_with('/')) place.clear();
            rest.insert(0, target.value + '/');
        } else if (target.error == EINVAL) {
            place = std::move(next);
        } else {
            return false;
        }
    }
    return false;
}

} // namespace rezdex::index
