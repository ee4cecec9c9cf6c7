// Promise: what the current generation holds of one repository, for one thread: a build compares with it, and
// keeps of it what holds.
#pragma once

#include <string_view>

#include "store/generation.h"
#include "store/key.h"
#include "store/listing.h"
#include "store/record.h"

namespace rezdex::index {

class Known {
  public:
    // The generation outlives this, and every record that is found.
    Known(const store::Generation& generation, store::RepositoryId id) : cursor_(generation), id_(id) {}

    [[nodiscard]] std::optional<store::Cursor::Entry> find(store::Table table, std::string_view text) {
        return cursor_.find(table, key_.set(id_, text));
    }

    // Null where it is absent or damaged.
    [[nodiscard]] store::DefinitionRecord definition(std::string_view relative) {
        return open<store::DefinitionRecord>(store::Table::definitions, relative);
    }
    [[nodiscard]] store::PackageRecord package(std::string_view family, std::string_view version) {
        return open<store::PackageRecord>(store::Table::packages, store::package_text(family, version));
    }
    [[nodiscard]] store::FamilyRecord family(std::string_view name) {
        return open<store::FamilyRecord>(store::Table::families, store::family_text(name));
    }

    // The first entry of the repository whose text is not less than `text`; then the next one.
    [[nodiscard]] std::optional<store::Cursor::Entry> seek(store::Table table, std::string_view text) {
        return ours(cursor_.seek(table, key_.set(id_, text)));
    }
    [[nodiscard]] std::optional<store::Cursor::Entry> next(store::Table table) {
        return ours(cursor_.next(table));
    }

  private:
    template <class Record>
    [[nodiscard]] Record open(store::Table table, std::string_view text) {
        const auto entry = find(table, text);
        const Record record = entry ? Record::open(entry->key, entry->value) : Record();
        return record && record.is_of(text) ? record : Record();
    }
    [[nodiscard]] std::optional<store::Cursor::Entry> ours(std::optional<store::Cursor::Entry> entry) const {
        const bool found = entry && !entry->value.empty() && store::key_repository(entry->key) == id_;
        return found ? entry : std::nullopt;
    }

    store::Cursor cursor_;
    store::RepositoryId id_;
    store::KeyBuffer key_;
};

} // namespace rezdex::index
