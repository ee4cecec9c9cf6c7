// Promise: see repository_builder.h.
#include "index/repository_builder.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include "index/key_ranges.h"
#include "index/paths.h"
#include "index/reach.h"

namespace rezdex::index {
namespace {

Error disk_error(const std::string& path, int error) {
    switch (error) {
    case ENOENT: return {ErrorKind::not_found, path, 0, "there is no such package repository"};
    case EACCES: return {ErrorKind::permission, path, 0, "this user may not read the package repository"};
    case ENOTDIR: return {ErrorKind::usage, path, 0, "a package repository is a directory, this is none"};
    default:
        return {ErrorKind::io, path, 0,
                std::string("the package repository cannot be read: ") + std::strerror(error)};
    }
}

// The state of one run of the pipeline; the first and the last stage run on one thread at a time.
struct Run {
    const RepositoryContext& repository;
    FamilyBuilder& families;
    const RecordSink& sink;
    const std::vector<FamilyEntry>& entries;
    std::size_t next = 0, done = 0;
    std::atomic<bool> stop{false};
    std::optional<Error> error;
    RepositoryBuilt built;

    // The number of the next family.
    std::size_t source(tbb::flow_control& control) {
        if (next == entries.size() || stop || repository.cancelled()) {
            control.stop();
            return 0;
        }
        return next++;
    }

    void finish(FamilyRecords&& family) {
        if (error || repository.cancelled()) return;
        error = sink(family);
        if (error) stop = true;
        built.summary.add(std::move(family.summary));
        built.differences.add(std::move(family.differences));
        ++done;
        report(Phase::index);
    }

    void finish_vanished(const std::vector<FamilyEntry>& listed) {
        if (repository.current == nullptr) return;
        Known known(*repository.current, repository.id);
        for (const KeyRange& range : vanished_ranges(known, listed)) {
            const std::string_view family = family_of_range(range.text);
            if (!repository.selects_any_of(family)) continue;
            if (error || repository.cancelled()) return;
            finish(FamilyBuilder::vanished(repository, known, range));
            built.selected.emplace_back(family);
        }
    }

    void report(Phase phase) const {
        if (!repository.options.progress) return;
        repository.options.progress(
            {phase, done, entries.size(), built.summary.definitions, repository.name, {}});
    }
};

} // namespace

Result<RepositoryContext> open_repository(fs::FileSystem& disk, const BuildOptions& options,
                                          const store::RepositoryFacts& facts, const std::string& root) {
    if (has_drive(root + '/'))
        return Error{ErrorKind::usage, root, 0,
                     "is a path of hosts that name drives: give a root that this host can walk, too"};
    const auto stat = disk.stat(root.c_str(), fs::Sync::force);
    if (!stat) return disk_error(root, stat.error);
    if (stat.value.type != fs::FileType::directory) return disk_error(root, ENOTDIR);
    const int refused = disk.readable(root.c_str());
    if (refused != 0) return disk_error(root, refused);
    const auto mount = disk.mount_kind(root.c_str());
    if (!mount) return disk_error(root, mount.error);
    return RepositoryContext{disk,
                             options,
                             facts.id,
                             facts.name,
                             root,
                             mount.value,
                             std::ranges::find(facts.copies, root) != facts.copies.end(),
                             stat.value.device,
                             all_may_reach(disk, root),
                             options.local_racy_margin.value_or(facts.local_racy_margin),
                             options.network_racy_margin.value_or(facts.network_racy_margin)};
}

Result<RepositoryBuilt> build_repository(const RepositoryContext& repository, FamilyBuilder& families,
                                         const RecordSink& sink) {
    const auto listed = list_families(repository.disk, repository.root, repository.settings);
    if (!listed) return disk_error(repository.root, listed.error);
    std::vector<FamilyEntry> chosen;
    std::ranges::copy_if(listed.value, std::back_inserter(chosen),
                         [&](const FamilyEntry& family) { return repository.selects_any_of(family.name); });
    Run run{repository, families, sink, chosen, 0, 0, {}, {}, {}};
    run.report(Phase::walk);

    const std::size_t window = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) * 4;
    using Built = std::unique_ptr<FamilyRecords>;
    const auto first = tbb::make_filter<void, std::size_t>(
        tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) { return run.source(control); });
    const auto middle = tbb::make_filter<std::size_t, Built>(tbb::filter_mode::parallel, [&](std::size_t i) {
        return std::make_unique<FamilyRecords>(families.build(repository, chosen[i]));
    });
    const auto last = tbb::make_filter<Built, void>(tbb::filter_mode::serial_in_order,
                                                    [&](Built built) { run.finish(std::move(*built)); });
    tbb::parallel_pipeline(window, first & middle & last);
    run.finish_vanished(listed.value);
    if (repository.cancelled())
        return Error{ErrorKind::interrupted, repository.root, 0, "the build was interrupted"};
    if (run.error) return *run.error;
    for (const FamilyEntry& family : chosen) run.built.selected.push_back(family.name);
    return std::move(run.built);
}

} // namespace rezdex::index
