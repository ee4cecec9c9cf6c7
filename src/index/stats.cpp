// Promise: see stats.h. A damaged record is counted as an entry without a verdict, reason `damaged`.
#include "index/stats.h"

#include <algorithm>
#include <map>

#include "store/record.h"

namespace rezdex::index {
namespace {

struct Counts {
    std::array<std::uint64_t, 4> by_verdict{};
    std::map<Reason, std::uint64_t> by_reason;
    std::map<std::string, std::uint64_t, std::less<>> by_input;
    std::uint64_t racy = 0;

    void add(const store::DefinitionRecord& record);
};

void Counts::add(const store::DefinitionRecord& record) {
    if (!record) {
        ++by_reason[Reason::damaged];
        return;
    }
    const Package package = record.package();
    racy += record.racy() ? 1 : 0;
    if (record.state() == store::FileState::read) ++by_verdict[static_cast<std::size_t>(package.verdict())];
    if (!answered(status_of(package.verdict()))) ++by_reason[package.reason()];
    for (const std::string_view input : package.inputs()) ++by_input[std::string(input)];
}

template <class Map>
auto most_frequent_first(const Map& counts) {
    std::vector<std::pair<typename Map::key_type, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
}

} // namespace

IndexStats stats(const Opened& opened) {
    Counts counts;
    store::Cursor cursor(*opened.generation);
    for (auto entry = cursor.seek(store::Table::definitions, {}); entry;
         entry = cursor.next(store::Table::definitions))
        counts.add(store::DefinitionRecord::open(entry->key, entry->value));

    IndexStats stats;
    stats.generation = opened.current.generation;
    stats.format = opened.meta.format;
    stats.answers_revision = opened.meta.answers_revision;
    stats.bytes = opened.generation->bytes();
    stats.built_ns = opened.meta.built_ns;
    stats.marked = opened.marked;
    stats.definitions = opened.generation->entries(store::Table::definitions);
    stats.packages = opened.generation->entries(store::Table::packages);
    stats.families = opened.generation->entries(store::Table::families);
    stats.by_verdict = counts.by_verdict;
    stats.by_reason = most_frequent_first(counts.by_reason);
    stats.by_input = most_frequent_first(counts.by_input);
    stats.racy = counts.racy;
    for (const store::RepositoryFacts& repository : opened.meta.repositories)
        stats.repositories.push_back({repository.name, repository.roots, repository.definitions,
                                      repository.packages, repository.families, repository.local_racy_margin,
                                      repository.network_racy_margin});
    return stats;
}

} // namespace rezdex::index
