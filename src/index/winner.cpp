// Promise: see winner.h.
#include "index/winner.h"

#include <algorithm>
#include <array>

namespace rezdex::index {
namespace {

// rezplugins/package_repository/filesystem.py, _load_old_formats
constexpr std::array<std::string_view, 3> old_release_files{"release.yaml", ".metadata/changelog.txt",
                                                            ".metadata/release_time.txt"};
constexpr std::string_view first_definition = "package.py";

std::string directory_of(const Winner& winner) {
    return package_directory(std::string(winner.family->directory), winner.package.version);
}

} // namespace

void WinnerFinder::find(PackageWorker& worker, Winner& winner) const {
    if (winner.family->live || !find_indexed(worker, winner)) find_live(worker, winner);
}

bool WinnerFinder::find_indexed(PackageWorker& worker, Winner& winner) const {
    const std::size_t root = winner.family->root;
    const std::string text = store::package_text(winner.family->name, winner.package.version);
    const std::string_view key = worker.key.set(opened_.repository_of(root).id, text);
    const auto entry = worker.cursor.find(store::Table::packages, key);
    const auto record = entry ? store::PackageRecord::open(key, entry->value) : store::PackageRecord();
    if (!record || !record.is_of(text) || !holds(worker, winner, record)) return false;
    winner.path = worker.memory->copy(record.definition().empty()
                                          ? join(directory_of(winner), first_definition)
                                          : join(opened_.roots[root].path, record.definition()));
    winner.knows_old_files = record.directory().has_value() || options_.freshness != Freshness::file;
    winner.has_old_files = record.reason() == Reason::old_release_file;
    if (!winner.has_old_files && record.reason() != Reason::not_found) winner.declined = record.reason();
    return true;
}

bool WinnerFinder::holds(PackageWorker& worker, const Winner& winner,
                         const store::PackageRecord& record) const {
    if (options_.freshness != Freshness::file) return true; // the family's directory was asked already
    if (record.racy()) return false;
    const std::size_t root = winner.family->root;
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
    winner.knows_old_files = winner.has_old_files = false;
    std::string name(winner.package.definition);
    if (winner.family->combined) {
        winner.declined = Reason::unsupported_format;
    } else if (options_.freshness == Freshness::snapshot) {
        winner.declined = Reason::damaged; // the package's record would say what its answer rests on
    } else {
        winner.live = true;
        name = find_definition(disk_, directory, sync_of(options_), {}).name;
    }
    if (name.empty()) name = first_definition;
    winner.path = worker.memory->copy(join(directory, name));
}

Reason WinnerFinder::objection(PackageWorker& worker, const Winner& winner, const Slot& slot) const {
    if (winner.declined == Reason::damaged) return Reason::damaged;
    if (!answered(slot.status)) return Reason::none;
    if (winner.declined != Reason::none) return winner.declined;
    return old_files(worker, winner, slot) ? Reason::old_release_file : Reason::none;
}

bool WinnerFinder::old_files(PackageWorker& worker, const Winner& winner, const Slot& slot) const {
    if (slot.package.timestamp_state() != FieldState::absent) return false;
    if (options_.freshness == Freshness::snapshot) return winner.has_old_files;
    if (winner.knows_old_files && slot.origin == Origin::index) return winner.has_old_files;
    const std::string directory = directory_of(winner);
    return std::any_of(old_release_files.begin(), old_release_files.end(), [&](std::string_view file) {
        ++worker.stats;
        const auto found = disk_.stat(join(directory, file).c_str(), sync_of(options_));
        return found && found.value.type == fs::FileType::file;
    });
}

} // namespace rezdex::index
