// Promise: see index_metrics.h.
#include "index_metrics.h"

#include <chrono>

#include "metrics.h"
#include "times.h"

namespace rezdex::cli {
namespace {

double seconds(std::int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e9; }

bool is_of(std::string_view labels, const Labels& index) {
    const std::string first = to_text(index);
    return labels.starts_with(first) && (labels.size() == first.size() || labels[first.size()] == ',');
}

Labels with(Labels labels, std::string_view name, std::string_view value) {
    labels.emplace_back(name, value);
    return labels;
}

void add_index(Metrics& to, const Labels& index, const IndexStats& stats) {
    to.add("rezdex_generation", index, stats.generation);
    to.add_seconds("rezdex_generation_built_timestamp_seconds", index, seconds(stats.built_ns));
    to.add("rezdex_generation_bytes", index, stats.bytes);
    for (const IndexStats::Repository& repository : stats.repositories) {
        const Labels labels = with(index, "repository", repository.name);
        to.add("rezdex_families", labels, repository.families);
        to.add("rezdex_packages", labels, repository.packages);
        to.add("rezdex_definitions", labels, repository.definitions);
    }
    for (std::size_t i = 0; i < stats.by_verdict.size(); ++i)
        to.add("rezdex_entries", with(index, "verdict", to_string(static_cast<Verdict>(i))),
               stats.by_verdict[i]);
    for (const auto& [reason, count] : stats.by_reason)
        to.add("rezdex_entries_unanswered", with(index, "reason", to_string(reason)), count);
    to.add("rezdex_entries_racy", index, stats.racy);
}

void add_report(Metrics& to, const Labels& run, const BuildReport& report) {
    const auto phase = [&](std::string_view name, std::chrono::nanoseconds time) {
        to.add_seconds("rezdex_run_duration_seconds", with(run, "phase", name), seconds(time.count()));
    };
    phase("build", report.build_time);
    phase("sync", report.sync_time);
    phase("total", report.total_time);
    const auto change = [&](std::string_view name, std::size_t count) {
        to.add("rezdex_run_definitions", with(run, "change", name), count);
    };
    change("added", report.added);
    change("changed", report.changed);
    change("touched", report.touched);
    change("removed", report.removed);
    to.add("rezdex_run_problems", run, report.problems.size() + report.absent.size());
    to.add("rezdex_run_unavailable_repositories", run, report.unavailable.size());
    to.add("rezdex_run_published", run, report.published ? 1 : 0);
}

void add_run(Metrics& to, const MetricsFile::Before& before, const Labels& run, const BuildReport* report) {
    constexpr std::string_view last_success = "rezdex_run_last_success_timestamp_seconds";
    const double now = seconds(now_ns());
    to.add("rezdex_run_success", run, report == nullptr ? 0 : 1);
    to.add_seconds("rezdex_run_timestamp_seconds", run, now);
    if (report != nullptr) {
        to.add_seconds(last_success, run, now);
        add_report(to, run, *report);
    } else if (const auto then = before.number(last_success, run)) {
        to.add_seconds(last_success, run, *then);
    }
}

} // namespace

std::optional<Error> write_index_metrics(const std::string& file, const std::string& database,
                                         const IndexStats* stats) {
    const Labels index{{"db", index_name(database)}};
    return MetricsFile(file).update(
        [&](std::string_view name, std::string_view labels) {
            return is_of(labels, index) && !name.starts_with("rezdex_run_") &&
                   !name.starts_with("rezdex_lookup_");
        },
        [&](Metrics& to, const MetricsFile::Before&) {
            if (stats != nullptr) add_index(to, index, *stats);
        });
}

std::optional<Error> write_run_metrics(const std::string& file, const std::string& database,
                                       std::string_view command, const BuildReport* report) {
    const Labels index{{"db", index_name(database)}}, run = with(index, "command", command);
    const Result<Index> opened = Index::open(database);
    return MetricsFile(file).update(
        [&](std::string_view name, std::string_view labels) {
            if (name.starts_with("rezdex_lookup_")) return false;
            return is_of(labels, name.starts_with("rezdex_run_") ? run : index);
        },
        [&](Metrics& to, const MetricsFile::Before& before) {
            if (opened) add_index(to, index, opened->stats());
            add_run(to, before, run, report);
        });
}

} // namespace rezdex::cli
