// Promise: rezdex::build(): plan, look at every root, hold the index, write a generation, publish it.
//
// Whatever can be found wrong before the index's folder is touched is found before it is touched.
#include "rezdex/builder.h"

#include <cstdlib>
#include <exception>
#include <new>
#include <thread>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include "index/build_index.h"
#include "index/build_plan.h"
#include "index/carry_over.h"
#include "index/dry_run.h"
#include "index/paths.h"
#include "index/repository_builder.h"
#include "rez/definition.h"
#include "store/database.h"

namespace rezdex::index {
namespace {

using Clock = std::chrono::steady_clock;

unsigned thread_count(const BuildOptions& options) {
    if (options.threads != 0) return options.threads;
    const char* text = std::getenv("REZDEX_NUM_THREADS");
    const unsigned long number = text == nullptr ? 0 : std::strtoul(text, nullptr, 10);
    if (number != 0 && number <= 1024) return static_cast<unsigned>(number);
    return std::max(std::thread::hardware_concurrency(), 1U);
}

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

class Build {
  public:
    Build(const BuildOptions& options, fs::FileSystem& disk) : options_(options), disk_(disk) {}

    Result<BuildReport> run();

  private:
    std::optional<Error> check_given_roots() const;
    std::optional<Error> open_index();
    std::optional<Error> open_roots();
    Result<Done> rehearse();
    Result<Done> write(store::Database& database);
    std::optional<Error> write_records(store::GenerationWriter& writer);
    std::optional<Error> write_meta(store::GenerationWriter& writer) const;
    std::optional<Error> publish(store::GenerationWriter& writer, store::Database& database);
    Result<bool> wait_until_settled() const;
    void count(PlannedRepository& repository, BuildSummary&& summary);
    void report(Phase phase) const;

    const BuildOptions& options_;
    fs::FileSystem& disk_;
    Clock::time_point start_ = Clock::now();
    std::int64_t started_ns_ = disk_.now_ns();
    std::optional<store::Database> database_; // not for a dry run
    std::optional<store::Opened> current_;
    BuildPlan plan_;
    std::vector<RepositoryContext> contexts_; // of the repositories to refresh, in the plan's order
    FamilyBuilder families_;
    BuildSummary summary_;
    BuildReport report_;
};

std::optional<Error> Build::check_given_roots() const {
    if (options_.repositories.empty()) return std::nullopt;
    BuildOptions given_alone = options_;
    given_alone.remove.clear();
    if (const auto plan = plan_build(given_alone, std::nullopt); !plan) return plan.error();
    for (const RepositoryRoot& given : options_.repositories) {
        const Result<std::string> path = root_path(given.path);
        if (!path) return path.error();
        const auto repository = open_repository(disk_, options_, 0, *path, *path);
        if (!repository) return repository.error();
    }
    return std::nullopt;
}

// A damaged index is rebuilt, but only from repositories that are named: what it knew is lost.
std::optional<Error> Build::open_index() {
    std::optional<Error> damage;
    bool there = true;
    if (!options_.dry_run) {
        Result<store::Database> database = store::Database::open(options_.database);
        if (!database) return database.error();
        database_ = std::move(database).value();
        damage = database_->damage();
        there = database_->current().has_value();
    }
    if (there && !damage) {
        Result<store::Opened> opened = store::open_index(options_.database, !options_.dry_run);
        if (opened)
            current_ = std::move(opened).value();
        else if (opened.error().kind == ErrorKind::damaged)
            damage = opened.error();
        else if (opened.error().kind != ErrorKind::not_found)
            return opened.error();
    }
    if (!damage) return std::nullopt;
    if (options_.repositories.empty() || !options_.remove.empty()) return damage;
    damage->message =
        "the index was damaged and is rebuilt from the repositories given, only: " + damage->message;
    report_.problems.push_back(std::move(*damage));
    return std::nullopt;
}

std::optional<Error> Build::open_roots() {
    for (PlannedRepository& planned : plan_.repositories) {
        if (!planned.refresh) continue;
        std::optional<Error> first_error;
        bool opened = false;
        for (const std::string& root : planned.facts.roots) {
            Result<RepositoryContext> context =
                open_repository(disk_, options_, planned.facts.id, planned.facts.name, root);
            if (context) {
                planned.facts.filesystem_magic = context->mount.magic;
                planned.facts.network = context->mount.network;
                contexts_.push_back(std::move(context).value());
                opened = true;
                break;
            }
            if (!first_error) first_error = context.error();
        }
        if (!opened) return first_error;
    }
    return std::nullopt;
}

void Build::count(PlannedRepository& repository, BuildSummary&& summary) {
    if (summary.families == 0 && repository.facts.families != 0)
        report_.problems.push_back({ErrorKind::not_found, repository.facts.roots.front(), 0,
                                    "the repository had " + std::to_string(repository.facts.families) +
                                        " families and has none now: is its disk mounted?"});
    repository.facts.families = summary.families;
    repository.facts.packages = summary.packages;
    repository.facts.definitions = summary.definitions;
    summary_.add(std::move(summary));
}

Result<Done> Build::rehearse() {
    const store::Generation* const generation = current_ ? current_->generation.get() : nullptr;
    auto context = contexts_.begin();
    for (PlannedRepository& planned : plan_.repositories) {
        if (!planned.refresh) continue;
        DryRun changes(generation, context->id, context->root, report_.changes);
        Result<BuildSummary> summary =
            build_repository(*context++, families_, [&](const FamilyRecords& built) -> std::optional<Error> {
                changes.compare(built);
                return std::nullopt;
            });
        if (!summary) return summary.error();
        changes.finish();
        count(planned, std::move(summary).value());
    }
    for (const store::RepositoryFacts& gone : plan_.removed)
        DryRun(generation, gone.id, gone.roots.empty() ? gone.name : gone.roots.front(), report_.changes)
            .finish();
    return Done{};
}

std::optional<Error> Build::write_records(store::GenerationWriter& writer) {
    const RecordSink append = [&](const FamilyRecords& built) -> std::optional<Error> {
        for (const Record& record : built.records) {
            const Result<Done> appended = writer.append(record.table, record.key, record.value);
            if (!appended) return appended.error();
        }
        return std::nullopt;
    };
    auto context = contexts_.begin();
    for (PlannedRepository& planned : plan_.repositories) {
        if (!planned.refresh && current_) {
            if (auto error = carry_over(*current_->generation, planned.facts.id, writer)) return error;
            continue;
        }
        Result<BuildSummary> summary = build_repository(*context++, families_, append);
        if (!summary) return summary.error();
        count(planned, std::move(summary).value());
    }
    return std::nullopt;
}

std::optional<Error> Build::write_meta(store::GenerationWriter& writer) const {
    store::Meta meta;
    meta.answers_revision = rez::answers_revision;
    meta.rezdex_version = REZDEX_VERSION;
    meta.built_ns = started_ns_;
    meta.next_repository_id = plan_.next_id;
    meta.include_private = options_.include_private;
    meta.settings = settings_for_meta(ListingSettings());
    for (const PlannedRepository& planned : plan_.repositories) meta.repositories.push_back(planned.facts);
    const std::vector<std::uint64_t> value = store::encode_meta(meta);
    const Result<Done> appended =
        writer.append(store::Table::meta, store::meta_key(), std::as_bytes(std::span(value)));
    return appended ? std::nullopt : std::optional(appended.error());
}

std::optional<Error> Build::publish(store::GenerationWriter& writer, store::Database& database) {
    report(Phase::sync);
    const Result<store::GenerationWriter::Finished> finished = writer.finish();
    if (!finished) return finished.error();
    report_.generation = database.next_generation();
    const Result<Done> published = database.publish(*finished);
    if (!published) return published.error();
    report_.bytes = finished->bytes;
    report_.sync_time = finished->sync_time;
    report_.build_time = Clock::now() - start_ - finished->sync_time;
    return std::nullopt;
}

// Whether there was anything to wait for. A time stamp in the far future never settles: the margin is waited
// for once.
Result<bool> Build::wait_until_settled() const {
    if (summary_.latest_racy_ns == BuildSummary().latest_racy_ns) return false;
    std::chrono::nanoseconds margin = options_.local_racy_margin;
    for (const RepositoryContext& context : contexts_)
        if (context.mount.network) margin = std::max(margin, options_.network_racy_margin);
    const std::int64_t now_ns = disk_.now_ns();
    const std::int64_t until_ns = std::min(now_ns, summary_.latest_racy_ns) + margin.count() + 1'000'000;
    while (disk_.now_ns() < until_ns) {
        if (options_.cancel != nullptr && *options_.cancel)
            return Error{ErrorKind::interrupted, options_.database, 0, "the build was interrupted"};
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

Result<Done> Build::write(store::Database& database) {
    for (bool again = false;; again = true) {
        Result<store::GenerationWriter> writer = store::GenerationWriter::create(database.temporary_path());
        if (!writer) return writer.error();
        summary_ = {};
        if (const auto error = write_records(*writer)) return *error;
        if (options_.settle && !again) {
            const Result<bool> waited = wait_until_settled();
            if (!waited) return waited.error();
            if (*waited) continue;
        }
        if (const auto error = write_meta(*writer)) return *error;
        if (const auto error = publish(*writer, database)) return *error;
        return Done{};
    }
}

void Build::report(Phase phase) const {
    if (!options_.progress) return;
    options_.progress({phase, summary_.families, summary_.families, summary_.definitions, {}});
}

Result<BuildReport> Build::run() {
    if (const auto error = check_given_roots()) return *error;
    if (const auto error = open_index()) return *error;
    Result<BuildPlan> plan = plan_build(options_, current_ ? std::optional(current_->meta) : std::nullopt);
    if (!plan) return plan.error();
    plan_ = std::move(plan).value();
    if (const auto error = open_roots()) return *error;
    const Result<Done> done = database_ ? write(*database_) : rehearse();
    if (!done) return done.error();
    report(Phase::done);

    report_.families = summary_.families;
    report_.packages = summary_.packages;
    report_.definitions = summary_.definitions;
    std::copy(summary_.by_verdict.begin(), summary_.by_verdict.end(), report_.by_verdict);
    report_.by_reason.assign(summary_.by_reason.begin(), summary_.by_reason.end());
    report_.unreadable = summary_.unreadable;
    report_.missing = summary_.missing;
    report_.racy = summary_.racy;
    std::move(summary_.problems.begin(), summary_.problems.end(), std::back_inserter(report_.problems));
    report_.total_time = Clock::now() - start_;
    return std::move(report_);
}

} // namespace

Result<BuildReport> build_index(const BuildOptions& options, fs::FileSystem& disk) {
    Result<BuildReport> result = Error{};
    const unsigned threads = thread_count(options);
    // Without this, oneTBB warns on stderr and gives no more threads than there are cores.
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism,
                                      std::max(threads, std::thread::hardware_concurrency()));
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] { result = Build(options, disk).run(); });
    return result;
}

} // namespace rezdex::index

namespace rezdex {

Result<BuildReport> build(const BuildOptions& options) {
    try {
        return index::build_index(options, fs::real());
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::io, options.database, 0, "there is not enough memory to build the index"};
    } catch (const std::exception& failure) {
        return Error{ErrorKind::io, options.database, 0, std::string("the build failed: ") + failure.what()};
    } catch (...) {
        return Error{ErrorKind::io, options.database, 0, "the build failed: a callback threw"};
    }
}

} // namespace rezdex
