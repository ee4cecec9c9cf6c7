// Promise: see family_lister.h.
#include "index/family_lister.h"

#include <cerrno>

#include "index/combined_lister.h"
#include "index/slots.h"

namespace rezdex::index {

ListedFamily FamilyLister::list(PackageWorker& worker, std::size_t root, std::string_view name) const {
    ListedFamily family;
    family.root = root;
    family.name = worker.memory->copy(name);
    if (!is_valid_package_name(name)) return family;
    family.directory = worker.memory->copy(join(opened_.roots[root].path, name));
    if (!list_indexed(worker, family) && options_.freshness != Freshness::snapshot) list_live(worker, family);
    return family;
}

// False where the index's list is not to be believed, or there is none.
bool FamilyLister::list_indexed(PackageWorker& worker, ListedFamily& family) const {
    const std::string text = store::family_text(family.name);
    const std::string_view key = worker.key.set(opened_.repository_of(family.root).id, text);
    const auto entry = worker.cursor.find(store::Table::families, key);
    if (!entry) return false;
    const auto record = store::FamilyRecord::open(key, entry->value);
    if (!record) return stands_for_damaged(worker, family);
    if (!record.is_of(text)) return false;

    const store::FamilyFacts facts = record.facts();
    if (facts.combined != store::Combined::no)
        return CombinedLister(opened_, disk_, settled_, options_, mounts_)
            .list_indexed(worker, record, family);
    if (options_.freshness == Freshness::snapshot) {
        if (facts.unreadable) {
            unlisted(family, plain_slot(Status::unreadable, Origin::index, Reason::io_error));
            return true;
        }
    } else {
        if (facts.racy || facts.volatile_listing || facts.unreadable) return false;
        worker.path.assign(family.directory);
        ++worker.stats;
        const auto now = disk_.stat(worker.path.c_str(), sync_of(options_));
        if (!now ||
            !stamps_match(facts.stamp, store::stamp_of(now.value), mounts_.of(family.root).comparison))
            return false;
        if (!all_may_read(now.value) && disk_.readable(worker.path.c_str()) != 0) return false;
    }
    family.packages.reserve(record.size());
    for (std::size_t i = 0; i < record.size(); ++i)
        family.packages.push_back({record[i].version, record[i].definition});
    return true;
}

// At snapshot nobody else can say which versions there are: as for a combined family whose versions are not
// known, one answer stands for whatever is asked.
bool FamilyLister::stands_for_damaged(PackageWorker& worker, ListedFamily& family) const {
    if (options_.freshness != Freshness::snapshot) return false;
    family.combined = std::make_shared<CombinedListing>();
    family.combined->instead = worker.live().decline(Reason::damaged, Origin::none);
    return true;
}

void FamilyLister::list_live(PackageWorker& worker, ListedFamily& family) const {
    family.live = true;
    const std::string directory(family.directory);
    const auto listing = list_family(disk_, directory, sync_of(options_), {});
    if (listing) {
        for (const std::string& version : listing.value.versions)
            family.packages.push_back({worker.memory->copy(std::string_view(version)), {}});
        return;
    }
    if (is_there(worker, directory, listing.error)) return unlisted(family, failed_slot(listing.error));
    for (const std::string_view extension : {".py", ".yaml"}) {
        worker.path.assign(directory).append(extension);
        ++worker.stats;
        const auto file = disk_.stat(worker.path.c_str(), sync_of(options_));
        if (!file && !says_absent(file.error)) return unlisted(family, failed_slot(file.error));
        if (!file || file.value.type != fs::FileType::file) continue;
        return CombinedLister(opened_, disk_, settled_, options_, mounts_)
            .list_live(worker, worker.memory->copy(std::string_view(worker.path)), family);
    }
}

// Of a directory that could not be listed. Where it cannot even be looked at rez takes it for absent; so do
// we where that is what the error says.
bool FamilyLister::is_there(PackageWorker& worker, const std::string& directory, int error) const {
    if (!says_absent(error)) return true;
    if (error != EACCES) return false;
    ++worker.stats;
    const auto stat = disk_.stat(directory.c_str(), sync_of(options_));
    return stat && stat.value.type == fs::FileType::directory;
}

void FamilyLister::unlisted(ListedFamily& family, const Slot& slot) {
    family.combined = std::make_shared<CombinedListing>();
    family.combined->path = family.directory;
    family.combined->instead = slot;
}

} // namespace rezdex::index
