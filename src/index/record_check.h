// Promise: holds each record of one generation against itself, its key and the records that it speaks of.
//
// Takes the entries as they come, from whatever pages; asks the generation for those that they name. Memory:
// a few counts a repository. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "store/generation.h"
#include "store/key.h"
#include "store/listing.h"
#include "store/meta.h"
#include "store/record.h"

namespace rezdex::index {

class RecordCheck {
  public:
    // word, table, key, message
    using Report = std::function<void(std::string_view, store::Table, std::string_view, std::string_view)>;
    RecordCheck(const store::Generation& generation, Report report)
        : report_(std::move(report)), beside_(generation), named_(generation) {}

    void take(store::Table table, std::string_view key, store::Bytes value);
    // After all entries: is the one record of facts there, and does it count right?
    void finish();

  private:
    struct Counts {
        std::uint64_t definitions = 0, packages = 0, families = 0;
    };

    void take_definition(std::string_view key, store::Bytes value);
    void take_detail(std::string_view key, store::Bytes value);
    void take_package(std::string_view key, store::Bytes value);
    void take_family(std::string_view key, store::Bytes value);
    void take_meta(std::string_view key, store::Bytes value);
    void check_own(std::string_view key, std::string_view text, const store::PackageRecord& package);
    void check_details(store::Table table, std::string_view key, const store::DefinitionRecord& record,
                       std::string_view details_key);
    // The key that the text makes is this one.
    [[nodiscard]] bool is_key_of(std::string_view key, std::string_view text);
    [[nodiscard]] bool has(store::Table table, std::string_view key);
    void say(std::string_view word, std::string_view key, std::string_view message) const {
        report_(word, table_, key, message);
    }

    Report report_;
    store::Cursor beside_, named_; // details under the same key; whatever else is named
    store::KeyBuffer buffer_;
    store::Table table_ = store::Table::definitions;
    std::map<store::RepositoryId, Counts> counts_;
    std::optional<store::Meta> meta_;
    bool meta_damaged_ = false;
};

} // namespace rezdex::index
