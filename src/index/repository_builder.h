// Promise: one repository, family by family: opened, then walked, read, parsed and encoded by all threads,
// and handed on in the order of its families by one.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "index/family_builder.h"
#include "index/repository_context.h"

namespace rezdex::index {

// Looks at the root that is walked. Errors: not_found, permission, usage (not a directory), io; they name the
// path.
[[nodiscard]] Result<RepositoryContext> open_repository(fs::FileSystem& disk, const BuildOptions& options,
                                                        store::RepositoryId id, const std::string& name,
                                                        const std::string& root);

// Takes the records of one family after the other; an Error ends the build.
using RecordSink = std::function<std::optional<Error>(const FamilyRecords&)>;

// Holds the records of a few families at a time. Error kinds: those of the root's listing, the sink's,
// interrupted.
[[nodiscard]] Result<BuildSummary> build_repository(const RepositoryContext& repository,
                                                    FamilyBuilder& families, const RecordSink& sink);

} // namespace rezdex::index
