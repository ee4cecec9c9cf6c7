// Promise: see build_command.h.
#include "build_command.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "figures.h"
#include "index_metrics.h"
#include "interrupt.h"
#include "log.h"
#include "numbers.h"
#include "output.h"
#include "package_text.h"
#include "progress.h"
#include "progress_log.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

constexpr std::size_t problems_shown = 20;

void report_problems(const std::vector<Error>& problems, bool all) {
    const std::size_t shown = all ? problems.size() : std::min(problems.size(), problems_shown);
    for (std::size_t i = 0; i < shown; ++i) warn(problems[i]);
    if (shown == problems.size()) return;
    if (log_format() == LogFormat::json)
        log_event(Level::warning, "more_problems",
                  [&](JsonLine& line) { line.number("count", problems.size() - shown); });
    else
        warn({ErrorKind::io, "", 0,
              fmt::format("and {} more problems; --verbose lists them", problems.size() - shown)});
}

void report_absent(const BuildReport& report) {
    for (const std::string& name : report.absent) {
        const bool version = name.find('/') != std::string::npos;
        if (log_format() == LogFormat::json)
            log_event(Level::warning, "absent",
                      [&](JsonLine& line) { line.text(version ? "package" : "family", name); });
        else
            warn({ErrorKind::not_found, "", 0,
                  fmt::format("no repository {}has the {} '{}'",
                              report.unavailable.empty() ? "" : "that could be read ",
                              version ? "package" : "family", printable(name))});
    }
    if (log_format() == LogFormat::text) return; // a problem tells it
    for (const std::string& repository : report.unavailable)
        log_event(Level::warning, "unavailable",
                  [&](JsonLine& line) { line.text("repository", repository); });
}

double seconds(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

void log_summary(const BuildReport& report) {
    log_event(Level::info, "summary", [&](JsonLine& line) {
        line.number("generation", report.generation).boolean("published", report.published);
        line.number("families", report.families).number("packages", report.packages);
        line.number("definitions", report.definitions);
        for (std::size_t i = 0; i < std::size(report.by_verdict); ++i)
            line.number(to_string(static_cast<Verdict>(i)), report.by_verdict[i]);
        line.number("unreadable", report.unreadable).number("missing", report.missing);
        line.number("racy", report.racy);
        line.number("added", report.added).number("changed", report.changed);
        line.number("touched", report.touched).number("removed", report.removed);
        line.number("unavailable", report.unavailable.size()).number("absent", report.absent.size());
        line.number("problems", report.problems.size()).number("bytes", report.bytes);
        line.seconds("build_seconds", seconds(report.build_time));
        line.seconds("sync_seconds", seconds(report.sync_time));
        line.seconds("total_seconds", seconds(report.total_time));
    });
}

std::string_view to_text(Change::Kind kind) {
    constexpr std::array<std::string_view, 5> names{"added", "changed", "touched", "removed", "unchanged"};
    return names[static_cast<std::size_t>(kind)];
}

void write_changes(std::string& to, const std::vector<Change>& changes) {
    for (const Change& change : changes)
        to += fmt::format("{:<8} {}\n", to_text(change.kind), printable(change.path));
    if (changes.empty()) to += "nothing would change\n";
}

void write_summary(std::string& to, const BuildReport& report, const std::string& directory, bool settled) {
    to += fmt::format("{}  generation {}{}\n", paint(Colour::bold, printable(directory)), report.generation,
                      report.published ? "" : ", as it was");
    write_field(to, "families", fmt::format("{:>12}", count_text(report.families)));
    write_field(to, "packages", fmt::format("{:>12}", count_text(report.packages)));
    write_field(to, "definitions", fmt::format("{:>12}", count_text(report.definitions)));
    std::array<std::uint64_t, 4> by_verdict{};
    std::copy(std::begin(report.by_verdict), std::end(report.by_verdict), by_verdict.begin());
    write_verdicts(to, by_verdict, {report.by_reason.begin(), report.by_reason.end()});
    if (report.unreadable != 0)
        write_field(to, "unreadable", fmt::format("{:>12}", count_text(report.unreadable)));
    if (report.missing != 0) write_field(to, "missing", fmt::format("{:>12}", count_text(report.missing)));
    if (report.racy != 0)
        write_field(to, "racy",
                    fmt::format("{:>12}  {}", count_text(report.racy),
                                settled ? "changed while it settled, or dated in the future"
                                        : "changed just now; --settle waits"));
    write_field(to, "changes",
                fmt::format("{} added, {} changed, {} touched, {} removed", count_text(report.added),
                            count_text(report.changed), count_text(report.touched),
                            count_text(report.removed)));
    write_field(to, "size", fmt::format("{:>12}", bytes_text(report.bytes)));
    write_field(
        to, "time",
        fmt::format("{:>12}  of which {} to build and {} to sync", seconds_text(seconds(report.total_time)),
                    seconds_text(seconds(report.build_time)), seconds_text(seconds(report.sync_time))));
}

} // namespace

void BuildCommand::add_to(CLI::App& app) {
    command = app.get_name();
    database.add_to(app);
    app.add_flag("--settle", build.settle,
                 "Then wait until files changed just now can be told by their stamp, and look at them again");
    add_number(app, "--max-drop",
               [this](std::uint64_t percent) { build.max_drop_percent = static_cast<unsigned>(percent); },
               "Refuse to lose more than this share of a repository's definitions, where that is more than "
               "100 of them",
               {0, 100})
        ->type_name("PERCENT")
        ->default_str(std::to_string(build.max_drop_percent));
    add_number(app, "--racy-margin",
               [this](std::uint64_t seconds) {
                   build.local_racy_margin = build.network_racy_margin =
                       std::chrono::seconds(static_cast<std::int64_t>(seconds));
               },
               "Believe no file that changed less than this before it was read; the index keeps it for "
               "later runs and for readers (default: the index's; of a new repository 3, on network "
               "filesystems 60, which allows for clocks that differ)",
               {0, 86400})
        ->type_name("SECONDS");
    add_number(
        app, "--keep", [this](std::uint64_t number) { build.keep = number; },
        "Keep so many older generations, besides those that readers have open")
        ->default_str(std::to_string(build.keep));
    add_time(app, "--keep-time", build.keep_time,
             "Keep also those that another one followed less than so long ago")
        ->default_str("10");
    app.add_flag("--wait{inf}", wait,
                 "Where another indexer holds the index, wait until it is done, or SECONDS at most");
    environ.add_to(app);
    add_threads(app, build.threads);
    app.add_flag("--verbose", verbose, "List all problems");
    add_word(app, "--metrics", metrics, "Write how it went and what the index holds, for Prometheus")
        ->type_name("FILE");
    app.add_option("--log-format") // choose_log_format() has read it
        ->description("What standard error is: sentences, or one JSON object a line")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}));
}

Result<BuildReport> BuildCommand::build_it() {
    if (const auto error = environ.read()) return *error;
    build.environment = environ.environment();
    build.database = database.directory;
    build.cancel = &stop_on_signals();
    const auto time = seconds_of(wait);
    if (!time) return Error{ErrorKind::usage, "--wait", 0, "takes a number of seconds, as in --wait=60"};
    build.wait = *time;
    if (log_format() == LogFormat::json) {
        log_event(Level::info, "started", [&](JsonLine& line) {
            line.text("command", command).text("db", build.database).text("rezdex", REZDEX_VERSION);
        });
        ProgressLog log;
        build.progress = [&log](const Progress& progress) { log.update(progress); };
        return rezdex::build(build);
    }
    ProgressBar bar;
    if (bar.visible() || time->count() > 0)
        build.progress = [&bar](const Progress& progress) { bar.update(progress); };
    return rezdex::build(build);
}

int BuildCommand::tell(const Result<BuildReport>& report) {
    if (!report) return fail(report.error());
    report_problems(report->problems, verbose);
    report_absent(*report);
    Output output;
    if (build.dry_run)
        write_changes(output.text(), report->changes);
    else if (log_format() == LogFormat::text)
        write_summary(output.text(), *report, build.database, build.settle);
    if (log_format() == LogFormat::json) log_summary(*report);
    const bool whole = report->changes.empty() && report->unavailable.empty() && report->absent.empty();
    return output.finish(whole ? exit_done : exit_findings);
}

int BuildCommand::run() {
    const Result<BuildReport> report = build_it();
    const int code = tell(report);
    if (metrics.empty() || build.dry_run) return code;
    const auto error = write_run_metrics(metrics, database.directory, command, report ? &*report : nullptr);
    return error ? fail(*error) : code;
}

} // namespace rezdex::cli
