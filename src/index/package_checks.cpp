// Promise: see package_checks.h.
#include "index/package_checks.h"

#include <algorithm>

#include "index/paths.h"

namespace rezdex::index {
namespace {

// Where the directory cannot be listed there may be one.
bool holds_link(fs::FileSystem& disk, const std::string& directory, std::string_view first) {
    const auto entries = disk.list(directory.c_str());
    return !entries || std::any_of(entries.value.begin(), entries.value.end(), [&](const fs::Entry& entry) {
        return entry.type == fs::FileType::link &&
               (entry.name == "release.yaml" || entry.name == ".metadata" || entry.name == first);
    });
}

} // namespace

PackageChecks::PackageChecks(const RepositoryContext& repository, const std::string& directory,
                             std::string_view first, std::string_view definition, const OldFiles& old,
                             BuildSummary& summary) {
    const bool other_first = definition != first;
    if (old.looks.empty() && !other_first) return;
    const bool found =
        std::any_of(old.looks.begin(), old.looks.end(), [](const auto& look) { return look.stat; });
    const bool links = holds_link(repository.disk, join(repository.root, directory), first);
    if (found || links) {
        for (const OldFiles::Look& look : old.looks) {
            add(join(directory, look.name),
                look.stat ? std::optional(store::stamp_of(*look.stat)) : std::nullopt);
            racy_ = (look.stat && repository.note_racy(*look.stat, look.looked_ns, summary)) || racy_;
        }
    }
    if (links && other_first) add(join(directory, first), std::nullopt);
}

void PackageChecks::add(std::string path, std::optional<store::Stamp> stamp) {
    checks_.push_back({paths_.emplace_back(std::move(path)), stamp});
}

} // namespace rezdex::index
