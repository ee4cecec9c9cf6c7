// Promise: what PathLookup does where the disk must be asked: level `file`, and whatever no entry answers.
//
// Cheapest first: one stat; a permission where it is in doubt; what this process has read before; a read and
// a hash; only then a definition anew.
#include "index/path_lookup.h"
#include "index/slots.h"

namespace rezdex::index {

Live& PathLookup::live(Worker& worker) const {
    if (!worker.live) worker.live.emplace(disk_, *worker.memory, options_.environment);
    return *worker.live;
}

void PathLookup::ask_disk(Worker& worker, std::size_t slot, const Question& question,
                          const IndexEntry& entry) {
    const std::size_t first = distinct_ ? slot : first_to_ask(worker, slot, question);
    if (first != slot) {
        worker.alike.emplace_back(slot, first);
        return;
    }
    if (entry.doubt == Reason::none && entry.record.state() == store::FileState::read)
        return check_file(worker, slot, question, entry);
    answer_without_entry(worker, slot, question, entry.doubt == Reason::none ? Reason::changed : entry.doubt);
}

std::size_t PathLookup::first_to_ask(Worker& worker, std::size_t slot, const Question& question) {
    const auto same = [&](std::size_t other) {
        return ask(paths_[other], worker.other_folded).text == question.text;
    };
    return claims_.claim(base::hash64(question.text, seed_), slot, same);
}

void PathLookup::check_file(Worker& worker, std::size_t slot, const Question& question,
                            const IndexEntry& entry) {
    const std::optional<fs::Stat> now = stat_file(worker, slot, question);
    if (!now) return;
    const bool in_doubt = entry.record.not_world_readable() || !all_may_read(*now);
    if (in_doubt && !may_read(worker, slot)) return;

    const store::Stamp stamp = store::stamp_of(*now);
    const bool same =
        stamps_match(entry.record.stamp(), stamp, mounts_.of(question.place.repository).comparison);
    if (same && !entry.record.racy()) return answer_from_index(worker, slot, question, entry, false);
    if (settled_.content(question.text, stamp) == entry.record.hash())
        return answer_from_index(worker, slot, question, entry, !same);
    if (!options_.live)
        return put(slot, plain_slot(Status::stale, Origin::none, same ? Reason::racy : Reason::changed));
    compare_content(worker, slot, question, entry);
}

void PathLookup::compare_content(Worker& worker, std::size_t slot, const Question& question,
                                 const IndexEntry& entry) {
    Live& reader = live(worker);
    const std::int64_t started_ns = disk_.now_ns();
    if (!reader.read(worker.path.c_str())) return put(slot, reader.failure());
    const base::Hash128 content = base::hash128(reader.bytes());
    if (content != entry.record.hash()) {
        const Live::Answer answer = reader.define(worker.path, reader.bytes());
        return put(slot, answer.slot, answer.source);
    }
    const Mount& mount = mounts_.of(question.place.repository);
    const store::Stamp stamp = store::stamp_of(reader.stat());
    if (!mounts_.is_racy(question.place.repository, reader.stat(), started_ns))
        settled_.remember(question.text, stamp, content);
    answer_from_index(worker, slot, question, entry,
                      !stamps_match(entry.record.stamp(), stamp, mount.comparison));
}

void PathLookup::answer_without_entry(Worker& worker, std::size_t slot, const Question& question,
                                      Reason doubt) {
    if (options_.live) {
        const Live::Answer answer = answer_live(live(worker), question.text, worker.path);
        return put(slot, answer.slot, answer.source);
    }
    if (stat_file(worker, slot, question)) put(slot, plain_slot(Status::stale, Origin::none, doubt));
}

// The stat of a regular file; else the slot is answered.
std::optional<fs::Stat> PathLookup::stat_file(Worker& worker, std::size_t slot, const Question& question) {
    if (question.text.find('\0') !=
        std::string_view::npos) { // names no file; as a C string it would name one
        put(slot, failed_slot(ENOENT));
        return std::nullopt;
    }
    worker.path.assign(question.text);
    ++worker.stats;
    const fs::Outcome<fs::Stat> now = question.outside == Reason::none
                                          ? mounts_.stat(question.place.repository, worker.path, sync_)
                                          : disk_.stat(worker.path.c_str(), sync_);
    if (now && now.value.type == fs::FileType::file) return now.value;
    put(slot, failed_slot(now ? EISDIR : now.error));
    return std::nullopt;
}

// Else the slot is answered.
bool PathLookup::may_read(Worker& worker, std::size_t slot) {
    const int error = disk_.readable(worker.path.c_str());
    if (error != 0) put(slot, failed_slot(error));
    return error == 0;
}

} // namespace rezdex::index
