// Promise: see package_builder.h. The order of the calls on the disk: the version's directory, package.py,
// its bytes; anything else only where rez would look, too.
#include "index/package_builder.h"

#include "base/hash.h"
#include "index/inputs.h"
#include "index/known.h"
#include "index/package_checks.h"
#include "index/paths.h"
#include "index/reach.h"
#include "index/slots.h"

namespace rezdex::index {
namespace {

std::string problem_text(Reason reason) {
    return std::string("the definition could not be read: ").append(describe(reason));
}

ErrorKind kind_of(Reason reason) noexcept {
    return reason == Reason::permission ? ErrorKind::permission : ErrorKind::io;
}

// The name of a version's file as the index knows it: where nobody can look, it is still the likeliest.
std::string usual_name(const RepositoryContext& repository, std::string_view family,
                       std::string_view version) {
    if (repository.current != nullptr) {
        const std::string directory = join(package_directory(std::string(family), version), "");
        const auto known = Known(*repository.current, repository.id).package(family, version);
        if (known && known.definition().starts_with(directory))
            return std::string(known.definition().substr(directory.size()));
    }
    return repository.settings.package_filenames.front() + ".py";
}

} // namespace

bool open_to_all(const RepositoryContext& repository, const FamilyContext& family, std::string_view version,
                 const fs::Stat& directory) {
    if (!family.open_to_all || !all_may_search(directory)) return false;
    return !std::ranges::binary_search(family.links, version) ||
           all_may_reach(repository.disk,
                         join(repository.root, package_directory(std::string(family.name), version)));
}

PackageBuilder::Added PackageBuilder::add(const RepositoryContext& repository, const FamilyContext& family,
                                          std::string_view version, RecordBuffer& records,
                                          BuildSummary& summary) {
    fs::FileSystem& disk = repository.disk;
    const std::string directory = package_directory("", version);
    const std::string relative = package_directory(std::string(family.name), version);
    const std::string first = repository.settings.package_filenames.front() + ".py";
    const std::int64_t started_ns = disk.now_ns();
    fs::Stat stat = family.stat;
    if (!version.empty()) {
        const auto now = family.files->stat(directory.c_str(), repository.sync());
        if (!now && !says_absent(now.error))
            return add_unseen(repository, family, version, usual_name(repository, family.name, version),
                              records, summary);
        if (!now || now.value.type != fs::FileType::directory)
            return {}; // os.path.isdir: not a version any more
        stat = now.value;
    }
    const DefinitionFile found =
        find_definition(*family.files, directory, repository.sync(), repository.settings);
    if (!found.doubtful.empty())
        return add_unseen(repository, family, version, found.doubtful, records, summary);
    const std::string& name = found.name.empty() ? first : found.name;
    const Source source{*family.files, join(directory, name), join(relative, name),
                        open_to_all(repository, family, version, stat)};
    const bool there = add_found(repository, source, found, records, summary);

    store::PackageFacts facts;
    if (there)
        facts.definition = source.relative;
    else
        facts.reason = Reason::not_found;
    // With other inputs a definition may have none.
    const bool without_timestamp =
        (definition_.answered() && definition_.timestamp_state == FieldState::absent) ||
        !definition_.inputs.empty();
    if (!there || without_timestamp || name != first) {
        facts.directory = store::stamp_of(stat);
        facts.racy = repository.note_racy(stat, started_ns, summary);
    }
    OldFiles old;
    if (there && without_timestamp)
        old = read_old_files({disk, repository.sync(), repository.options.max_definition_bytes},
                             join(repository.root, relative));
    const PackageChecks checks(repository, relative, first, name, old, summary);
    facts.checks = checks.checks();
    facts.racy = facts.racy || checks.racy() || old.doubtful;
    if (old.any()) merge(repository, source, store::own_text(family.name, version), old, facts, records);
    add_package(repository, store::package_text(family.name, version), facts, records, summary);
    return {true, there ? name : std::string()};
}

// Listed, and more nobody knows.
PackageBuilder::Added PackageBuilder::add_unseen(const RepositoryContext& repository,
                                                 const FamilyContext& family, std::string_view version,
                                                 const std::string& name, RecordBuffer& records,
                                                 BuildSummary& summary) {
    const std::string directory = package_directory(std::string(family.name), version);
    const Source source{*family.files, "", join(directory, name), false};
    add_failed(repository, source, store::FileState::unreadable, Reason::io_error, {}, records, summary);
    store::PackageFacts facts;
    facts.definition = source.relative;
    facts.racy = true;
    add_package(repository, store::package_text(family.name, version), facts, records, summary);
    return {true, name};
}

// What rez makes of the definition and the files beside it, and those files, where other inputs may make it
// something else.
void PackageBuilder::merge(const RepositoryContext& repository, const Source& source, std::string_view own,
                           const OldFiles& files, store::PackageFacts& facts, RecordBuffer& records) {
    facts.reason = Reason::old_release_file;
    for (const OldFiles::Look& look : files.looks) {
        const bool directory = look.stat && look.stat->type == fs::FileType::directory;
        facts.private_files =
            facts.private_files ||
            (look.stat && !(directory ? all_may_search(*look.stat) : all_may_read(*look.stat)));
    }
    if (!files.readable) return;
    if (!definition_.inputs.empty()) facts.kept = files.view();
    if (!definition_.answered() || definition_.timestamp_state != FieldState::absent) return;
    rez::define_package(text_, rez::format_of(source.relative), files.view(), workspace_,
                        environment_or_own(repository.options.environment), merged_);
    const std::string_view key = key_.set(repository.id, own);
    const auto encoded = definitions_.encode(key, own, merged_, facts_, {});
    if (!encoded.detail.empty()) records.add(store::Table::details, key, encoded.detail);
    facts.own = encoded.hot;
}

bool PackageBuilder::add_found(const RepositoryContext& repository, const Source& source,
                               const DefinitionFile& found, RecordBuffer& records, BuildSummary& summary) {
    if (!found.name.empty()) {
        add_definition(repository, source, found.stat, records, summary);
        return true;
    }
    const Slot slot = failed_slot(found.first_error == 0 ? ENOENT : found.first_error);
    const bool missing = slot.status == Status::missing;
    add_failed(repository, source, missing ? store::FileState::missing : store::FileState::unreadable,
               slot.reason, {}, records, summary);
    return slot.reason == Reason::permission;
}

PackageBuilder::CombinedFile PackageBuilder::add_combined(const RepositoryContext& repository,
                                                          const std::string& file_name, RecordBuffer& records,
                                                          BuildSummary& summary) {
    const Source source{repository.disk, join(repository.root, file_name), file_name, repository.open_to_all};
    const auto stat = repository.disk.stat(source.path.c_str(), repository.sync());
    if (!stat) {
        const Slot slot = failed_slot(stat.error);
        if (slot.status == Status::missing) return {};
        add_failed(repository, source, store::FileState::unreadable, slot.reason, {}, records, summary);
    } else if (stat.value.type != fs::FileType::file) {
        add_failed(repository, source, store::FileState::unreadable, Reason::not_a_file, stat.value, records,
                   summary);
    } else {
        add_definition(repository, source, stat.value, records, summary);
    }
    CombinedFile file{true, std::nullopt, definition_.reason, facts_.not_world_readable, stat.value};
    if (facts_.state == store::FileState::read && definition_.reason != Reason::limit_size) file.text = text_;
    return file;
}

void PackageBuilder::decline(Reason reason) {
    definition_ = rez::Definition();
    definition_.verdict = Verdict::dynamic;
    definition_.reason = reason;
}

void PackageBuilder::add_definition(const RepositoryContext& repository, const Source& source,
                                    const fs::Stat& seen, RecordBuffer& records, BuildSummary& summary) {
    const DefinitionReading reading =
        read_definition(repository.disk, source.files, source.path, seen, repository.sync(),
                        repository.options.max_definition_bytes, text_);
    if (reading.state != store::FileState::read) {
        add_failed(repository, source, reading.state, reading.reason, reading.stat, records, summary);
        return;
    }
    store::DefinitionFacts facts;
    if (reading.reason != Reason::none) {
        text_.clear();
        decline(reading.reason);
    } else {
        facts.hash = base::hash128(text_);
        rez::define(text_, rez::format_of(source.relative), workspace_,
                    environment_or_own(repository.options.environment), definition_);
    }
    facts.keep_source = !definition_.inputs.empty();
    Source itself = source;
    if (reading.link && source.open_to_all)
        itself.open_to_all = all_may_reach(repository.disk, join(repository.root, source.relative));
    encode(repository, itself, facts, reading.stat, reading.started_ns, records, summary);
    ++summary.by_verdict[static_cast<std::size_t>(definition_.verdict)];
    if (!definition_.answered()) ++summary.by_reason[definition_.reason];
}

void PackageBuilder::add_failed(const RepositoryContext& repository, const Source& source,
                                store::FileState state, Reason reason, const fs::Stat& stat,
                                RecordBuffer& records, BuildSummary& summary) {
    decline(reason);
    text_.clear();
    store::DefinitionFacts facts;
    facts.state = state;
    if (state == store::FileState::missing)
        ++summary.missing;
    else {
        ++summary.unreadable;
        summary.problems.push_back(
            {kind_of(reason), join(repository.root, source.relative), 0, problem_text(reason)});
    }
    encode(repository, source, facts, stat, repository.disk.now_ns(), records, summary);
}

void PackageBuilder::encode(const RepositoryContext& repository, const Source& source,
                            store::DefinitionFacts facts, const fs::Stat& stat, std::int64_t started_ns,
                            RecordBuffer& records, BuildSummary& summary) {
    facts.stamp = store::stamp_of(stat);
    facts.racy = facts.state == store::FileState::read && repository.note_racy(stat, started_ns, summary);
    facts.not_world_readable =
        facts.state != store::FileState::missing && (!source.open_to_all || !all_may_read(stat));
    if (facts.racy) ++summary.racy;
    if (facts.state != store::FileState::missing) ++summary.definitions;
    facts_ = facts;
    const std::string_view key = key_.set(repository.id, source.relative);
    const auto encoded = definitions_.encode(key, source.relative, definition_, facts, text_);
    records.add(store::Table::definitions, key, encoded.hot);
    if (!encoded.detail.empty()) records.add(store::Table::details, key, encoded.detail);
}

void PackageBuilder::add_package(const RepositoryContext& repository, std::string_view text,
                                 const store::PackageFacts& facts, RecordBuffer& records,
                                 BuildSummary& summary) {
    ++summary.packages;
    const std::string_view key = key_.set(repository.id, text);
    records.add(store::Table::packages, key, packages_.encode(key, text, facts));
}

} // namespace rezdex::index
