// Promise: see repository_builder.h.
#include "index/repository_builder.h"

#include <cstring>
#include <memory>

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include "index/paths.h"

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

bool all_may_reach(fs::FileSystem& disk, const std::string& root) {
    for (std::size_t end = root.size(); end != 0; end = root.rfind('/', end - 1)) {
        const auto stat = disk.stat(root.substr(0, end).c_str(), fs::Sync::as_stat);
        if (!stat || !all_may_search(stat.value)) return false;
    }
    return true;
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
    BuildSummary summary;

    // The number of the next family.
    std::size_t source(tbb::flow_control& control) {
        if (next == entries.size() || stop || repository.cancelled()) {
            control.stop();
            return 0;
        }
        return next++;
    }

    void finish(std::unique_ptr<FamilyRecords> built) {
        if (error || repository.cancelled()) return;
        error = sink(*built);
        if (error) stop = true;
        summary.add(std::move(built->summary));
        ++done;
        report(Phase::index);
    }

    void report(Phase phase) const {
        if (!repository.options.progress) return;
        repository.options.progress({phase, done, entries.size(), summary.definitions, repository.name});
    }
};

} // namespace

Result<RepositoryContext> open_repository(fs::FileSystem& disk, const BuildOptions& options,
                                          store::RepositoryId id, const std::string& name,
                                          const std::string& root) {
    const auto stat = disk.stat(root.c_str(), fs::Sync::as_stat);
    if (!stat) return disk_error(root, stat.error);
    if (stat.value.type != fs::FileType::directory) return disk_error(root, ENOTDIR);
    const int refused = disk.readable(root.c_str());
    if (refused != 0) return disk_error(root, refused);
    const auto mount = disk.mount_kind(root.c_str());
    if (!mount) return disk_error(root, mount.error);
    return RepositoryContext{
        disk, options, id, name, root, mount.value, stat.value.device, all_may_reach(disk, root), {}};
}

Result<BuildSummary> build_repository(const RepositoryContext& repository, FamilyBuilder& families,
                                      const RecordSink& sink) {
    const auto listed = list_families(repository.disk, repository.root, repository.settings);
    if (!listed) return disk_error(repository.root, listed.error);
    Run run{repository, families, sink, listed.value, 0, 0, {}, {}, {}};
    run.report(Phase::walk);

    const std::size_t window = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) * 4;
    using Built = std::unique_ptr<FamilyRecords>;
    const auto first = tbb::make_filter<void, std::size_t>(
        tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) { return run.source(control); });
    const auto middle = tbb::make_filter<std::size_t, Built>(tbb::filter_mode::parallel, [&](std::size_t i) {
        return std::make_unique<FamilyRecords>(families.build(repository, listed.value[i]));
    });
    const auto last = tbb::make_filter<Built, void>(tbb::filter_mode::serial_in_order,
                                                    [&](Built built) { run.finish(std::move(built)); });
    tbb::parallel_pipeline(window, first & middle & last);
    if (repository.cancelled())
        return Error{ErrorKind::interrupted, repository.root, 0, "the build was interrupted"};
    if (run.error) return *run.error;
    return std::move(run.summary);
}

} // namespace rezdex::index
