// Promise: see opened.h.
#include "index/opened.h"

#include <algorithm>

namespace rezdex::index {
namespace {

std::vector<Opened::Root> roots_of(const store::Meta& meta, std::span<const RepositoryRoot> given) {
    std::vector<Opened::Root> roots;
    for (std::size_t repository = 0; repository < meta.repositories.size(); ++repository) {
        const store::RepositoryFacts& facts = meta.repositories[repository];
        const std::size_t before = roots.size();
        for (const RepositoryRoot& root : given)
            if (root.name == facts.name) roots.push_back({root.path, repository, root.copy});
        if (roots.size() != before) continue;
        for (const std::string& path : facts.roots)
            roots.push_back({path, repository, std::ranges::find(facts.copies, path) != facts.copies.end()});
    }
    return roots;
}

} // namespace

Opened::Opened(store::Opened opened, std::span<const RepositoryRoot> given)
    : generation(std::move(opened.generation)), meta(std::move(opened.meta)), current(opened.current),
      marked(opened.marked), roots(roots_of(meta, given)) {
    std::vector<std::pair<std::string, std::uint32_t>> mapped;
    mapped.reserve(roots.size());
    for (const Root& root : roots) mapped.emplace_back(root.path, static_cast<std::uint32_t>(mapped.size()));
    places = Roots(std::move(mapped));
}

Result<std::shared_ptr<const Opened>> open_generation(const std::string& directory, bool leave_mark,
                                                      std::span<const RepositoryRoot> given) {
    Result<store::Opened> opened = store::open_index(directory, leave_mark);
    if (!opened) return std::move(opened).error();
    return std::make_shared<const Opened>(*std::move(opened), given);
}

std::optional<Error> check_roots(const Opened& opened, std::span<const RepositoryRoot> given) {
    for (const RepositoryRoot& root : given) {
        const auto known = std::ranges::any_of(
            opened.meta.repositories, [&](const auto& repository) { return repository.name == root.name; });
        if (!known)
            return Error{ErrorKind::usage, root.path, 0,
                         "the index has no repository '" + root.name +
                             "'; `rezdex stats` names those it has"};
        for (const Opened::Root& other : opened.roots) {
            const std::string& name = opened.meta.repositories[other.repository].name;
            if (name != root.name && (lies_in(root.path, other.path) || lies_in(other.path, root.path)))
                return Error{ErrorKind::usage, root.path, 0,
                             "the root of '" + root.name + "' and that of '" + name + "', " + other.path +
                                 ", lie in each other: their paths would have two meanings"};
        }
    }
    return std::nullopt;
}

} // namespace rezdex::index
