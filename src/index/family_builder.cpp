// Promise: see family_builder.h.
#include "index/family_builder.h"

#include <algorithm>
#include <cstring>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "index/combined_builder.h"
#include "index/paths.h"

namespace rezdex::index {
namespace {

constexpr std::size_t versions_a_task = 64; // about half a millisecond's work on a warm local disk

struct Worker {
    PackageBuilder packages;
    CombinedBuilder combined;
    store::FamilyEncoder families;
    store::KeyBuffer key;
};

void add_family(Worker& worker, const RepositoryContext& repository, std::string_view name,
                const store::FamilyFacts& facts, std::span<const store::FamilyVersion> versions,
                RecordBuffer& records, BuildSummary& summary) {
    const std::string text = store::family_text(name);
    const std::string_view key = worker.key.set(repository.id, text);
    records.add(store::Table::families, key, worker.families.encode(key, text, facts, versions));
    ++summary.families;
}

// The records of each buffer come in order; those of `packages` and cut keys do not.
void sort_records(FamilyRecords& built) {
    for (const RecordBuffer& buffer : built.buffers) buffer.collect(built.records);
    std::sort(built.records.begin(), built.records.end(), [](const Record& a, const Record& b) {
        return a.table == b.table ? a.key < b.key : a.table < b.table;
    });
}

} // namespace

struct FamilyBuilder::Workers {
    tbb::enumerable_thread_specific<Worker> each;

    void directory(const RepositoryContext& repository, const FamilyEntry& family, FamilyRecords& built);
    void combined(const RepositoryContext& repository, const FamilyEntry& family, FamilyRecords& built);
};

FamilyBuilder::FamilyBuilder() : workers_(std::make_unique<Workers>()) {}
FamilyBuilder::~FamilyBuilder() = default;

FamilyRecords FamilyBuilder::build(const RepositoryContext& repository, const FamilyEntry& family) {
    FamilyRecords built;
    if (family.kind == FamilyKind::directory)
        workers_->directory(repository, family, built);
    else
        workers_->combined(repository, family, built);
    sort_records(built);
    return built;
}

void FamilyBuilder::Workers::directory(const RepositoryContext& repository, const FamilyEntry& family,
                                       FamilyRecords& built) {
    const std::string directory = join(repository.root, family.name);
    const std::int64_t started_ns = repository.disk.now_ns();
    const auto listing = list_family(repository.disk, directory, repository.sync(), repository.settings);
    auto files = repository.disk.open_directory(directory.c_str());
    built.buffers.resize(1);
    const int error = listing ? files.error : listing.error;
    if (error != 0) {
        if (error == ENOENT || error == ENOTDIR) return; // vanished: rez would not list it now
        built.summary.problems.push_back(
            {error == EACCES ? ErrorKind::permission : ErrorKind::io, directory, 0,
             std::string("the family could not be listed: ") + std::strerror(error)});
        store::FamilyFacts facts;
        facts.unreadable = true;
        add_family(each.local(), repository, family.name, facts, {}, built.buffers[0], built.summary);
        return;
    }
    FamilyContext context{family.name, std::move(files.value), listing.value.stat, false};
    context.open_to_all = repository.open_to_all && all_may_search(context.stat);

    const std::vector<std::string>& versions = listing.value.versions;
    const std::size_t tasks = (versions.size() + versions_a_task - 1) / versions_a_task;
    built.buffers.resize(tasks + 1);
    std::vector<BuildSummary> summaries(tasks);
    std::vector<PackageBuilder::Added> added(versions.size());
    const auto run = [&](std::size_t task) {
        const std::size_t end = std::min((task + 1) * versions_a_task, versions.size());
        Worker& worker = each.local(); // nothing below waits for other tasks, so it stays ours
        for (std::size_t i = task * versions_a_task; i < end && !repository.cancelled(); ++i)
            added[i] = worker.packages.add(repository, context, versions[i], built.buffers[task + 1],
                                           summaries[task]);
    };
    if (tasks == 1)
        run(0);
    else
        tbb::parallel_for(std::size_t{0}, tasks, run);
    for (BuildSummary& summary : summaries) built.summary.add(std::move(summary));

    store::FamilyFacts facts{store::stamp_of(context.stat), repository.is_racy(context.stat, started_ns),
                             listing.value.volatile_listing, false};
    std::vector<store::FamilyVersion> listed;
    for (std::size_t i = 0; i < versions.size(); ++i)
        if (added[i].listed) listed.push_back({versions[i], added[i].definition});
    add_family(each.local(), repository, family.name, facts, listed, built.buffers[0], built.summary);
}

void FamilyBuilder::Workers::combined(const RepositoryContext& repository, const FamilyEntry& family,
                                      FamilyRecords& built) {
    const std::string name = family.file_name();
    built.buffers.resize(1);
    RecordBuffer& records = built.buffers[0];
    Worker& worker = each.local();
    const auto file = worker.packages.add_combined(repository, name, records, built.summary);
    if (!file.there || !family.wins) return;

    const CombinedBuilder::Added added =
        worker.combined.add(repository, family.name, name, file, records, built.summary);
    // A reader that does not know combined families shall not believe the list.
    const bool volatile_listing = true;
    const store::FamilyFacts facts{store::stamp_of(file.stat), false, volatile_listing, false, added.kind};
    std::vector<store::FamilyVersion> listed;
    for (const std::string_view version : added.versions) listed.push_back({version, name});
    add_family(worker, repository, family.name, facts, listed, records, built.summary);
}

} // namespace rezdex::index
