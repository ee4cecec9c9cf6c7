// Promise: `rezdex stats`: what an index holds, for people.
#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "database.h"
#include "figures.h"
#include "index_metrics.h"
#include "output.h"
#include "package_text.h"
#include "terminal.h"
#include "times.h"
#include "words.h"

namespace rezdex::cli {
namespace {

constexpr const char* footer = R"(
Example:
  rezdex stats --db packages.rezdex
)";

// "3 days", "2 hours", "12 minutes", "5 seconds": whole ones, of the largest unit that there is one of.
std::string age_text(std::int64_t since_1970_ns) {
    constexpr std::array<std::pair<std::int64_t, std::string_view>, 4> units{
        {{86'400, "day"}, {3'600, "hour"}, {60, "minute"}, {1, "second"}}};
    const std::int64_t seconds =
        std::max<std::int64_t>(std::time(nullptr) - since_1970_ns / 1'000'000'000, 0);
    const auto unit = std::ranges::find_if(units, [&](const auto& each) { return seconds >= each.first; });
    const auto& [size, name] = unit == units.end() ? units.back() : *unit;
    return fmt::format("{} {}{}", seconds / size, name, seconds / size == 1 ? "" : "s");
}

std::string moment_text(std::int64_t since_1970_ns) {
    return fmt::format("{}, {} ago", utc_text(since_1970_ns), age_text(since_1970_ns));
}

void write_copy(std::string& to, const IndexStats& stats) {
    write_field(to, "read from", printable(stats.directory));
    if (stats.source.empty()) return;
    write_field(to, "copy of", printable(stats.source));
    write_field(to, "fetched", moment_text(stats.fetched_ns));
    write_field(to, "newest on", moment_text(stats.checked_ns));
}

void write_repository(std::string& to, const IndexStats::Repository& repository) {
    to += fmt::format("{}\n", paint(Colour::bold, printable(repository.name)));
    for (const std::string& root : repository.roots) write_field(to, "root", printable(root));
    write_field(to, "families", fmt::format("{:>12}", count_text(repository.families)));
    write_field(to, "packages", fmt::format("{:>12}", count_text(repository.packages)));
    write_field(to, "definitions", fmt::format("{:>12}", count_text(repository.definitions)));
    const auto seconds = [](std::chrono::nanoseconds margin) {
        return std::chrono::duration<double>(margin).count();
    };
    write_field(to, "racy margin",
                fmt::format("{:>10} s  on network filesystems {} s", seconds(repository.local_racy_margin),
                            seconds(repository.network_racy_margin)));
}

void write_stats(std::string& to, const IndexStats& stats, const std::string& directory) {
    to += paint(Colour::bold, printable(directory)) + "\n";
    write_field(to, "generation",
                fmt::format("{:>12}  of {}", stats.generation, moment_text(stats.built_ns)));
    write_copy(to, stats);
    write_field(to, "format",
                fmt::format("{:>12}  answers revision {}", stats.format, stats.answers_revision));
    write_field(to, "size", fmt::format("{:>12}", bytes_text(stats.bytes)));
    write_field(to, "checked by",
                stats.marked ? "this reader's mark" : "a hash of the whole file: no mark could be left");
    write_field(to, "families", fmt::format("{:>12}", count_text(stats.families)));
    write_field(to, "packages", fmt::format("{:>12}", count_text(stats.packages)));
    write_field(to, "definitions", fmt::format("{:>12}", count_text(stats.definitions)));
    write_verdicts(to, stats.by_verdict, stats.by_reason);
    write_field(
        to, "racy",
        fmt::format("{:>12}  read again on each lookup until the next rezdex index", count_text(stats.racy)));
    for (const auto& [input, count] : stats.by_input)
        write_field(to, "depend on", fmt::format("{:>12}  {}", count_text(count), printable(input)));
    for (const IndexStats::Repository& repository : stats.repositories) write_repository(to, repository);
}

struct Options {
    Database database;
    std::string metrics; // a file
};

int run(const Options& options) {
    const Result<Index> index = options.database.open();
    const IndexStats stats = index ? index->stats() : IndexStats();
    if (!options.metrics.empty())
        if (const auto error =
                write_index_metrics(options.metrics, options.database.directory, index ? &stats : nullptr))
            return fail(*error);
    if (!index) return fail(index.error());
    Output output;
    write_stats(output.text(), stats, options.database.directory);
    return output.finish(exit_done);
}

} // namespace

Command stats_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("stats", "Say what an index holds");
    options->database.add_to(*app);
    add_word(*app, "--metrics", options->metrics, "Write them to this file, too, for Prometheus")
        ->type_name("FILE");
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
