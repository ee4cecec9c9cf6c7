// Promise: see kept.h.
#include "index/kept.h"

#include "index/inputs.h"
#include "index/key_ranges.h"
#include "index/paths.h"

namespace rezdex::index {
namespace {

bool is_at(const fs::Outcome<fs::Stat>& now, const store::Stamp& recorded) {
    return now && stamps_match(recorded, store::stamp_of(now.value), Comparison());
}

void count(const store::DefinitionRecord& definition, BuildSummary& summary) {
    if (definition.state() == store::FileState::missing) {
        ++summary.missing;
        return;
    }
    ++summary.definitions;
    if (definition.state() == store::FileState::unreadable) {
        ++summary.unreadable;
        return;
    }
    const Package shown = definition.package();
    ++summary.by_verdict[static_cast<std::size_t>(shown.verdict())];
    if (!answered(status_of(shown.verdict()))) ++summary.by_reason[shown.reason()];
}

} // namespace

std::optional<FamilyListing> Keeper::listing(std::string_view family, const fs::Stat& stat) {
    const store::FamilyRecord record = known_.family(family);
    if (!record) return std::nullopt;
    const store::FamilyFacts facts = record.facts();
    const bool believed =
        !facts.racy && !facts.volatile_listing && !facts.unreadable &&
        facts.combined == store::Combined::no && is_at({0, stat}, facts.stamp) &&
        (all_may_read(stat) || repository_.disk.readable(join(repository_.root, family).c_str()) == 0);
    if (!believed) return std::nullopt;
    FamilyListing listing{stat, {}, false};
    listing.versions.reserve(record.size());
    for (std::size_t i = 0; i < record.size(); ++i) listing.versions.emplace_back(record[i].version);
    return listing;
}

std::optional<KeptPackage> Keeper::package(const FamilyContext& family, std::string_view version,
                                           BuildSummary& summary) {
    KeptPackage kept{known_.package(family.name, version), {}};
    if (!kept.package || !kept.package.definition().starts_with(store::family_text(family.name)))
        return std::nullopt; // among others: there was none
    kept.definition = known_.definition(kept.package.definition());
    if (!kept.definition) return std::nullopt;
    // A directory's new stamp will vouch for all that lies below it, whatever was selected.
    const bool asked = family.relisted || repository_.selects(family.name, version);
    if (asked && !holds(family, version, kept)) return std::nullopt;
    ++summary.packages;
    count(kept.definition, summary);
    return kept;
}

bool Keeper::holds(const FamilyContext& family, std::string_view version, const KeptPackage& kept) {
    if (kept.package.racy() || !answer_holds(kept.definition)) return false;
    fs::Outcome<fs::Stat> directory{0, family.stat};
    if (!version.empty()) directory = family.files->stat(std::string(version).c_str(), repository_.sync());
    if (!directory || directory.value.type != fs::FileType::directory) return false;
    if (kept.package.directory() && !is_at(directory, *kept.package.directory())) return false;
    const std::string file(kept.package.definition().substr(family.name.size() + 1));
    return file_holds(kept.definition, family.files->stat(file.c_str(), repository_.sync()),
                      open_to_all(repository_, family, version, directory.value)) &&
           checks_hold(kept.package) && details_hold(kept, store::own_text(family.name, version));
}

// A record of them that is damaged is made anew.
bool Keeper::details_hold(const KeptPackage& kept, std::string_view own_text) {
    if (!details_hold(kept.definition, kept.package.definition())) return false;
    if (kept.package.own().empty()) return true;
    store::KeyBuffer key;
    const auto own = store::DefinitionRecord::open(key.set(repository_.id, own_text), kept.package.own());
    return own && details_hold(own, own_text);
}

bool Keeper::details_hold(const store::DefinitionRecord& record, std::string_view text) {
    if (!answered(status_of(record.package().verdict()))) return true;
    const auto entry = known_.find(store::Table::details, text);
    const auto detail = entry ? store::DetailRecord::open(entry->key, entry->value) : store::DetailRecord();
    return detail && detail.attributes();
}

bool Keeper::checks_hold(const store::PackageRecord& package) const {
    for (std::size_t i = 0; i < package.check_count(); ++i) {
        const store::PackageCheck check = package.check(i);
        const std::string path = join(repository_.root, check.path);
        const auto now = repository_.disk.stat(path.c_str(), repository_.sync());
        if (check.stamp ? !is_at(now, *check.stamp) : now.error != ENOENT) return false;
    }
    return true;
}

bool Keeper::answer_holds(const store::DefinitionRecord& definition) const {
    return definition.state() == store::FileState::read && !definition.racy() &&
           definition.answers_revision() >= rez::answers_revision &&
           definition.package().reason() != Reason::limit_size && // the limit may be another one now
           definition.stamp().size <= repository_.options.max_definition_bytes &&
           definition.package().reason() != Reason::private_input && // a stub, of an index that was published
           inputs_match(definition, repository_.options.environment);
}

bool Keeper::file_holds(const store::DefinitionRecord& definition, const fs::Outcome<fs::Stat>& file,
                        bool open_to_all) const {
    return is_at(file, definition.stamp()) && file.value.type == fs::FileType::file &&
           definition.not_world_readable() == (!open_to_all || !all_may_read(file.value));
}

bool Keeper::combined(const FamilyEntry& family, BuildSummary& summary) {
    const std::string name = family.file_name();
    const store::DefinitionRecord definition = known_.definition(name);
    if (!definition || !answer_holds(definition)) return false;
    const auto stat = repository_.disk.stat(join(repository_.root, name).c_str(), repository_.sync());
    if (!file_holds(definition, stat, repository_.open_to_all)) return false;
    if (family.wins) {
        const store::FamilyRecord record = known_.family(family.name);
        if (!record || record.facts().combined == store::Combined::no ||
            record.facts().stamp != definition.stamp() || record.size() == 0 ||
            record[0].definition != name || !packages_hold(family.name, record, definition))
            return false;
        ++summary.families;
        summary.packages += record.size();
    }
    count(definition, summary);
    return true;
}

bool Keeper::packages_hold(std::string_view family, const store::FamilyRecord& listed,
                           const store::DefinitionRecord& definition) {
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const KeptPackage kept{known_.package(family, listed[i].version), definition};
        if (!kept.package || !details_hold(kept, store::own_text(family, listed[i].version))) return false;
    }
    return true;
}

void Keeper::collect_all(const FamilyEntry& family, std::vector<Record>& to, BuildSummary& summary) {
    using store::Table;
    summary.unseen = true;
    const auto take = [&](Table table, const store::Cursor::Entry& entry) {
        if (table == Table::definitions) {
            const auto definition = store::DefinitionRecord::open(entry.key, entry.value);
            if (!definition) return; // damaged
            count(definition, summary);
        }
        summary.packages += table == Table::packages ? 1 : 0;
        summary.families += table == Table::families ? 1 : 0;
        to.push_back({table, entry.key, entry.value});
    };
    for (const KeyRange& range : ranges_of(family))
        for (const Table table : {Table::definitions, Table::details, Table::packages, Table::families})
            for (auto entry = known_.seek(table, range.text);
                 entry && range.holds(store::key_text(entry->key)); entry = known_.next(table))
                take(table, *entry);
}

void Keeper::collect(const KeptPackage& kept, std::string_view family, std::string_view version,
                     std::vector<Record>& to) {
    const std::string_view definition = kept.package.definition();
    add(store::Table::definitions, definition, to);
    add(store::Table::details, definition, to);
    add(store::Table::details, store::own_text(family, version), to);
    add(store::Table::packages, store::package_text(family, version), to);
}

void Keeper::add(store::Table table, std::string_view text, std::vector<Record>& to) {
    if (const auto entry = known_.find(table, text)) to.push_back({table, entry->key, entry->value});
}

} // namespace rezdex::index
