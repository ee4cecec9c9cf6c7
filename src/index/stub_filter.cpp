// Promise: see stub_filter.h.
#include "index/stub_filter.h"

#include <algorithm>
#include <array>

#include "rez/definition.h"
#include "store/failure.h"
#include "store/key.h"

namespace rezdex::index {
namespace {

using store::Table;

// rez's own, the same on every host (rezdex/environment.h).
constexpr std::array<std::string_view, 2> always_allowed{"building", "testing"};

// The text of a key; `whole` is what the record keeps where the key was cut.
std::string text_of(std::string_view key, std::string_view whole) {
    return std::string(whole.empty() ? store::key_text(key) : whole);
}

std::string key_of(std::string_view beside, std::string_view text) {
    store::KeyBuffer buffer;
    return std::string(buffer.set(store::key_repository(beside), text));
}

// A combined family's file lies in the repository's root.
bool is_combined(const store::PackageRecord& package) {
    return !package.definition().empty() && package.definition().find('/') == std::string_view::npos;
}

std::string_view family_of_package(std::string_view text) { return text.substr(0, text.find('/')); }

} // namespace

bool StubFilter::may_leave(std::string_view input) const noexcept {
    const auto allows = [input](std::string_view allowed) {
        if (!allowed.ends_with('*')) return input == allowed;
        return input.starts_with(allowed.substr(0, allowed.size() - 1));
    };
    return std::ranges::any_of(always_allowed, allows) || std::ranges::any_of(allowed_, allows);
}

bool StubFilter::may_leave(const store::DefinitionRecord& record) const noexcept {
    for (std::size_t i = 0; i < record.input_count(); ++i)
        if (!may_leave(record.input(i).name)) return false;
    return true;
}

template <class Each>
Result<Done> StubFilter::for_each(Table table, const Each& each) {
    store::Cursor cursor(from_);
    for (auto entry = cursor.seek(table, {}); entry; entry = cursor.next(table)) {
        if (entry->value.empty()) return store::damaged(from_.path(), "a table cannot be read");
        if (auto done = each(*entry); !done) return done;
    }
    return Done{};
}

Result<Done> StubFilter::look() {
    auto done = for_each(Table::definitions, [&](const Entry& entry) { return look_at_definition(entry); });
    if (done) done = for_each(Table::packages, [&](const Entry& entry) { return look_at_package(entry); });
    if (!done || families_.empty()) return done;
    // Of a private combined family all packages go, also those that read nothing themselves.
    return for_each(Table::packages, [&](const Entry& entry) -> Result<Done> {
        const auto package = store::PackageRecord::open(entry.key, entry.value);
        const std::string text = text_of(entry.key, package.path());
        if (is_combined(package) &&
            families_.contains(key_of(entry.key, store::family_text(family_of_package(text))))) {
            packages_.emplace(entry.key);
            details_.insert(key_of(entry.key, text + '/'));
        }
        return Done{};
    });
}

Result<Done> StubFilter::look_at_definition(const Entry& entry) {
    const auto record = store::DefinitionRecord::open(entry.key, entry.value);
    if (!record) return store::damaged(from_.path(), "an entry of a definition cannot be read");
    if (may_leave(record)) return Done{};
    definitions_.emplace(entry.key);
    details_.emplace(entry.key);
    return Done{};
}

bool StubFilter::own_may_leave(std::string_view own_key, const store::PackageRecord& package) const {
    if (package.own().empty()) return true;
    const auto own = store::DefinitionRecord::open(own_key, package.own());
    return own && may_leave(own);
}

Result<Done> StubFilter::look_at_package(const Entry& entry) {
    const auto package = store::PackageRecord::open(entry.key, entry.value);
    if (!package) return store::damaged(from_.path(), "an entry of a package cannot be read");
    const std::string text = text_of(entry.key, package.path());
    const std::string own_key = key_of(entry.key, text + '/');
    const bool rests_on_private = definitions_.contains(key_of(entry.key, package.definition()));
    if (!rests_on_private && own_may_leave(own_key, package)) return Done{};
    if (is_combined(package))
        families_.insert(key_of(entry.key, store::family_text(family_of_package(text))));
    if (package.own().empty() && !package.kept().any()) return Done{};
    packages_.emplace(entry.key);
    details_.insert(own_key);
    return Done{};
}

store::Bytes StubFilter::stub(std::string_view key, std::string_view text,
                              const store::DefinitionFacts& facts) {
    rez::Definition definition;
    definition.verdict = Verdict::dynamic;
    definition.reason = Reason::private_input;
    return definition_encoder_.encode(key, text, definition, facts, {}).hot;
}

Result<Done> StubFilter::write(store::GenerationWriter& to) {
    using Write = Result<Done> (StubFilter::*)(const Entry&, store::GenerationWriter&);
    constexpr std::array<std::pair<Table, Write>, 4> tables{
        {{Table::definitions, &StubFilter::write_definition},
         {Table::details, &StubFilter::write_detail},
         {Table::packages, &StubFilter::write_package},
         {Table::families, &StubFilter::write_family}}};
    for (const auto& [table, write] : tables)
        if (auto done = for_each(table, [&](const Entry& entry) { return (this->*write)(entry, to); }); !done)
            return done;
    return for_each(Table::meta, [&](const Entry& entry) { return write_meta(entry, to); });
}

// One package stands for all of a private combined family.
Result<Done> StubFilter::write_meta(const Entry& entry, store::GenerationWriter& to) const {
    auto meta = store::decode_meta(entry.value);
    if (!meta) return store::damaged(from_.path(), "its own facts cannot be read");
    for (const auto& [id, gone] : packages_gone_)
        for (store::RepositoryFacts& facts : meta->repositories)
            if (facts.id == id) facts.packages -= gone;
    const std::vector<std::uint64_t> value = store::encode_meta(*meta);
    return to.append(Table::meta, entry.key, std::as_bytes(std::span(value)));
}

Result<Done> StubFilter::write_definition(const Entry& entry, store::GenerationWriter& to) {
    if (!definitions_.contains(entry.key)) return to.append(Table::definitions, entry.key, entry.value);
    const auto record = store::DefinitionRecord::open(entry.key, entry.value);
    store::DefinitionFacts facts;
    facts.state = record.state();
    facts.stamp = record.stamp();
    facts.hash = record.hash();
    facts.racy = record.racy();
    facts.not_world_readable = record.not_world_readable();
    return to.append(Table::definitions, entry.key,
                     stub(entry.key, text_of(entry.key, record.path()), facts));
}

Result<Done> StubFilter::write_detail(const Entry& entry, store::GenerationWriter& to) {
    if (details_.contains(entry.key)) return Done{};
    return to.append(Table::details, entry.key, entry.value);
}

Result<Done> StubFilter::write_package(const Entry& entry, store::GenerationWriter& to) {
    if (!packages_.contains(entry.key)) return to.append(Table::packages, entry.key, entry.value);
    const auto package = store::PackageRecord::open(entry.key, entry.value);
    const std::string text = text_of(entry.key, package.path());
    if (families_.contains(key_of(entry.key, store::family_text(family_of_package(text))))) return Done{};
    std::vector<store::PackageCheck> checks;
    checks.reserve(package.check_count());
    for (std::size_t i = 0; i < package.check_count(); ++i) checks.push_back(package.check(i));
    store::PackageFacts facts;
    facts.definition = package.definition();
    facts.reason = package.reason();
    facts.racy = package.racy();
    facts.directory = package.directory();
    facts.checks = checks;
    facts.private_files = package.private_files();
    const std::string own_text = text + '/', own_key = key_of(entry.key, own_text);
    if (!package.own().empty()) facts.own = stub(own_key, own_text, {});
    return to.append(Table::packages, entry.key, package_encoder_.encode(entry.key, text, facts));
}

// One package without a version stands for whatever is asked of the family, as where its versions cannot be
// known.
Result<Done> StubFilter::write_family(const Entry& entry, store::GenerationWriter& to) {
    const auto record = store::FamilyRecord::open(entry.key, entry.value);
    if (!record) return store::damaged(from_.path(), "an entry of a family cannot be read");
    if (!families_.contains(entry.key)) return to.append(Table::families, entry.key, entry.value);
    const std::string text(store::key_text(entry.key)); // a file's name never makes a key that is cut
    const std::string file(record.size() == 0 ? std::string_view() : record[0].definition);
    const std::string own_text = text + '/', own_key = key_of(entry.key, own_text);
    store::PackageFacts package;
    package.definition = file;
    package.reason = Reason::unsupported_format; // as CombinedBuilder gives it
    package.own = stub(own_key, own_text, {});
    if (auto done = to.append(Table::packages, entry.key, package_encoder_.encode(entry.key, text, package));
        !done)
        return done;
    store::FamilyFacts facts = record.facts();
    facts.combined = store::Combined::not_listed;
    packages_gone_[store::key_repository(entry.key)] += record.size() - 1;
    const std::array<store::FamilyVersion, 1> versions{{{"", file}}};
    return to.append(Table::families, entry.key, family_encoder_.encode(entry.key, text, facts, versions));
}

} // namespace rezdex::index
