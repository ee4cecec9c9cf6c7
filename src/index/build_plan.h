// Promise: which repositories the next generation holds, under which ids, and which of them are read anew.
//
// Pure but for the working directory. Whatever is contradictory is an Error (kind usage) that names the path
// or the name; nothing was touched then.
#pragma once

#include <optional>
#include <vector>

#include "rezdex/builder.h"
#include "store/meta.h"

namespace rezdex::index {

struct PlannedRepository {
    store::RepositoryFacts facts;
    bool refresh = false; // read anew; else its records are copied
};

struct BuildPlan {
    std::vector<PlannedRepository> repositories; // by id
    std::vector<store::RepositoryFacts> removed;
    store::RepositoryId next_id = 1;
};

// `current`: of the generation that is replaced, if there is one. The rules:
// - a name without a root is one of a known repository;
// - a root without a name belongs to the repository that has this root, else its path is the name;
// - roots given with one name are roots of one repository (the same tree seen under several paths), and
//   replace those that it had; the first that is there is walked;
// - no path may be a root of two repositories, and no root may lie in another repository's: a path text would
//   have two meanings;
// - with nothing given and nothing removed, all known repositories are read anew.
[[nodiscard]] Result<BuildPlan> plan_build(const BuildOptions& options,
                                           const std::optional<store::Meta>& current);

} // namespace rezdex::index
