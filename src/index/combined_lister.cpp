// Promise: see combined_lister.h.
#include "index/combined_lister.h"

#include "index/inputs.h"
#include "index/package_record.h"
#include "index/slots.h"

namespace rezdex::index {

bool CombinedLister::list_indexed(PackageWorker& worker, const store::FamilyRecord& record,
                                  ListedFamily& family) const {
    if (record.size() == 0) return false;
    const std::string_view file = record[0].definition;
    family.combined = std::make_shared<CombinedListing>();
    family.combined->path = worker.memory->copy(join(opened_.roots[family.root].path, file));
    const IndexEntry entry =
        find_entry(worker.cursor, worker.key, opened_.repository_of(family.root).id, file);
    if (options_.freshness == Freshness::snapshot) {
        if (list_snapshot(worker, entry, family)) return true;
    } else if (!still_holds(worker, entry, family) || record.facts().stamp != entry.record.stamp()) {
        family.combined.reset();
        return false;
    }
    family.combined->content = entry.record.hash();
    if (!inputs_match(entry.record, options_.environment)) return list_from_source(worker, entry, family);
    if (record.facts().combined == store::Combined::not_listed) {
        family.combined->instead = indexed(worker, family, {}).slot;
        return true;
    }
    family.packages.reserve(record.size());
    for (std::size_t i = 0; i < record.size(); ++i)
        family.packages.push_back({record[i].version, record[i].definition});
    return true;
}

bool CombinedLister::list_snapshot(PackageWorker& worker, const IndexEntry& entry,
                                   ListedFamily& family) const {
    std::optional<Slot>& instead = family.combined->instead;
    if (entry.doubt != Reason::none) {
        const Reason doubt = entry.doubt == Reason::not_indexed ? Reason::damaged : entry.doubt;
        instead = worker.live().decline(doubt, Origin::none);
    } else if (entry.record.not_world_readable() && !opened_.meta.include_private) {
        instead = worker.live().decline(Reason::private_entry, Origin::none);
    } else if (entry.record.state() == store::FileState::unreadable) {
        instead = plain_slot(Status::unreadable, Origin::index, entry.record.package().reason());
    }
    return instead || entry.record.state() == store::FileState::missing;
}

// Is the family the file that was indexed? A directory of its name would be the family, and a .py before a
// .yaml.
bool CombinedLister::still_holds(PackageWorker& worker, const IndexEntry& entry, ListedFamily& family) const {
    if (entry.doubt != Reason::none || entry.record.state() != store::FileState::read) return false;
    const auto stat = [&](std::string_view path) {
        ++worker.stats;
        worker.path.assign(path);
        return disk_.stat(worker.path.c_str(), sync_of(options_));
    };
    const auto may_be = [](const fs::Outcome<fs::Stat>& other, fs::FileType type) {
        return other ? other.value.type == type : !says_absent(other.error);
    };
    if (may_be(stat(family.directory), fs::FileType::directory)) return false;
    CombinedListing& listing = *family.combined;
    if (rez::format_of(listing.path) == rez::Format::yaml) {
        const auto other = stat(std::string(family.directory) + ".py");
        if (may_be(other, fs::FileType::file)) return false;
    }
    const auto now = stat(listing.path);
    if (!now || now.value.type != fs::FileType::file) return false;
    const bool for_all = !entry.record.not_world_readable() && all_may_read(now.value);
    if (!for_all && disk_.readable(worker.path.c_str()) != 0) return false;
    const store::Stamp stamp = store::stamp_of(now.value);
    const bool same = stamps_match(entry.record.stamp(), stamp, mounts_.of(family.root).comparison);
    listing.touched = !same;
    if (same && !entry.record.racy()) return true;
    if (settled_.content(listing.path, stamp) == entry.record.hash()) return true;
    return options_.live && same_content(worker, entry, family);
}

bool CombinedLister::same_content(PackageWorker& worker, const IndexEntry& entry,
                                  const ListedFamily& family) const {
    const CombinedListing& listing = *family.combined;
    const std::int64_t started_ns = disk_.now_ns();
    worker.path.assign(listing.path);
    if (!worker.live().read(worker.path.c_str())) return false;
    const base::Hash128 content = base::hash128(worker.live().bytes());
    if (content != entry.record.hash()) return false;
    const store::Stamp stamp = store::stamp_of(worker.live().stat());
    if (!mounts_.is_racy(family.root, worker.live().stat(), started_ns))
        settled_.remember(listing.path, stamp, content);
    return true;
}

// The file is as it was, so its text is the one that the index keeps.
bool CombinedLister::list_from_source(PackageWorker& worker, const IndexEntry& entry,
                                      ListedFamily& family) const {
    const auto found = worker.cursor.find(store::Table::details, entry.key);
    const auto detail = found ? store::DetailRecord::open(entry.key, found->value) : store::DetailRecord();
    if (detail && !detail.source().empty()) {
        evaluate(worker, detail.source(), family);
        return true;
    }
    if (options_.freshness != Freshness::snapshot) {
        family.combined.reset();
        return false;
    }
    family.combined->instead = worker.live().decline(Reason::damaged, Origin::none);
    return true;
}

void CombinedLister::list_live(PackageWorker& worker, std::string_view path, ListedFamily& family) const {
    family.combined = std::make_shared<CombinedListing>();
    CombinedListing& listing = *family.combined;
    listing.path = path;
    if (!options_.live) {
        listing.instead = plain_slot(Status::stale, Origin::none, Reason::changed);
        return;
    }
    Live& live = worker.live();
    worker.path.assign(path);
    if (live.read(worker.path.c_str()))
        evaluate(worker, live.bytes(), family);
    else if (live.failure().status != Status::missing) // else it has just vanished: no family
        listing.instead = live.failure();
}

void CombinedLister::evaluate(PackageWorker& worker, std::string_view bytes, ListedFamily& family) const {
    CombinedListing& listing = *family.combined;
    listing.bytes = worker.memory->copy(bytes);
    listing.family.load(listing.bytes, rez::format_of(listing.path),
                        environment_or_own(options_.environment));
    if (!listing.family.lists()) {
        listing.instead = worker.live().encode(listing.family.verdict(), Origin::live);
        return;
    }
    for (const std::string_view version : listing.family.versions())
        family.packages.push_back({worker.memory->copy(version), {}});
}

Live::Answer CombinedLister::answer(PackageWorker& worker, const ListedFamily& family,
                                    std::string_view version) const {
    CombinedListing& listing = *family.combined;
    if (listing.instead) return {*listing.instead, {}};
    std::unique_lock lock(listing.mutex);
    if (listing.bytes.empty()) {
        lock.unlock();
        Live::Answer answer = indexed(worker, family, version);
        if (answer.slot.reason != Reason::damaged || options_.freshness == Freshness::snapshot) return answer;
        if (!options_.live) return {plain_slot(Status::stale, Origin::none, Reason::damaged), {}};
        lock.lock();
        if (!load_again(worker, listing)) return answer;
    }
    rez::Definition definition;
    listing.family.define(version, definition);
    lock.unlock();
    Slot slot = worker.live().encode(definition, Origin::live);
    slot.touched = listing.touched;
    if (!answered(slot.status)) return {slot, {}};
    const auto* const package =
        worker.memory->make<PackageSource>(worker.memory->copy(version), rez::OldReleaseFiles{});
    return {slot, {listing.bytes, rez::format_of(listing.path), package}};
}

// A package's record is damaged: its file, as long as it is the one whose versions the index has listed.
bool CombinedLister::load_again(PackageWorker& worker, CombinedListing& listing) const {
    if (!listing.bytes.empty()) return true;
    worker.path.assign(listing.path);
    if (!worker.live().read(worker.path.c_str()) || base::hash128(worker.live().bytes()) != listing.content)
        return false;
    rez::CombinedFamily& family = listing.family;
    const std::string_view bytes = worker.memory->copy(worker.live().bytes());
    family.load(bytes, rez::format_of(listing.path), environment_or_own(options_.environment));
    if (!family.lists()) return false;
    listing.bytes = bytes;
    return true;
}

Live::Answer CombinedLister::indexed(PackageWorker& worker, const ListedFamily& family,
                                     std::string_view version) const {
    const store::RepositoryId repository = opened_.repository_of(family.root).id;
    const store::PackageRecord record = find_package(worker, repository, family.name, version);
    Live::Answer answer = own_answer(worker, repository, family.name, version, record);
    if (!answer.slot.package) return {worker.live().decline(Reason::damaged, Origin::none), {}};
    answer.slot.touched = family.combined->touched;
    return answer;
}

} // namespace rezdex::index
