// Promise: one repository, family by family: opened, then walked, read, parsed and encoded by all threads,
// and handed on in the order of its families by one.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "index/family_builder.h"
#include "index/repository_context.h"
#include "store/meta.h"

namespace rezdex::index {

// Looks at the root that is walked; `facts`: what the index knows of the repository. Errors: not_found,
// permission, usage (not a directory), io; they name the path.
[[nodiscard]] Result<RepositoryContext> open_repository(fs::FileSystem& disk, const BuildOptions& options,
                                                        const store::RepositoryFacts& facts,
                                                        const std::string& root);

// Takes the records of one family after the other; an Error ends the build.
using RecordSink = std::function<std::optional<Error>(const FamilyRecords&)>;

struct RepositoryBuilt {
    BuildSummary summary; // of what was looked at
    Differences differences;
    std::vector<std::string> selected; // families of the selection that are there, or were
};

// Holds the records of a few families at a time. Error kinds: those of the root's listing, before anything is
// handed on; the sink's; interrupted.
[[nodiscard]] Result<RepositoryBuilt> build_repository(const RepositoryContext& repository,
                                                       FamilyBuilder& families, const RecordSink& sink);

} // namespace rezdex::index
