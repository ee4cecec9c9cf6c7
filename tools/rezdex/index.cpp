// Promise: `rezdex index`: makes an index of package repositories, or brings it up to date.
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "database.h"
#include "environ_file.h"
#include "figures.h"
#include "interrupt.h"
#include "output.h"
#include "package_text.h"
#include "progress.h"
#include "rezdex/builder.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

struct Options {
    Database database;
    BuildOptions build;
    EnvironOption environ;
    std::vector<std::string> repositories;
    std::vector<std::string> roots; // NAME=PATH
    bool verbose = false;
};

constexpr const char* footer = R"(
The repositories given are added or refreshed, others in the index stay as they are; with none, all that the index
knows are refreshed. Until the new generation is complete, and after Ctrl-C, readers see the index as it was.

Example:
  rezdex index packages --db packages.rezdex
  rezdex index --root studio=packages --remove "$PWD/packages" --db packages.rezdex
)";

constexpr std::size_t problems_shown = 20;

void add_options(CLI::App& app, Options& options) {
    options.database.add_to(app);
    add_words(app, "REPO", options.repositories,
              "Folders of package repositories, named by their absolute paths");
    add_words(app, "--root", options.roots, "A repository and the name to keep it under; may be repeated")
        ->type_name("NAME=PATH")
        ->allow_extra_args(false);
    add_words(app, "--remove", options.build.remove, "Drop a repository from the index; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_flag("--dry-run", options.build.dry_run,
                 "Write nothing, list what would change (exit code 1 if anything)");
    app.add_flag("--settle", options.build.settle,
                 "Wait until files changed just now can be told by their stamp");
    app.add_flag("--include-private", options.build.include_private,
                 "Give entries that not every user may read to all, at freshness snapshot too");
    options.environ.add_to(app);
    app.add_option("--threads", options.build.threads, "At most so many threads (default: as many as cores)")
        ->type_name("N");
    app.add_flag("--verbose", options.verbose, "List all problems");
}

Result<std::vector<RepositoryRoot>> roots_of(const Options& options) {
    std::vector<RepositoryRoot> roots;
    roots.reserve(options.repositories.size() + options.roots.size());
    for (const std::string& path : options.repositories) roots.push_back({"", path});
    for (const std::string& root : options.roots) {
        const std::size_t equals = root.find('=');
        if (equals == 0 || equals >= root.size() - 1)
            return Error{ErrorKind::usage, root, 0, "is not of the form NAME=PATH"};
        roots.push_back({root.substr(0, equals), root.substr(equals + 1)});
    }
    return roots;
}

void report_problems(const std::vector<Error>& problems, bool all) {
    const std::size_t shown = all ? problems.size() : std::min(problems.size(), problems_shown);
    for (std::size_t i = 0; i < shown; ++i) warn(problems[i]);
    if (shown < problems.size())
        warn({ErrorKind::io, "", 0,
              fmt::format("and {} more problems; --verbose lists them", problems.size() - shown)});
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

void write_summary(std::string& to, const BuildReport& report, const std::string& directory) {
    const auto seconds = [](std::chrono::nanoseconds time) {
        return std::chrono::duration<double>(time).count();
    };
    to += fmt::format("{}  generation {}\n", paint(Colour::bold, printable(directory)), report.generation);
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
                    fmt::format("{:>12}  changed just now; --settle waits", count_text(report.racy)));
    write_field(to, "size", fmt::format("{:>12}", bytes_text(report.bytes)));
    write_field(
        to, "time",
        fmt::format("{:>12}  of which {} to build and {} to sync", seconds_text(seconds(report.total_time)),
                    seconds_text(seconds(report.build_time)), seconds_text(seconds(report.sync_time))));
}

int run(Options& options) {
    Result<std::vector<RepositoryRoot>> roots = roots_of(options);
    if (!roots) return fail(roots.error());
    if (const auto error = options.environ.read()) return fail(*error);
    options.build.environment = options.environ.environment();
    options.build.database = options.database.directory;
    options.build.repositories = *std::move(roots);
    options.build.cancel = &stop_on_signals();

    Result<BuildReport> report = [&] {
        ProgressBar bar;
        if (bar.visible())
            options.build.progress = [&bar](const Progress& progress) { bar.update(progress); };
        return build(options.build);
    }();
    if (!report) return fail(report.error());
    report_problems(report->problems, options.verbose);
    Output output;
    if (options.build.dry_run)
        write_changes(output.text(), report->changes);
    else
        write_summary(output.text(), *report, options.build.database);
    return output.finish(report->changes.empty() ? exit_done : exit_findings);
}

} // namespace

Command index_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("index", index_summary);
    add_options(*app, *options);
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
