// Promise: finds what an index holds for a path, and says why it is not to be believed as it stands.
#pragma once

#include <string_view>

#include "rezdex/reason.h"
#include "store/generation.h"
#include "store/key.h"
#include "store/record.h"

namespace rezdex::index {

struct IndexEntry {
    Reason doubt = Reason::not_indexed; // none, not_indexed, damaged, older_evaluator
    std::string_view key;               // in the index; empty if not indexed
    store::DefinitionRecord record;     // null if not indexed or damaged
};

[[nodiscard]] inline IndexEntry find_entry(store::Cursor& cursor, store::KeyBuffer& buffer,
                                           store::RepositoryId repository, std::string_view relative) {
    const std::string_view key = buffer.set(repository, relative);
    const auto entry = cursor.find(store::Table::definitions, key);
    if (!entry) return {};
    const auto record = store::DefinitionRecord::open(key, entry->value);
    if (!record) return {Reason::damaged, entry->key, record};
    if (!record.is_of(relative)) return {};
    const bool old = record.answers_revision() < rez::answers_revision;
    return {old ? Reason::older_evaluator : Reason::none, entry->key, record};
}

} // namespace rezdex::index
