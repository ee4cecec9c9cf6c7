// Promise: see package_lookup.h.
//
// Three steps, each in parallel over all that was asked: the families' lists; which file defines each
// package, and whether what that rests on is still so; the path lookup of those files. What then shows that a
// file has vanished or has lost its timestamp is put right at the end.
#include "index/package_lookup.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <new>
#include <optional>
#include <unordered_map>

#include "index/family_lister.h"
#include "index/live.h"
#include "index/slots.h"
#include "index/winner.h"
#include "index/workers.h"
#include "rez/version_order.h"

namespace rezdex {

struct PackageBatch::State {
    Batch slots;
    std::vector<PackageAnswer> answers;
    std::vector<std::size_t> ends; // where the answers of query i end
};

PackageBatch::PackageBatch(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
PackageBatch::PackageBatch(PackageBatch&&) noexcept = default;
PackageBatch& PackageBatch::operator=(PackageBatch&&) noexcept = default;
PackageBatch::~PackageBatch() = default;

std::size_t PackageBatch::size() const noexcept { return state_->ends.size(); }
const Batch& PackageBatch::slots() const& noexcept { return state_->slots; }
std::span<const PackageAnswer> PackageBatch::answers(std::size_t i) const& noexcept {
    const std::size_t begin = i == 0 ? 0 : state_->ends[i - 1];
    return std::span(state_->answers).subspan(begin, state_->ends[i] - begin);
}

} // namespace rezdex

namespace rezdex::index {
namespace {

struct Query {
    std::string_view family;
    std::optional<std::string_view> version; // nothing: all of them
};

// Then rez takes the next candidate, where there is one. What may not be read is a file to rez.
bool is_no_file(const Slot& slot) noexcept {
    return slot.status == Status::missing ||
           (slot.status == Status::unreadable && slot.reason != Reason::permission);
}

// Equal for versions that rez takes for equal: separators are all alike.
std::string tokens_of(std::string_view version) {
    std::string tokens(version);
    std::ranges::replace_if(tokens, [](char c) { return !rez::is_token_character(c); }, '.');
    return tokens;
}

class PackageLookup {
  public:
    PackageLookup(const Surroundings& surroundings, std::span<const std::string_view> repositories,
                  const LookupOptions& options);
    [[nodiscard]] PackageBatch run(std::span<const Query> queries) &&;

  private:
    struct Versions { // positions in ListedFamily::packages
        std::unordered_map<std::string_view, std::size_t> by_text;
        std::unordered_map<std::string, std::size_t> by_tokens; // made when a text is not found
    };
    using Workers = std::vector<std::unique_ptr<PackageWorker>>;

    [[nodiscard]] std::size_t root_of(std::size_t repository) const;
    void list_families(std::span<const Query> queries);
    void collect(std::span<const Query> queries);
    void collect(const ListedFamily& family, const std::optional<std::string_view>& version);
    [[nodiscard]] std::optional<std::size_t> find(const ListedFamily& family, std::string_view version);
    [[nodiscard]] Answers look_up_paths();
    void put_right(Answers& answers);
    template <class Step>
    void in_parallel(std::size_t count, const Step& step);

    const Surroundings& surroundings_;
    const Opened& opened_;
    const LookupOptions& options_;
    Mounts mounts_;
    FamilyLister lister_;
    WinnerFinder finder_;
    std::vector<std::size_t> roots_; // one for each repository that is asked

    std::unordered_map<std::string_view, std::size_t> positions_; // of a family's lists in families_
    std::vector<ListedFamily> families_;                          // for each family, one for each of roots_
    std::vector<Versions> versions_; // of each of families_ that is asked for one
    std::vector<Winner> winners_;    // one for each answer
    std::vector<std::size_t> ends_;
    std::vector<std::unique_ptr<base::Arena>> memory_;
    std::size_t stats_ = 0, reads_ = 0;
};

PackageLookup::PackageLookup(const Surroundings& surroundings, std::span<const std::string_view> repositories,
                             const LookupOptions& options)
    : surroundings_(surroundings), opened_(*surroundings.opened), options_(options),
      mounts_(opened_, surroundings.disk), lister_(surroundings, options, mounts_),
      finder_(surroundings, options, mounts_) {
    for (std::size_t i = 0; i < opened_.meta.repositories.size(); ++i) {
        const std::string& name = opened_.meta.repositories[i].name;
        const bool asked = repositories.empty() ||
                           std::find(repositories.begin(), repositories.end(), name) != repositories.end();
        const bool has_root = std::ranges::any_of(
            opened_.roots, [i](const Opened::Root& root) { return root.repository == i; });
        if (asked && has_root) roots_.push_back(root_of(i));
    }
}

// The first of the repository's roots that is there; the first, where none is or the disk is not asked.
std::size_t PackageLookup::root_of(std::size_t repository) const {
    std::size_t first = 0;
    while (opened_.roots[first].repository != repository) ++first;
    if (options_.freshness == Freshness::snapshot) return first;
    std::size_t end = first + 1;
    while (end < opened_.roots.size() && opened_.roots[end].repository == repository) ++end;
    for (std::size_t root = first; root + 1 < end; ++root)
        if (surroundings_.disk.stat(opened_.roots[root].path.c_str(), sync_of(options_))) return root;
    return end - first == 1 ? first : end - 1;
}

template <class Step>
void PackageLookup::in_parallel(std::size_t count, const Step& step) {
    std::atomic<bool> out_of_memory = false;
    Workers workers = run_workers<PackageWorker>(
        count, options_.threads, [this] { return std::make_unique<PackageWorker>(surroundings_, options_); },
        step, [&](std::size_t) { out_of_memory = true; });
    if (out_of_memory) throw std::bad_alloc(); // what is not listed would pass for absent
    for (const auto& worker : workers) {
        stats_ += worker->stats;
        if (worker->reader) reads_ += worker->reader->reads();
        memory_.push_back(std::move(worker->memory));
    }
}

void PackageLookup::list_families(std::span<const Query> queries) {
    std::vector<std::string_view> names;
    for (const Query& query : queries)
        if (positions_.try_emplace(query.family, names.size() * roots_.size()).second)
            names.push_back(query.family);
    families_.resize(names.size() * roots_.size());
    versions_.resize(families_.size());
    in_parallel(families_.size(), [&](PackageWorker& worker, std::size_t i) {
        families_[i] = lister_.list(worker, roots_[i % roots_.size()], names[i / roots_.size()]);
    });
}

void PackageLookup::collect(const ListedFamily& family, const std::optional<std::string_view>& version) {
    const auto add = [&](const ListedPackage& package) {
        Winner winner;
        winner.family = &family;
        winner.package = package;
        winners_.push_back(winner);
    };
    if (family.combined && family.combined->instead) { // the question's text is the caller's
        base::Arena& memory = *memory_.emplace_back(std::make_unique<base::Arena>(64));
        return add({memory.copy(version.value_or("")), {}});
    }
    if (!version) {
        std::for_each(family.packages.begin(), family.packages.end(), add);
        return;
    }
    if (const auto found = find(family, *version)) add(family.packages[*found]);
}

// The position of the version: of the text itself, or of one that is the same version to rez.get_package.
std::optional<std::size_t> PackageLookup::find(const ListedFamily& family, std::string_view version) {
    auto& [by_text, by_tokens] = versions_[&family - families_.data()];
    if (by_text.size() != family.packages.size())
        for (std::size_t i = 0; i < family.packages.size(); ++i)
            by_text.try_emplace(family.packages[i].version, i);
    if (const auto found = by_text.find(version); found != by_text.end()) return found->second;
    if (by_tokens.empty())
        for (std::size_t i = 0; i < family.packages.size(); ++i)
            by_tokens.try_emplace(tokens_of(family.packages[i].version), i);
    const auto found = by_tokens.find(tokens_of(version));
    return found == by_tokens.end() ? std::nullopt : std::optional(found->second);
}

void PackageLookup::collect(std::span<const Query> queries) {
    for (const Query& query : queries) {
        const std::size_t first = positions_.at(query.family);
        for (std::size_t i = 0; i < roots_.size(); ++i) collect(families_[first + i], query.version);
        ends_.push_back(winners_.size());
    }
    in_parallel(winners_.size(),
                [&](PackageWorker& worker, std::size_t i) { finder_.find(worker, winners_[i]); });
}

// Those of the definitions; a combined family's packages have theirs already, or get them at the end.
Answers PackageLookup::look_up_paths() {
    std::vector<std::string_view> paths;
    std::vector<std::size_t> asked;
    paths.reserve(winners_.size());
    for (std::size_t i = 0; i < winners_.size(); ++i) {
        if (winners_[i].family->combined) continue;
        paths.push_back(winners_[i].path);
        asked.push_back(i);
    }
    Answers found = lookup(surroundings_, paths, options_);
    if (paths.size() == winners_.size()) return found;
    Answers answers(winners_.size());
    answers.state->opened = found.state->opened;
    answers.state->environment = found.state->environment;
    for (std::size_t i = 0; i < asked.size(); ++i) answers.take(asked[i], found, i);
    answers.keep(std::move(found));
    return answers;
}

// A winner that has vanished leaves the package to the next file; what else than the definition makes the
// package speaks against the definition's slot.
void PackageLookup::put_right(Answers& answers) {
    std::vector<std::size_t> vanished;
    for (std::size_t i = 0; i < winners_.size(); ++i)
        if (is_no_file(answers.slots[i]) && !winners_[i].live && !winners_[i].family->combined &&
            options_.freshness != Freshness::snapshot)
            vanished.push_back(i);
    in_parallel(vanished.size(), [&](PackageWorker& worker, std::size_t i) {
        finder_.find_live(worker, winners_[vanished[i]]);
    });
    std::vector<std::string_view> paths;
    paths.reserve(vanished.size());
    for (const std::size_t i : vanished) paths.push_back(winners_[i].path);
    Answers others = lookup(surroundings_, paths, options_);
    for (std::size_t i = 0; i < vanished.size(); ++i) answers.take(vanished[i], others, i);
    answers.keep(std::move(others));

    in_parallel(winners_.size(), [&](PackageWorker& worker, std::size_t i) {
        const auto other =
            finder_.other_answer(worker, winners_[i], answers.slots[i], answers.state->sources[i]);
        if (other) answers.put(i, other->slot, other->source);
    });
}

PackageBatch PackageLookup::run(std::span<const Query> queries) && {
    list_families(queries);
    collect(queries);
    Answers answers = look_up_paths();
    put_right(answers);

    std::vector<PackageAnswer> shown;
    shown.reserve(winners_.size());
    for (std::size_t i = 0; i < winners_.size(); ++i) {
        const Winner& winner = winners_[i];
        const bool none = answers.slots[i].status == Status::missing;
        shown.push_back({opened_.repository_of(winner.family->root).name,
                         none ? std::string_view() : winner.path, winner.family->name, winner.package.version,
                         i});
    }
    answers.state->stats += stats_;
    answers.state->reads += reads_;
    std::move(memory_.begin(), memory_.end(), std::back_inserter(answers.state->memory));
    return PackageBatch(std::make_unique<PackageBatch::State>(
        PackageBatch::State{std::move(answers).batch(), std::move(shown), std::move(ends_)}));
}

} // namespace

PackageBatch lookup_packages(const Surroundings& surroundings, std::span<const PackageQuery> queries,
                             std::span<const std::string_view> repositories, const LookupOptions& options) {
    std::vector<Query> asked;
    asked.reserve(queries.size());
    for (const PackageQuery& query : queries) asked.push_back({query.family, query.version});
    return PackageLookup(surroundings, repositories, options).run(asked);
}

PackageBatch lookup_family(const Surroundings& surroundings, std::string_view family,
                           std::span<const std::string_view> repositories, const LookupOptions& options) {
    const Query query{family, std::nullopt};
    return PackageLookup(surroundings, repositories, options).run({&query, 1});
}

} // namespace rezdex::index
