// Promise: see lookup.h and path_lookup.h: from a path to its entry, and what each level makes of it.
#include "index/lookup.h"

#include <algorithm>

#include "index/inputs.h"
#include "index/path_lookup.h"
#include "index/slots.h"
#include "index/workers.h"

namespace rezdex::index {
namespace {

// Rising texts with nothing to fold: what a sorted list costs to see is a fifth of what claims cost.
bool surely_distinct(std::span<const std::string_view> paths) noexcept {
    for (std::size_t i = 0; i < paths.size(); ++i)
        if (!is_plain(paths[i]) || (i != 0 && paths[i - 1] >= paths[i])) return false;
    return true;
}

} // namespace

Freshness freshness_of(const Opened& opened, const LookupOptions& options, std::size_t root) {
    const auto& opted_in = options.family_repositories;
    if (options.freshness != Freshness::family || opted_in.empty()) return options.freshness;
    const bool vouches = std::ranges::find(opted_in, opened.repository_of(root).name) != opted_in.end();
    return vouches ? Freshness::family : Freshness::file;
}

// FORCE_SYNC costs nothing where the filesystem is local, so that the question which one a path lies on,
// behind links and mounts, need not be asked.
PathLookup::PathLookup(const Surroundings& surroundings, std::span<const std::string_view> paths,
                       const LookupOptions& options, Mounts::By by)
    : opened_(*surroundings.opened), disk_(surroundings.disk), settled_(surroundings.settled), paths_(paths),
      options_(options), sync_(options.accept_attribute_cache ? fs::Sync::as_stat : fs::Sync::force),
      answers_(paths.size()), distinct_(options.freshness == Freshness::file && surely_distinct(paths)),
      claims_(distinct_ ? 0 : paths.size()), seed_(static_cast<std::uint64_t>(disk_.now_ns())),
      mounts_(opened_, disk_, by), families_(opened_, disk_, sync_, mounts_) {
    answers_.state->opened = surroundings.opened;
    if (options.environment != nullptr) answers_.state->environment = *options.environment;
}

PathLookup::Worker::Worker(const PathLookup& lookup) : cursor(*lookup.opened_.generation) {}

Answers PathLookup::run() {
    if (options_.freshness == Freshness::family && lies_far_away()) ask_families_ahead();
    finish(run_workers<Worker>(
        paths_.size(), options_.threads, [this] { return std::make_unique<Worker>(*this); },
        [this](Worker& worker, std::size_t slot) { answer(worker, slot); },
        [this](std::size_t slot) { put(slot, out_of_memory_slot()); }));
    return std::move(answers_);
}

void PathLookup::finish(const std::vector<std::unique_ptr<Worker>>& workers) {
    Batch::State& state = *answers_.state;
    state.stats = families_.stats();
    for (const auto& worker : workers) {
        for (const auto& [slot, first] : worker->alike) answers_.take(slot, answers_, first);
        state.stats += worker->stats;
        if (const auto& reader = worker->live) state.reads += reader->reads();
        state.memory.push_back(std::move(worker->memory));
    }
}

PathLookup::Question PathLookup::ask(std::string_view path, std::string& scratch) const {
    const std::string_view folded = fold(path, scratch);
    if (!is_normal(folded)) return {path, Reason::not_normal, {}};
    const auto place = opened_.places.map(folded);
    if (!place) return {folded, Reason::outside_roots, {}};
    return {folded, Reason::none, *place};
}

void PathLookup::answer(Worker& worker, std::size_t slot) {
    const Question question = ask(paths_[slot], worker.folded);
    if (question.outside != Reason::none) return ask_disk(worker, slot, question, {question.outside, {}, {}});

    const IndexEntry entry =
        find_entry(worker.cursor, worker.key, opened_.repository_of(question.place.repository).id,
                   question.place.relative);
    const Freshness freshness = freshness_of(opened_, options_, question.place.repository);
    if (freshness == Freshness::snapshot) return answer_from_snapshot(worker, slot, question, entry);
    // A racy entry was read too soon after a change to rest on anything but its content.
    if (freshness == Freshness::family && entry.doubt == Reason::none &&
        entry.record.state() == store::FileState::read && !entry.record.racy() &&
        !entry.record.not_world_readable() && family_vouches(worker, question)) {
        answer_from_index(worker, slot, question, entry, false);
        return answers_.vouch_for(slot);
    }
    ask_disk(worker, slot, question, entry);
}

void PathLookup::answer_from_index(Worker& worker, std::size_t slot, const Question& question,
                                   const IndexEntry& entry, bool touched) {
    if (!inputs_match(entry.record, options_.environment))
        return answer_from_source(worker, slot, question, entry, touched);
    put(slot, record_slot(entry.record.package(), Origin::index, touched), {entry.key});
}

// The file is as it was, so its text is the one that the index keeps.
void PathLookup::answer_from_source(Worker& worker, std::size_t slot, const Question& question,
                                    const IndexEntry& entry, bool touched) {
    const auto found = worker.cursor.find(store::Table::details, entry.key);
    const auto detail = found ? store::DetailRecord::open(entry.key, found->value) : store::DetailRecord();
    if (!detail || detail.source().empty()) {
        if (options_.freshness != Freshness::snapshot)
            return answer_without_entry(worker, slot, question, Reason::damaged);
        return put(slot, live(worker).decline(Reason::damaged, Origin::none));
    }
    Live::Answer answer = live(worker).define(question.text, detail.source());
    answer.slot.touched = touched;
    put(slot, answer.slot, answer.source);
}

void PathLookup::answer_from_snapshot(Worker& worker, std::size_t slot, const Question& question,
                                      const IndexEntry& entry) {
    if (entry.doubt == Reason::not_indexed)
        return put(slot, plain_slot(Status::missing, Origin::index, Reason::not_indexed));
    if (entry.doubt != Reason::none) return put(slot, live(worker).decline(entry.doubt, Origin::none));
    if (entry.record.not_world_readable() && !opened_.meta.include_private)
        return put(slot, live(worker).decline(Reason::private_entry, Origin::none));
    const Reason recorded = entry.record.package().reason();
    switch (entry.record.state()) {
    case store::FileState::read: return answer_from_index(worker, slot, question, entry, false);
    case store::FileState::missing:
        return put(slot, plain_slot(Status::missing, Origin::index, Reason::not_found));
    case store::FileState::unreadable:
        return put(slot, plain_slot(Status::unreadable, Origin::index,
                                    recorded == Reason::none ? Reason::io_error : recorded));
    }
}

PathLookup::Family PathLookup::family(const Question& question) {
    const std::string_view relative = question.place.relative;
    const std::string_view name = family_of(relative);
    if (name.size() == relative.find_last_not_of('/') + 1 || relative.find('/') == std::string_view::npos)
        return {}; // a file in the repository's root
    return {question.text.substr(0, question.text.size() - relative.size() + name.size()), name};
}

// Sorted paths ask about one family after the other: most are answered by the worker's own note.
bool PathLookup::family_vouches(Worker& worker, const Question& question) {
    const auto [path, name] = family(question);
    if (path.empty()) return false;
    if (worker.family != path) {
        worker.family_vouches = families_.vouches(worker.cursor, path, question.place.repository, name);
        worker.family = path;
    }
    return worker.family_vouches;
}

// Does a family vouch, and only a network can tell?
bool PathLookup::asks_far_away(const Question& question) {
    if (question.outside != Reason::none) return false;
    const std::size_t root = question.place.repository;
    return freshness_of(opened_, options_, root) == Freshness::family && mounts_.of(root).network;
}

// A few of the paths tell: to go through all of them costs a local disk a fifth of the lookup.
bool PathLookup::lies_far_away() {
    constexpr std::size_t samples = 16;
    std::string scratch;
    for (std::size_t i = 0; i < paths_.size(); i += std::max<std::size_t>(paths_.size() / samples, 1))
        if (asks_far_away(ask(paths_[i], scratch))) return true;
    return false;
}

// Far away only a family's first path waits. Between so many that do not, the pool would take them all for
// fast, and hand out runs of paths whose families wait for each other. So these are asked by themselves.
void PathLookup::ask_families_ahead() {
    struct Ahead {
        std::string path, name;
        std::size_t root = 0;
    };
    std::vector<Ahead> ahead;
    std::string scratch;
    for (const std::string_view text : paths_) {
        const Question question = ask(text, scratch);
        if (!asks_far_away(question)) continue;
        const auto [path, name] = family(question);
        if (path.empty() || (!ahead.empty() && ahead.back().path == path)) continue;
        ahead.push_back({std::string(path), std::string(name), question.place.repository});
    }
    std::ranges::sort(ahead, {}, &Ahead::path);
    const auto again = std::ranges::unique(ahead, {}, &Ahead::path);
    ahead.erase(again.begin(), again.end());
    // Whoever fails here is asked again with its paths.
    static_cast<void>(run_workers<Worker>(
        ahead.size(), options_.threads, [this] { return std::make_unique<Worker>(*this); },
        [&](Worker& worker, std::size_t i) {
            static_cast<void>(families_.vouches(worker.cursor, ahead[i].path, ahead[i].root, ahead[i].name));
        },
        [](std::size_t) {}));
}

Answers lookup(const Surroundings& surroundings, std::span<const std::string_view> paths,
               const LookupOptions& options) {
    if (paths.size() >= HeldDirectory::worth_it) {
        PathLookup by_root(surroundings, paths, options, Mounts::By::root);
        Answers answers = by_root.run();
        if (by_root.roots_stayed()) return answers;
    }
    return PathLookup(surroundings, paths, options, Mounts::By::whole_path).run();
}

} // namespace rezdex::index
