// Promise: see opened.h.
#include "index/opened.h"

namespace rezdex::index {

Opened::Opened(store::Opened opened)
    : generation(std::move(opened.generation)), meta(std::move(opened.meta)), current(opened.current),
      marked(opened.marked) {
    std::vector<std::pair<std::string, std::uint32_t>> mapped;
    for (std::size_t repository = 0; repository < meta.repositories.size(); ++repository)
        for (const std::string& path : meta.repositories[repository].roots) {
            mapped.emplace_back(path, static_cast<std::uint32_t>(roots.size()));
            roots.push_back({path, repository});
        }
    places = Roots(std::move(mapped));
}

Result<std::shared_ptr<const Opened>> open_generation(const std::string& directory, bool leave_mark) {
    Result<store::Opened> opened = store::open_index(directory, leave_mark);
    if (!opened) return std::move(opened).error();
    return std::make_shared<const Opened>(*std::move(opened));
}

} // namespace rezdex::index
