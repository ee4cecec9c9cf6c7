// Promise: see differences.h.
#include "index/differences.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "index/paths.h"

namespace rezdex::index {
namespace {

using store::DefinitionRecord;
using store::FileState;
using store::Table;

DefinitionRecord opened(const Record* record) {
    return record == nullptr ? DefinitionRecord() : DefinitionRecord::open(record->key, record->value);
}

// A record that is damaged counts as a definition's.
bool is_definition(const Record* record, const DefinitionRecord& definition) {
    return record != nullptr && (!definition || definition.state() != FileState::missing);
}

bool same_bytes(store::Bytes a, store::Bytes b) { return std::ranges::equal(a, b); }

Change::Kind kind_of(bool was, bool is, const DefinitionRecord& before, const DefinitionRecord& now) {
    if (!was || !is) return is ? Change::Kind::added : Change::Kind::removed;
    if (!before || before.state() != now.state() || before.hash() != now.hash()) return Change::Kind::changed;
    return before.stamp() != now.stamp() ? Change::Kind::touched : Change::Kind::unchanged;
}

} // namespace

void Differences::add(Differences&& part) {
    added += part.added;
    changed += part.changed;
    touched += part.touched;
    removed += part.removed;
    lost += part.lost;
    families += part.families;
    packages += part.packages;
    definitions += part.definitions;
    std::move(part.changes.begin(), part.changes.end(), std::back_inserter(changes));
}

// The current generation's records of one table in the ranges, in order.
class RecordComparison::Old {
  public:
    Old(Known* known, Table table, std::span<const KeyRange> ranges)
        : known_(known), table_(table), ranges_(ranges) {
        if (known_ != nullptr) enter();
    }
    [[nodiscard]] const Record* get() const noexcept { return record_ ? &*record_ : nullptr; }
    void next() { take(known_->next(table_)); }

  private:
    void enter() {
        record_.reset();
        if (!ranges_.empty()) take(known_->seek(table_, ranges_.front().text));
    }
    void take(const std::optional<store::Cursor::Entry>& entry) {
        if (entry && ranges_.front().holds(store::key_text(entry->key))) {
            record_ = Record{table_, entry->key, entry->value};
            return;
        }
        ranges_ = ranges_.subspan(1);
        enter();
    }

    Known* known_;
    Table table_;
    std::span<const KeyRange> ranges_;
    std::optional<Record> record_;
};

Differences RecordComparison::run(std::vector<Record>& made, std::vector<Record>& gone) && {
    std::vector<Record> differing;
    auto now = made.cbegin();
    for (const Table table : {Table::definitions, Table::details, Table::packages, Table::families}) {
        Old old(known_, table, ranges_);
        for (;;) {
            const Record* const new_one = now != made.cend() && now->table == table ? &*now : nullptr;
            const Record* const old_one = old.get();
            if (new_one == nullptr && old_one == nullptr) break;
            const bool both = new_one != nullptr && old_one != nullptr && new_one->key == old_one->key;
            const bool is_old =
                old_one != nullptr && (both || new_one == nullptr || old_one->key < new_one->key);
            const bool is_new = both || !is_old;
            const bool same = both && same_bytes(old_one->value, new_one->value);
            if (!same) note(is_old ? old_one : nullptr, is_new ? new_one : nullptr);
            if (is_new && !same) differing.push_back(*new_one);
            if (is_old && !is_new) gone.push_back(*old_one);
            if (is_new) ++now;
            if (is_old) old.next();
        }
    }
    made = std::move(differing);
    return std::move(found_);
}

void RecordComparison::note(const Record* old, const Record* now) {
    const std::ptrdiff_t more = std::ptrdiff_t{now != nullptr} - std::ptrdiff_t{old != nullptr};
    switch ((now != nullptr ? now : old)->table) {
    case Table::definitions: note_definition(old, now); break;
    case Table::packages: found_.packages += more; break;
    case Table::families: found_.families += more; break;
    default: break;
    }
}

void RecordComparison::note_definition(const Record* old, const Record* now) {
    const DefinitionRecord before = opened(old), after = opened(now);
    const bool was = is_definition(old, before), is = is_definition(now, after);
    if (!was && !is) return;
    found_.definitions += std::ptrdiff_t{is} - std::ptrdiff_t{was};
    const bool was_read = before && before.state() == FileState::read;
    if (was_read && !(after && after.state() == FileState::read)) ++found_.lost;
    const Change::Kind kind = kind_of(was, is, before, after);
    switch (kind) {
    case Change::Kind::added: ++found_.added; break;
    case Change::Kind::changed: ++found_.changed; break;
    case Change::Kind::touched: ++found_.touched; break;
    case Change::Kind::removed: ++found_.removed; break;
    case Change::Kind::unchanged: return;
    }
    if (root_.empty()) return;
    const DefinitionRecord& shown = after ? after : before;
    const std::string_view key = (now != nullptr ? now : old)->key;
    const std::string_view text = shown && !shown.path().empty() ? shown.path() : store::key_text(key);
    found_.changes.push_back({kind, join(std::string(root_), text)});
}

} // namespace rezdex::index
