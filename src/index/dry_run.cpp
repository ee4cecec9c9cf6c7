// Promise: see dry_run.h.
#include "index/dry_run.h"

#include "index/paths.h"
#include "store/record.h"

namespace rezdex::index {
namespace {

using store::DefinitionRecord;
using store::FileState;

std::string_view path_of(std::string_view key, const DefinitionRecord& record) {
    return record && !record.path().empty() ? record.path() : store::key_text(key);
}

Change::Kind compare_records(const DefinitionRecord& before, const DefinitionRecord& now) {
    if (!before || before.state() != now.state() || before.hash() != now.hash()) return Change::Kind::changed;
    if (before.stamp() != now.stamp()) return Change::Kind::touched;
    return Change::Kind::unchanged;
}

} // namespace

DryRun::DryRun(const store::Generation* current, store::RepositoryId id, std::string root,
               std::vector<Change>& changes)
    : id_(id), root_(std::move(root)), changes_(changes) {
    if (current != nullptr) cursor_.emplace(*current);
}

void DryRun::add(Change::Kind kind, std::string_view relative) {
    if (kind != Change::Kind::unchanged) changes_.push_back({kind, join(root_, relative)});
}

void DryRun::compare(const FamilyRecords& built) {
    for (const Record& record : built.records) {
        if (record.table != store::Table::definitions) continue;
        const DefinitionRecord now = DefinitionRecord::open(record.key, record.value);
        if (!now || now.state() == FileState::missing) continue;
        met_.emplace(record.key);
        const auto found = cursor_ ? cursor_->find(store::Table::definitions, record.key) : std::nullopt;
        const DefinitionRecord before =
            found ? DefinitionRecord::open(found->key, found->value) : DefinitionRecord();
        const bool was_there = found && (!before || before.state() != FileState::missing);
        add(was_there ? compare_records(before, now) : Change::Kind::added, path_of(record.key, now));
    }
}

void DryRun::finish() {
    if (!cursor_) return;
    store::Cursor& cursor = *cursor_;
    store::KeyBuffer first;
    auto entry = cursor.seek(store::Table::definitions, first.set(id_, ""));
    for (; entry && !entry->value.empty() && store::key_repository(entry->key) == id_;
         entry = cursor.next(store::Table::definitions)) {
        if (met_.contains(std::string(entry->key))) continue;
        const DefinitionRecord record = DefinitionRecord::open(entry->key, entry->value);
        if (record && record.state() == FileState::missing) continue;
        add(Change::Kind::removed, path_of(entry->key, record));
    }
}

} // namespace rezdex::index
