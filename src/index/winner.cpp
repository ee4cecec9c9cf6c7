// Promise: see winner.h.
#include "index/winner.h"

#include <algorithm>

#include "index/old_files.h"
#include "index/package_record.h"
#include "rez/request.h"
#include "rezdex/builder.h"

namespace rezdex::index {
namespace {

constexpr std::string_view first_definition = "package.py";

std::string directory_of(const Winner& winner) {
    return package_directory(std::string(winner.family->directory), winner.package.version);
}

// Whether rez surely takes a directory's name for a version. Beyond ASCII its characters are the locale's.
bool is_version(std::string_view name) noexcept {
    return rez::accepts_version(name) == rez::Acceptance::accepted &&
           std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

void WinnerFinder::find(PackageWorker& worker, Winner& winner) const {
    if (winner.family->combined) { // whose versions are known to be some
        winner.path = winner.family->combined->path;
        return;
    }
    if (winner.family->live || !find_indexed(worker, winner)) find_live(worker, winner);
    if (winner.declined == Reason::none && !is_version(winner.package.version))
        winner.declined = Reason::bad_version;
}

bool WinnerFinder::find_indexed(PackageWorker& worker, Winner& winner) const {
    const std::size_t root = winner.family->root;
    const store::PackageRecord record =
        find_package(worker, opened_.repository_of(root).id, winner.family->name, winner.package.version);
    if (!record || !holds(worker, winner, record)) return false;
    winner.path = worker.memory->copy(record.definition().empty()
                                          ? join(directory_of(winner), first_definition)
                                          : join(opened_.roots[root].path, record.definition()));
    winner.record = record;
    if (record.reason() != Reason::old_release_file && record.reason() != Reason::not_found)
        winner.declined = record.reason();
    return true;
}

bool WinnerFinder::holds(PackageWorker& worker, const Winner& winner,
                         const store::PackageRecord& record) const {
    const std::size_t root = winner.family->root;
    const Freshness freshness = freshness_of(opened_, options_, root);
    if (freshness == Freshness::snapshot) return true;
    if (record.racy()) return false;
    if (freshness == Freshness::family) return true; // its directory was asked already
    if (record.directory()) {
        worker.path = directory_of(winner);
        if (!unchanged(worker, root, *record.directory())) return false;
    }
    for (std::size_t i = 0; i < record.check_count(); ++i) {
        const store::PackageCheck check = record.check(i);
        worker.path = join(opened_.roots[root].path, check.path);
        if (check.stamp) {
            if (!unchanged(worker, root, *check.stamp)) return false;
        } else {
            ++worker.stats;
            if (disk_.stat(worker.path.c_str(), sync_of(options_)).error != ENOENT) return false;
        }
    }
    return true;
}

bool WinnerFinder::unchanged(PackageWorker& worker, std::size_t root, const store::Stamp& recorded) const {
    ++worker.stats;
    const auto now = disk_.stat(worker.path.c_str(), sync_of(options_));
    return now && stamps_match(recorded, store::stamp_of(now.value), mounts_.of(root).comparison);
}

void WinnerFinder::find_live(PackageWorker& worker, Winner& winner) const {
    const std::string directory = directory_of(winner);
    winner.record = {};
    std::string name(winner.package.definition);
    if (options_.freshness == Freshness::snapshot) {
        winner.declined = Reason::damaged; // the package's record would say what its answer rests on
    } else {
        winner.live = true;
        DefinitionFile found = find_definition(disk_, directory, sync_of(options_), {});
        name = std::move(found.doubtful.empty() ? found.name : found.doubtful);
    }
    if (name.empty()) name = first_definition;
    winner.path = worker.memory->copy(join(directory, name));
}

std::optional<Live::Answer> WinnerFinder::other_answer(PackageWorker& worker, const Winner& winner,
                                                       const Slot& slot, const Source& source) const {
    if (winner.family->combined) return combined_.answer(worker, *winner.family, winner.package.version);
    const bool is_answered = answered(slot.status);
    if (winner.declined == Reason::damaged || (is_answered && winner.declined != Reason::none))
        return Live::Answer{worker.live().decline(winner.declined, slot.origin), {}};
    if (!is_answered || slot.package.timestamp_state() != FieldState::absent) return std::nullopt;
    return merged(worker, winner, slot, source);
}

// The index knows what lies beside the definition that it has. Of another one it knows no more than the texts
// that it keeps; and at `family`, where nobody looked at these, not that they lie beside that one.
std::optional<Live::Answer> WinnerFinder::merged(PackageWorker& worker, const Winner& winner,
                                                 const Slot& slot, const Source& source) const {
    const Freshness freshness = freshness_of(opened_, options_, winner.family->root);
    const bool snapshot = freshness == Freshness::snapshot;
    const store::PackageRecord& record = winner.record;
    const bool looked = record && (record.directory().has_value() || freshness != Freshness::file);
    const bool known = looked && (slot.origin == Origin::index || source.vouched_for ||
                                  (record.kept().any() && freshness != Freshness::family));
    if (!known && !snapshot) return merged_live(worker, winner, slot, source);
    if (!record || record.reason() != Reason::old_release_file) return std::nullopt;
    if (record.private_files() && !(snapshot && opened_.meta.include_private)) {
        if (!snapshot) return merged_live(worker, winner, slot, source);
        return Live::Answer{worker.live().decline(Reason::private_entry, Origin::none), {}};
    }
    if (auto answer = merged_as_indexed(worker, winner, slot, source)) return answer;
    if (!snapshot) return merged_live(worker, winner, slot, source);
    return Live::Answer{worker.live().decline(Reason::old_release_file, slot.origin), {}};
}

std::optional<Live::Answer> WinnerFinder::merged_as_indexed(PackageWorker& worker, const Winner& winner,
                                                            const Slot& slot, const Source& source) const {
    const store::PackageRecord& record = winner.record;
    if (slot.origin == Origin::index) {
        Live::Answer own = own_answer(worker, opened_.repository_of(winner.family->root).id,
                                      winner.family->name, winner.package.version, record);
        if (!own.slot.package) return std::nullopt;
        own.slot.touched = slot.touched;
        return own;
    }
    if (!record.kept().any()) return std::nullopt;
    return worker.live().define(winner.path, source.text, record.kept());
}

// Of a definition that its family's directory vouched for nobody knows whether it is still the one that these
// files lie beside.
std::optional<Live::Answer> WinnerFinder::merged_live(PackageWorker& worker, const Winner& winner,
                                                      const Slot& slot, const Source& source) const {
    static const std::size_t limit = BuildOptions().max_definition_bytes;
    const OldFiles files =
        read_old_files({disk_, sync_of(options_), limit, options_.live}, directory_of(winner));
    worker.stats += files.looks.size();
    if (!files.any() && !source.vouched_for) return std::nullopt;
    if (!options_.live) return Live::Answer{plain_slot(Status::stale, Origin::none, Reason::changed), {}};
    if (!files.readable)
        return Live::Answer{worker.live().decline(Reason::old_release_file, Origin::live), {}};
    if (slot.origin == Origin::live && !source.vouched_for)
        return worker.live().define(winner.path, source.text, files.view());
    worker.path.assign(winner.path);
    if (!worker.live().read(worker.path.c_str())) return Live::Answer{worker.live().failure(), {}};
    return worker.live().define(winner.path, worker.live().bytes(), files.view());
}

} // namespace rezdex::index
