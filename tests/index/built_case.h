// Promise: builds of one package repository on a disk in memory, and what their index holds.
//
// A build comes 100 seconds after the last change, so that nothing is racy unless a test makes it so.
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <string>

#include "fs/memory_filesystem.h"
#include "index/build_index.h"
#include "store/database.h"
#include "store/key.h"
#include "store/listing.h"
#include "store/record.h"
#include "support/temporary_directory.h"

namespace rezdex::test {

inline constexpr std::int64_t second = 1'000'000'000;

// A fake disk whose files are all old enough to be trusted, and an index in a folder of its own.
struct Case {
    TemporaryDirectory folder;
    fs::MemoryFileSystem disk;
    BuildOptions options;

    Case() {
        options.database = folder.path("db");
        options.repositories = {{"main", "/pkgs"}};
        options.threads = 2;
        disk.make_directory("/pkgs");
    }
    void old_enough() { disk.set_now(disk.now_ns() + 100 * second); }
    void package(const std::string& place, const std::string& more = "") {
        disk.write("/pkgs/" + place + "/package.py", "name = 'x'\ntimestamp = 1\n" + more);
    }
    Result<BuildReport> build() {
        old_enough();
        return index::build_index(options, disk);
    }
    BuildReport built() {
        auto report = build();
        if (!report) FAIL(to_string(report.error()));
        return *std::move(report);
    }
};

// What an index holds, read back.
class Held {
  public:
    explicit Held(const Case& from) : Held(from.options.database) {}
    explicit Held(const std::string& database) {
        auto opened = store::open_index(database, false);
        if (!opened) FAIL(to_string(opened.error()));
        opened_ = *std::move(opened);
        cursor_.emplace(*opened_.generation);
    }
    store::DefinitionRecord definition(const std::string& path, store::RepositoryId id = 1) {
        return open<store::DefinitionRecord>(store::Table::definitions, path, id);
    }
    store::FamilyRecord family(const std::string& name, store::RepositoryId id = 1) {
        return open<store::FamilyRecord>(store::Table::families, store::family_text(name), id);
    }
    store::PackageRecord package(const std::string& name, const std::string& version,
                                 store::RepositoryId id = 1) {
        return open<store::PackageRecord>(store::Table::packages, store::package_text(name, version), id);
    }
    // "1.0:package.py 2.0:"
    std::string versions(const std::string& name) {
        const store::FamilyRecord record = family(name);
        if (!record) return "no family";
        std::string text;
        for (std::size_t i = 0; i < record.size(); ++i)
            text += (i == 0 ? "" : " ") + std::string(record[i].version) + ':' +
                    std::string(record[i].definition);
        return text;
    }
    // Every record of the tables that a tree decides.
    std::map<std::string, std::string> all() {
        std::map<std::string, std::string> records;
        for (const auto table : {store::Table::definitions, store::Table::details, store::Table::packages,
                                 store::Table::families})
            for (auto entry = cursor_->seek(table, ""); entry; entry = cursor_->next(table))
                records[std::to_string(static_cast<int>(table)) + std::string(entry->key)] =
                    std::string(reinterpret_cast<const char*>(entry->value.data()), entry->value.size());
        return records;
    }
    const store::Meta& meta() const { return opened_.meta; }

  private:
    template <class RecordType>
    RecordType open(store::Table table, const std::string& text, store::RepositoryId id) {
        store::KeyBuffer key;
        const auto entry = cursor_->find(table, key.set(id, text));
        if (!entry) return {};
        const RecordType record = RecordType::open(entry->key, entry->value);
        REQUIRE(record);
        REQUIRE(record.is_of(text));
        return record;
    }
    store::Opened opened_;
    std::optional<store::Cursor> cursor_;
};

} // namespace rezdex::test
