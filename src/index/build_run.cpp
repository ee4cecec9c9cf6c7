// Promise: see build_run.h.
#include "index/build_run.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <unistd.h>

#include "index/key_ranges.h"
#include "index/paths.h"
#include "rez/definition.h"
#include "store/current.h"
#include "store/folder.h"

namespace rezdex::index {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t may_always_drop = 100; // definitions

std::vector<std::pair<std::string, std::string>> settings_for_meta(const ListingSettings& settings) {
    std::string filenames;
    for (const std::string& name : settings.package_filenames)
        filenames += (filenames.empty() ? "" : ",") + name;
    const auto text = [](bool value) { return std::string(value ? "true" : "false"); };
    return {{"package_filenames", filenames},
            {"file_lock_dir", settings.file_lock_dir},
            {"check_package_definition_files", text(settings.check_package_definition_files)},
            {"allow_unversioned_packages", text(settings.allow_unversioned_packages)}};
}

// For a dry run, which holds no store::Database that would say so.
bool lost_its_current(const std::string& directory, const Error& error) {
    const auto generations = store::generations_in(directory);
    return error.kind == ErrorKind::not_found && generations && !generations->empty();
}

} // namespace

Error BuildRun::nothing_to_update() const {
    return {ErrorKind::not_found, options_.database, 0,
            "there is no index here that single families could be updated in; run `rezdex index`"};
}

// Where there is an index, one of its repositories may be away; open_roots() looks.
std::optional<Error> BuildRun::check_given_roots() {
    if (options_.repositories.empty()) {
        if (::access(options_.database.c_str(), F_OK) == 0 || errno != ENOENT) return std::nullopt;
        if (!options_.only.empty()) return nothing_to_update();
        const auto plan = plan_build(options_, std::nullopt);
        return plan ? std::nullopt : std::optional(plan.error());
    }
    const auto current = store::read_current(options_.database);
    if (current) return std::nullopt;
    if (current.error().kind == ErrorKind::permission || current.error().kind == ErrorKind::io)
        return current.error();
    BuildOptions given_alone = options_;
    given_alone.remove.clear();
    const auto plan = plan_build(given_alone, std::nullopt);
    if (!plan) return plan.error();
    for (const PlannedRepository& planned : plan->repositories) {
        std::optional<Error> first_error;
        const bool there = std::ranges::any_of(planned.facts.roots, [&](const std::string& root) {
            const auto repository = open_repository(disk_, options_, planned.facts, root);
            if (!repository && !first_error) first_error = repository.error();
            return repository.ok();
        });
        if (!there) return first_error;
    }
    return std::nullopt;
}

store::Waiting BuildRun::waiting() const {
    store::Waiting waiting{options_.wait, {}, options_.cancel};
    if (options_.progress)
        waiting.notice = [this](const std::string& holder) {
            options_.progress({Phase::wait, 0, 0, 0, {}, holder});
        };
    return waiting;
}

// A damaged index is rebuilt, but only from repositories that are named: what it knew is lost.
std::optional<Error> BuildRun::open_index() {
    std::optional<Error> damage;
    bool there = true;
    if (!options_.dry_run) {
        Result<store::Database> database = store::Database::open(options_.database, waiting());
        if (!database) return database.error();
        database_ = std::make_unique<store::Database>(std::move(database).value());
        damage = database_->damage();
        there = database_->current().has_value();
    }
    if (there && !damage) {
        // An update of single families shall be quick.
        const auto believe = options_.only.empty() ? store::Believe::nothing : store::Believe::size;
        Result<store::Opened> opened = store::open_index(options_.database, !options_.dry_run, believe);
        if (opened)
            current_ = std::make_unique<store::Opened>(std::move(opened).value());
        else if (opened.error().kind == ErrorKind::damaged ||
                 lost_its_current(options_.database, opened.error()))
            damage = opened.error();
        else if (opened.error().kind != ErrorKind::not_found)
            return opened.error();
    }
    if (!damage) return std::nullopt;
    if (options_.repositories.empty() || !options_.remove.empty() || !options_.only.empty()) return damage;
    const char* const was = damage->kind == ErrorKind::damaged ? "was damaged and " : "";
    damage->message =
        std::string("the index ") + was + "is rebuilt from the repositories given, only: " + damage->message;
    report_.problems.push_back(std::move(*damage));
    return std::nullopt;
}

bool BuildRun::is_known(const PlannedRepository& planned) const {
    return current_ &&
           std::ranges::any_of(current_->meta.repositories, [&](const store::RepositoryFacts& facts) {
               return facts.id == planned.facts.id;
           });
}

bool BuildRun::may_reuse() const {
    return current_ && !options_.full && current_->meta.settings == settings_for_meta(ListingSettings());
}

// By a larger margin more is racy, and no entry says when it was read.
bool BuildRun::must_judge_again(const store::RepositoryFacts& facts, const RepositoryContext& context) const {
    return options_.only.empty() && (context.local_racy_margin > facts.local_racy_margin ||
                                     context.network_racy_margin > facts.network_racy_margin);
}

// Whether private entries are given at snapshot is the whole index's: only a run over all of it decides.
std::optional<Error> BuildRun::settle_privacy() {
    all_read_ = options_.only.empty() && std::ranges::all_of(plan_.repositories, &PlannedRepository::refresh);
    include_private_ = options_.include_private;
    if (all_read_ || !current_ || current_->meta.include_private == include_private_) return std::nullopt;
    if (include_private_)
        return Error{ErrorKind::usage, options_.database, 0,
                     "--include-private is for the whole index, and this run does not read all of its "
                     "repositories: name them all, or none"};
    include_private_ = current_->meta.include_private;
    return std::nullopt;
}

// One that the index knows stays as it is where none of its roots can be opened.
std::optional<Error> BuildRun::open_roots() {
    for (PlannedRepository& planned : plan_.repositories) {
        if (!planned.refresh) continue;
        auto error = open_root(planned);
        if (!error) continue;
        if (!is_known(planned)) return error;
        stay(planned, *std::move(error));
        planned.refresh = false;
    }
    return std::nullopt;
}

std::optional<Error> BuildRun::open_root(PlannedRepository& planned) {
    std::optional<Error> first_error;
    for (const std::string& root : planned.facts.roots) {
        Result<RepositoryContext> context = open_repository(disk_, options_, planned.facts, root);
        if (!context) {
            if (!first_error) first_error = context.error();
            continue;
        }
        if (is_known(planned)) {
            context->current = current_->generation.get();
            context->reuse = may_reuse() && context->stamps_as(planned.facts) &&
                             !must_judge_again(planned.facts, *context);
        }
        if (!options_.only.empty()) context->selection = &selection_;
        to_read_.emplace_back(&planned, *std::move(context));
        return std::nullopt;
    }
    return first_error;
}

void BuildRun::stay(const PlannedRepository& planned, Error why) {
    all_read_ = false;
    why.message += "; the index keeps what it knows of '" + planned.facts.name + "'";
    report_.problems.push_back(std::move(why));
    report_.unavailable.push_back(planned.facts.name);
}

std::optional<Error> BuildRun::too_much(const PlannedRepository& planned,
                                        const Differences& differences) const {
    const std::uint64_t had = planned.facts.definitions;
    if (differences.lost <= may_always_drop || differences.lost * 100 <= had * options_.max_drop_percent)
        return std::nullopt;
    const std::uint64_t percent =
        had == 0 ? 100 : std::min<std::uint64_t>((differences.lost * 100 + had - 1) / had, 100);
    return Error{ErrorKind::refused, planned.facts.roots.front(), 0,
                 "of the " + std::to_string(had) + " definitions of '" + planned.facts.name + "' " +
                     std::to_string(differences.lost) +
                     " are not there any more: is a disk away? If that is meant, "
                     "allow it with --max-drop " +
                     std::to_string(percent)};
}

std::optional<Error> BuildRun::look_at(PlannedRepository& planned, const RepositoryContext& context,
                                       NextGeneration* next) {
    const RecordSink sink = [&](const FamilyRecords& built) -> std::optional<Error> {
        if (auto error = ran_out()) return error;
        return next == nullptr ? std::nullopt : next->write(built);
    };
    Result<RepositoryBuilt> built = build_repository(context, families_, sink);
    if (auto error = ran_out()) return error;
    if (!built) {
        const bool away = built.error().path == context.root && built.error().kind != ErrorKind::interrupted;
        if (!away || !is_known(planned)) return built.error();
        stay(planned, std::move(built).error());
        return next == nullptr ? std::nullopt : next->carry_over(planned.facts.id);
    }
    if (auto error = too_much(planned, built->differences)) {
        if (!options_.dry_run) return error;
        report_.problems.push_back(*std::move(error));
    }
    count(planned, context, *std::move(built));
    return std::nullopt;
}

// Then what was read says nothing of the repositories.
std::optional<Error> BuildRun::ran_out() const {
    const int error = disk_.ran_out();
    if (error == 0) return std::nullopt;
    const char* const help = error == EMFILE ? "; allow this process more (ulimit -n)" : "";
    return Error{ErrorKind::io, options_.database, 0,
                 std::string("the build could not go on: ") + std::strerror(error) + help};
}

// `all`: every entry was read, or found again, through this root. Others keep the stamps of another one, and
// were judged by its margins.
void BuildRun::note_how_read(store::RepositoryFacts& facts, const RepositoryContext& context, bool all) {
    if (all || context.current == nullptr) {
        facts.filesystem_magic = context.mount.magic;
        facts.network = context.mount.network;
        facts.declared_copy = context.declared_copy;
        facts.local_racy_margin = context.local_racy_margin;
        facts.network_racy_margin = context.network_racy_margin;
        return;
    }
    if (!context.stamps_as(facts)) {
        facts.filesystem_magic = 0;
        facts.network = facts.network || context.mount.network;
        facts.declared_copy = false;
    }
    facts.local_racy_margin = std::min(facts.local_racy_margin, context.local_racy_margin);
    facts.network_racy_margin = std::min(facts.network_racy_margin, context.network_racy_margin);
}

void BuildRun::count(PlannedRepository& planned, const RepositoryContext& context, RepositoryBuilt&& built) {
    store::RepositoryFacts& facts = planned.facts;
    const std::uint64_t families_before = facts.families;
    const bool all = options_.only.empty() && !built.summary.unseen;
    all_read_ = all_read_ && all;
    note_how_read(facts, context, all);
    if (how_ == NextGeneration::How::copy && context.current != nullptr) {
        const Differences& more = built.differences;
        facts.families += static_cast<std::uint64_t>(more.families);
        facts.packages += static_cast<std::uint64_t>(more.packages);
        facts.definitions += static_cast<std::uint64_t>(more.definitions);
    } else {
        facts.families = built.summary.families;
        facts.packages = built.summary.packages;
        facts.definitions = built.summary.definitions;
    }
    if (facts.families == 0 && families_before != 0)
        report_.problems.push_back({ErrorKind::not_found, facts.roots.front(), 0,
                                    "the repository had " + std::to_string(families_before) +
                                        " families and has none now: is its disk mounted?"});
    summary_.add(std::move(built.summary));
    differences_.add(std::move(built.differences));
    std::ranges::move(built.selected, std::back_inserter(met_));
}

// `next`: null for a dry run.
std::optional<Error> BuildRun::look(NextGeneration* next) {
    auto reading = to_read_.begin();
    for (PlannedRepository& planned : plan_.repositories) {
        if (reading != to_read_.end() && reading->first == &planned) {
            if (auto error = look_at(planned, (reading++)->second, next)) return error;
        } else if (next != nullptr) {
            if (auto error = next->carry_over(planned.facts.id)) return error;
        }
    }
    for (const store::RepositoryFacts& gone : plan_.removed)
        if (auto error = drop(gone, next)) return error;
    note_absent();
    return std::nullopt;
}

std::optional<Error> BuildRun::drop(const store::RepositoryFacts& gone, NextGeneration* next) {
    Known known(*current_->generation, gone.id);
    std::vector<KeyRange> ranges = vanished_ranges(known, {});
    std::vector<Record> none, records;
    const std::string root = gone.roots.empty() ? gone.name : gone.roots.front();
    differences_.add(
        RecordComparison(&known, ranges, options_.dry_run ? root : std::string()).run(none, records));
    return next == nullptr ? std::nullopt : next->drop(gone.id);
}

void BuildRun::note_absent() {
    std::ranges::sort(met_);
    for (const auto& [family, versions] : selection_.families()) {
        if (!std::ranges::binary_search(met_, family)) {
            if (!is_away(family)) report_.absent.push_back(family);
            continue;
        }
        for (const std::string& version : versions)
            if (!version.empty() && !is_or_was(family, version))
                report_.absent.push_back(join(family, version));
    }
}

// Does the index keep it of a repository that could not be read?
bool BuildRun::is_away(std::string_view family) const {
    return std::ranges::any_of(current_->meta.repositories, [&](const store::RepositoryFacts& facts) {
        return std::ranges::find(report_.unavailable, facts.name) != report_.unavailable.end() &&
               Known(*current_->generation, facts.id).family(family);
    });
}

// Which versions a combined family has is its own affair.
bool BuildRun::is_or_was(const std::string& family, std::string_view version) {
    const bool was =
        std::ranges::any_of(current_->meta.repositories, [&](const store::RepositoryFacts& facts) {
            return static_cast<bool>(Known(*current_->generation, facts.id).package(family, version));
        });
    const auto is_there = [&](const std::string& path) {
        return !says_absent(disk_.stat(path.c_str(), RepositoryContext::sync()).error);
    };
    return was || std::ranges::any_of(to_read_, [&](const auto& one) {
               const std::string directory = join(one.second.root, family);
               return is_there(join(directory, version)) || is_there(directory + ".py") ||
                      is_there(directory + ".yaml");
           });
}

store::Meta BuildRun::meta() const {
    store::Meta meta;
    meta.answers_revision = rez::answers_revision;
    if (!all_read_) meta.answers_revision = std::min(meta.answers_revision, current_->meta.answers_revision);
    meta.rezdex_version = REZDEX_VERSION;
    meta.built_ns = started_ns_;
    meta.next_repository_id = plan_.next_id;
    meta.include_private = include_private_;
    meta.settings = settings_for_meta(ListingSettings());
    for (const PlannedRepository& planned : plan_.repositories) meta.repositories.push_back(planned.facts);
    return meta;
}

std::optional<Error> BuildRun::publish(NextGeneration& next) {
    const store::Meta facts = meta();
    if (!next.differs(facts)) {
        report_.generation = current_->current.generation;
        report_.bytes = current_->current.bytes;
        report_.build_time = Clock::now() - start_;
        return std::nullopt;
    }
    report(Phase::sync);
    const Result<NextGeneration::Published> published = next.publish(facts);
    if (!published) return published.error();
    report_.published = true;
    report_.generation = published->generation;
    report_.bytes = published->bytes;
    report_.sync_time = published->sync_time;
    report_.build_time = Clock::now() - start_ - published->sync_time;
    return std::nullopt;
}

void BuildRun::report(Phase phase) const {
    if (!options_.progress) return;
    options_.progress({phase, summary_.families, summary_.families, summary_.definitions, {}});
}

void BuildRun::finish_report() {
    report_.families = summary_.families;
    report_.packages = summary_.packages;
    report_.definitions = summary_.definitions;
    std::copy(summary_.by_verdict.begin(), summary_.by_verdict.end(), report_.by_verdict);
    report_.by_reason.assign(summary_.by_reason.begin(), summary_.by_reason.end());
    report_.unreadable = summary_.unreadable;
    report_.missing = summary_.missing;
    report_.racy = summary_.racy;
    report_.added = differences_.added;
    report_.changed = differences_.changed;
    report_.touched = differences_.touched;
    report_.removed = differences_.removed;
    report_.changes = std::move(differences_.changes);
    std::ranges::move(summary_.problems, std::back_inserter(report_.problems));
    report_.total_time = Clock::now() - start_;
}

Result<BuildReport> BuildRun::run() {
    if (const auto error = check_given_roots()) return *error;
    if (const auto error = open_index()) return *error;
    if (!options_.only.empty() && !may_reuse()) return nothing_to_update();
    Result<BuildPlan> plan = plan_build(options_, current_ ? std::optional(current_->meta) : std::nullopt);
    if (!plan) return plan.error();
    plan_ = std::move(plan).value();
    if (const auto error = settle_privacy()) return *error;
    const auto no_root = open_roots();
    if (const auto error = ran_out()) return *error;
    if (no_root) return *no_root;
    how_ = may_reuse() ? NextGeneration::How::copy : NextGeneration::How::anew;
    if (options_.dry_run) {
        if (const auto error = look(nullptr)) return *error;
    } else {
        // First, too: runs that die one after the other must not fill the disk with what each has named.
        // Where CURRENT is gone this takes nothing that one might want to go back to (store/keeping.h).
        const store::Keeping keeping{options_.keep, options_.keep_time};
        if (const auto removed = database_->remove_old(keeping); !removed) return removed.error();
        NextGeneration next(*database_, current_.get(), how_);
        if (const auto error = look(&next)) return *error;
        if (const auto error = publish(next)) return *error;
        static_cast<void>(database_->remove_old(keeping)); // the new one is there, whatever comes
    }
    report(Phase::done);
    finish_report();
    return std::move(report_);
}

} // namespace rezdex::index
