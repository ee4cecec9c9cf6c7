// Promise: see record_check.h.
#include "index/record_check.h"

#include <algorithm>

#include "rez/definition.h"

namespace rezdex::index {
namespace {

using store::Bytes;
using store::DefinitionRecord;
using store::DetailRecord;
using store::Table;

constexpr std::string_view damaged_record = "the record is damaged";

bool is_plain_file(const DefinitionRecord& record) { return record.state() != store::FileState::missing; }

} // namespace

bool RecordCheck::is_key_of(std::string_view key, std::string_view text) {
    return buffer_.set(store::key_repository(key), text) == key;
}

bool RecordCheck::has(Table table, std::string_view key) {
    const auto entry = named_.find(table, key);
    return entry && !entry->value.empty();
}

void RecordCheck::take(Table table, std::string_view key, Bytes value) {
    table_ = table;
    switch (table) {
    case Table::definitions: return take_definition(key, value);
    case Table::details: return take_detail(key, value);
    case Table::packages: return take_package(key, value);
    case Table::families: return take_family(key, value);
    case Table::meta: return take_meta(key, value);
    }
}

void RecordCheck::take_definition(std::string_view key, Bytes value) {
    const DefinitionRecord record = DefinitionRecord::open(key, value);
    Counts& counts = counts_[store::key_repository(key)];
    if (!record || is_plain_file(record)) ++counts.definitions; // as a build counts them
    if (!record) return say("record", key, damaged_record);
    if (record.answers_revision() > rez::answers_revision)
        say("revision", key, "a newer build of rezdex made the record: this one cannot check it");
    const std::string_view text = record.path().empty() ? store::key_text(key) : record.path();
    if (!is_key_of(key, text)) say("key", key, "the key is not the one of the record's path");
    check_details(Table::definitions, key, record, key);
}

void RecordCheck::check_details(Table table, std::string_view key, const DefinitionRecord& record,
                                std::string_view details_key) {
    if (!answered(status_of(record.package().verdict())) || record.state() != store::FileState::read) return;
    const auto entry = beside_.find(Table::details, details_key);
    table_ = table;
    if (!entry) return say("reference", key, "its attributes are not there");
    const DetailRecord detail = DetailRecord::open(entry->key, entry->value);
    if (!detail) return; // said where it is met itself, or with its page
    if (!detail.attributes()) say("reference", key, "its attributes are not in its detail record");
}

void RecordCheck::take_detail(std::string_view key, Bytes value) {
    if (!DetailRecord::open(key, value)) say("record", key, damaged_record);
    const std::string_view text = store::key_text(key);
    if (has(Table::definitions, key)) return;
    if (!is_key_of(key, text)) return; // a cut key: its package would name it
    const bool of_package =
        text.ends_with('/') &&
        has(Table::packages, buffer_.set(store::key_repository(key), text.substr(0, text.size() - 1)));
    if (!of_package) say("reference", key, "attributes of nothing");
}

void RecordCheck::take_package(std::string_view key, Bytes value) {
    const auto record = store::PackageRecord::open(key, value);
    ++counts_[store::key_repository(key)].packages;
    if (!record) return say("record", key, damaged_record);
    const std::string_view text = record.path().empty() ? store::key_text(key) : record.path();
    if (!is_key_of(key, text)) return say("key", key, "the key is not the one of the record's path");
    const std::string_view definition = record.definition();
    if (!definition.empty() && !has(Table::definitions, buffer_.set(store::key_repository(key), definition)))
        say("reference", key, "its definition is not there");
    if (!has(Table::families, buffer_.set(store::key_repository(key), text.substr(0, text.find('/') + 1))))
        say("reference", key, "its family is not there");
    check_own(key, text, record);
}

void RecordCheck::check_own(std::string_view key, std::string_view text,
                            const store::PackageRecord& package) {
    if (package.own().empty()) return;
    const std::size_t slash = text.find('/');
    const std::string own_text = store::own_text(text.substr(0, slash), text.substr(slash + 1));
    store::KeyBuffer own_key;
    const DefinitionRecord own =
        DefinitionRecord::open(own_key.set(store::key_repository(key), own_text), package.own());
    if (!own || !own.is_of(own_text)) return say("record", key, "the package's own record is damaged");
    check_details(Table::packages, key, own, own_key.key());
}

void RecordCheck::take_family(std::string_view key, Bytes value) {
    const auto record = store::FamilyRecord::open(key, value);
    ++counts_[store::key_repository(key)].families;
    if (!record) return say("record", key, damaged_record);
    const std::string_view text = record.path().empty() ? store::key_text(key) : record.path();
    if (!is_key_of(key, text)) return say("key", key, "the key is not the one of the record's path");
    const std::string family(text.substr(0, text.find('/')));
    for (std::size_t i = 0; i < record.size(); ++i) {
        const std::string package = store::package_text(family, record[i].version);
        if (!has(Table::packages, buffer_.set(store::key_repository(key), package)))
            say("reference", key, "it lists '" + std::string(record[i].version) + "', which is not there");
    }
}

void RecordCheck::take_meta(std::string_view key, Bytes value) {
    if (key != store::meta_key()) return say("key", key, "a record of facts that nothing asks for");
    meta_ = store::decode_meta(value);
    meta_damaged_ = !meta_;
    if (!meta_) say("record", key, damaged_record);
}

void RecordCheck::finish() {
    table_ = Table::meta;
    if (meta_damaged_) return;
    if (!meta_) return say("reference", "", "the facts about the index are not there");
    for (const store::RepositoryFacts& facts : meta_->repositories) {
        const Counts met = counts_[facts.id];
        counts_.erase(facts.id);
        if (met.definitions != facts.definitions || met.packages != facts.packages ||
            met.families != facts.families)
            say("count", facts.name,
                "it has " + std::to_string(met.families) + " families, " + std::to_string(met.packages) +
                    " packages, " + std::to_string(met.definitions) + " definitions, and should have " +
                    std::to_string(facts.families) + ", " + std::to_string(facts.packages) + ", " +
                    std::to_string(facts.definitions));
    }
    for (const auto& [id, counts] : counts_)
        say("reference", std::to_string(id), "records of a repository that the index does not know");
}

} // namespace rezdex::index
