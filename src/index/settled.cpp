// Promise: see settled.h. A fact has one place, found by its path's hash: no list to keep, nothing grows.
#include "index/settled.h"

#include <mutex>

namespace rezdex::index {

std::optional<base::Hash128> Settled::content(std::string_view path, const store::Stamp& stamp) {
    const base::Hash128 hash = base::hash128(path);
    Shard& shard = shards_[hash.high % shards_.size()];
    const std::lock_guard lock(shard.mutex);
    if (shard.facts.empty()) return std::nullopt;
    const Fact& fact = shard.facts[hash.low % facts_a_shard];
    if (fact.path != hash || fact.stamp != stamp) return std::nullopt;
    return fact.content;
}

void Settled::remember(std::string_view path, const store::Stamp& stamp, const base::Hash128& content) {
    const base::Hash128 hash = base::hash128(path);
    Shard& shard = shards_[hash.high % shards_.size()];
    const std::lock_guard lock(shard.mutex);
    if (shard.facts.empty()) shard.facts.resize(facts_a_shard);
    shard.facts[hash.low % facts_a_shard] = {hash, stamp, content};
}

} // namespace rezdex::index
