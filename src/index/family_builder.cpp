// Promise: see family_builder.h.
#include "index/family_builder.h"

#include <algorithm>
#include <cstring>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "index/combined_builder.h"
#include "index/held_directory.h"
#include "index/kept.h"
#include "index/key_ranges.h"
#include "index/paths.h"
#include "index/reach.h"

namespace rezdex::index {
namespace {

constexpr std::size_t versions_a_task = 64; // about half a millisecond's work on a warm local disk

struct Worker {
    PackageBuilder packages;
    CombinedBuilder combined;
    store::FamilyEncoder families;
    store::KeyBuffer key;
    std::optional<Known> known;
    store::RepositoryId known_of = 0;

    // Null where the index knows nothing of the repository.
    Known* known_in(const RepositoryContext& repository) {
        if (repository.current == nullptr) return nullptr;
        if (!known || known_of != repository.id) known.emplace(*repository.current, repository.id);
        known_of = repository.id;
        return &*known;
    }
};

void add_family(Worker& worker, const RepositoryContext& repository, std::string_view name,
                const store::FamilyFacts& facts, std::span<const store::FamilyVersion> versions,
                RecordBuffer& records, BuildSummary& summary) {
    const std::string text = store::family_text(name);
    const std::string_view key = worker.key.set(repository.id, text);
    records.add(store::Table::families, key, worker.families.encode(key, text, facts, versions));
    ++summary.families;
}

// The records of each buffer come in order; those of `packages`, cut keys and what is kept do not.
void sort_records(FamilyRecords& built) {
    for (const RecordBuffer& buffer : built.buffers) buffer.collect(built.records);
    std::sort(built.records.begin(), built.records.end(), [](const Record& a, const Record& b) {
        return a.table == b.table ? a.key < b.key : a.table < b.table;
    });
}

void compare(const RepositoryContext& repository, Known* known, std::span<const KeyRange> ranges,
             FamilyRecords& built) {
    const bool listed = repository.options.dry_run;
    if (known == nullptr && !listed) {
        built.differences.added = built.summary.definitions;
        return;
    }
    std::vector<Record> differing = built.records;
    built.differences =
        RecordComparison(known, ranges, listed ? repository.root : std::string()).run(differing, built.gone);
    if (repository.reuse) built.records = std::move(differing);
}

// One version of a family: kept, or made.
struct Version {
    bool listed = false;
    std::string definition; // the file's name in the version's directory; empty: there is none
    std::optional<KeptPackage> kept;
};

} // namespace

struct FamilyBuilder::Workers {
    tbb::enumerable_thread_specific<Worker> each;

    // False: the index knows all that there is to say.
    [[nodiscard]] bool directory(const RepositoryContext& repository, const FamilyEntry& family,
                                 FamilyRecords& built);
    [[nodiscard]] bool combined(const RepositoryContext& repository, const FamilyEntry& family,
                                FamilyRecords& built);

  private:
    [[nodiscard]] bool not_listed(const RepositoryContext& repository, const FamilyEntry& family, int error,
                                  FamilyRecords& built);
    [[nodiscard]] std::vector<Version> versions(const RepositoryContext& repository,
                                                const FamilyContext& family,
                                                const std::vector<std::string>& names, FamilyRecords& built);
    void version(const RepositoryContext& repository, const FamilyContext& family, const std::string& name,
                 Version& to, RecordBuffer& records, BuildSummary& summary);
};

FamilyBuilder::FamilyBuilder() : workers_(std::make_unique<Workers>()) {}
FamilyBuilder::~FamilyBuilder() = default;

FamilyRecords FamilyBuilder::build(const RepositoryContext& repository, const FamilyEntry& family) {
    FamilyRecords built;
    const bool differs = family.kind == FamilyKind::directory ? workers_->directory(repository, family, built)
                                                              : workers_->combined(repository, family, built);
    if (!differs) return built;
    sort_records(built);
    compare(repository, workers_->each.local().known_in(repository), ranges_of(family), built);
    return built;
}

FamilyRecords FamilyBuilder::vanished(const RepositoryContext& repository, Known& known,
                                      const KeyRange& range) {
    FamilyRecords built;
    compare(repository, &known, {&range, 1}, built);
    return built;
}

bool FamilyBuilder::Workers::not_listed(const RepositoryContext& repository, const FamilyEntry& family,
                                        int error, FamilyRecords& built) {
    if (error == ENOENT || error == ENOTDIR) return true; // vanished: rez would not list it now
    built.summary.problems.push_back(
        {error == EACCES ? ErrorKind::permission : ErrorKind::io, join(repository.root, family.name), 0,
         std::string("the family could not be listed: ") + std::strerror(error)});
    Worker& worker = each.local();
    Known* const known = worker.known_in(repository);
    // A combined family's packages hang on its file, which is looked at by itself.
    const store::FamilyRecord before = known != nullptr ? known->family(family.name) : store::FamilyRecord();
    if (!says_absent(error) && before && before.facts().combined == store::Combined::no) {
        Keeper(repository, *known).collect_all(family, built.records, built.summary);
        return true;
    }
    store::FamilyFacts facts;
    facts.unreadable = true;
    add_family(worker, repository, family.name, facts, {}, built.buffers.front(), built.summary);
    return true;
}

bool FamilyBuilder::Workers::directory(const RepositoryContext& repository, const FamilyEntry& family,
                                       FamilyRecords& built) {
    const std::string directory = join(repository.root, family.name);
    const std::int64_t started_ns = repository.disk.now_ns();
    std::optional<FamilyListing> known;
    if (repository.reuse) {
        const auto stat = repository.disk.stat(directory.c_str(), repository.sync());
        Keeper keeper(repository, *each.local().known_in(repository));
        if (stat) known = keeper.listing(family.name, stat.value);
    }
    auto listing = known ? fs::Outcome<FamilyListing>{0, std::move(*known)}
                         : list_family(repository.disk, directory, repository.sync(), repository.settings);
    auto files = DirectoryByName::open(repository.disk, directory);
    built.buffers.resize(1);
    if (const int error = listing ? files.error : listing.error)
        return not_listed(repository, family, error, built);
    FamilyContext context{family.name, std::move(files.value), listing.value.stat, false};
    context.relisted = !known;
    context.links = std::move(listing.value.links);
    context.open_to_all = repository.open_to_all && (family.link ? all_may_reach(repository.disk, directory)
                                                                 : all_may_search(context.stat));

    const std::vector<std::string>& names = listing.value.versions;
    const std::vector<Version> found = versions(repository, context, names, built);
    if (known && std::ranges::all_of(found, [](const Version& one) { return one.kept.has_value(); })) {
        ++built.summary.families;
        return false;
    }
    store::FamilyFacts facts{store::stamp_of(context.stat),
                             repository.note_racy(context.stat, started_ns, built.summary),
                             listing.value.volatile_listing, false};
    // What is named and is not there may come back without a trace: a mount does.
    const bool all_there = std::ranges::all_of(found, [](const Version& one) { return one.listed; });
    facts.racy = facts.racy || !all_there;
    std::vector<store::FamilyVersion> listed;
    Worker& worker = each.local();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (found[i].listed) listed.push_back({names[i], found[i].definition});
        if (const auto& kept = found[i].kept)
            Keeper(repository, *worker.known_in(repository))
                .collect(*kept, family.name, names[i], built.records);
    }
    add_family(worker, repository, family.name, facts, listed, built.buffers[0], built.summary);
    return true;
}

std::vector<Version> FamilyBuilder::Workers::versions(const RepositoryContext& repository,
                                                      const FamilyContext& family,
                                                      const std::vector<std::string>& names,
                                                      FamilyRecords& built) {
    const std::size_t tasks = (names.size() + versions_a_task - 1) / versions_a_task;
    built.buffers.resize(tasks + 1);
    std::vector<BuildSummary> summaries(tasks);
    std::vector<Version> found(names.size());
    const auto run = [&](std::size_t task) {
        const std::size_t end = std::min((task + 1) * versions_a_task, names.size());
        for (std::size_t i = task * versions_a_task; i < end && !repository.cancelled(); ++i)
            version(repository, family, names[i], found[i], built.buffers[task + 1], summaries[task]);
    };
    if (tasks == 1)
        run(0);
    else
        tbb::parallel_for(std::size_t{0}, tasks, run);
    for (BuildSummary& summary : summaries) built.summary.add(std::move(summary));
    return found;
}

void FamilyBuilder::Workers::version(const RepositoryContext& repository, const FamilyContext& family,
                                     const std::string& name, Version& to, RecordBuffer& records,
                                     BuildSummary& summary) {
    Worker& worker = each.local(); // nothing below waits for other tasks, so it stays ours
    if (repository.reuse)
        to.kept = Keeper(repository, *worker.known_in(repository)).package(family, name, summary);
    if (to.kept) {
        const std::size_t directory = package_directory(std::string(family.name), name).size();
        to.listed = true;
        to.definition = to.kept->package.definition().substr(directory + 1);
        return;
    }
    PackageBuilder::Added added = worker.packages.add(repository, family, name, records, summary);
    to.listed = added.listed;
    to.definition = std::move(added.definition);
}

bool FamilyBuilder::Workers::combined(const RepositoryContext& repository, const FamilyEntry& family,
                                      FamilyRecords& built) {
    const std::string name = family.file_name();
    built.buffers.resize(1);
    RecordBuffer& records = built.buffers[0];
    Worker& worker = each.local();
    if (repository.reuse && Keeper(repository, *worker.known_in(repository)).combined(family, built.summary))
        return false;
    const auto file = worker.packages.add_combined(repository, name, records, built.summary);
    if (!file.there || !family.wins) return true;

    const CombinedBuilder::Added added =
        worker.combined.add(repository, family.name, name, file, records, built.summary);
    // A reader that does not know combined families shall not believe the list.
    const bool volatile_listing = true;
    const store::FamilyFacts facts{store::stamp_of(file.stat), false, volatile_listing, false, added.kind};
    std::vector<store::FamilyVersion> listed;
    for (const std::string_view version : added.versions) listed.push_back({version, name});
    add_family(worker, repository, family.name, facts, listed, records, built.summary);
    return true;
}

} // namespace rezdex::index
