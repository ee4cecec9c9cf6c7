// Promise: see family_checks.h. The shards' locks are held to find a family, never while the disk is asked.
#include "index/family_checks.h"

namespace rezdex::index {

bool FamilyChecks::vouches(store::Cursor& cursor, std::string_view path, std::size_t root,
                           std::string_view family) {
    Shard& shard = shards_[Hash()(path) % shards_.size()];
    std::unique_lock lock(shard.mutex);
    auto found = shard.checks.find(path);
    if (found == shard.checks.end()) found = shard.checks.try_emplace(std::string(path)).first;
    lock.unlock();

    auto& [name, check] = *found; // stays where it is while others are added
    std::call_once(check.once, [&] { check.vouches = look(cursor, name, root, family); });
    return check.vouches;
}

bool FamilyChecks::look(store::Cursor& cursor, const std::string& path, std::size_t root,
                        std::string_view family) {
    store::KeyBuffer buffer;
    const std::string text = store::family_text(family);
    const std::string_view key = buffer.set(opened_.repository_of(root).id, text);
    const auto entry = cursor.find(store::Table::families, key);
    if (!entry) return false;
    const auto record = store::FamilyRecord::open(key, entry->value);
    if (!record || !record.is_of(text)) return false;
    const store::FamilyFacts facts = record.facts();
    if (facts.racy || facts.volatile_listing || facts.unreadable) return false;
    const fs::Outcome<fs::Stat> now = mounts_.stat(root, path, sync_);
    stats_.fetch_add(1, std::memory_order_relaxed);
    // Whom the directory keeps out is told file by file.
    return now && now.value.type == fs::FileType::directory && all_may_search(now.value) &&
           stamps_match(facts.stamp, store::stamp_of(now.value), mounts_.of(root).comparison);
}

} // namespace rezdex::index
