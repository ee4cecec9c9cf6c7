// Promise: `rezdex check`: looks at every byte of an index and says what is damaged.
#include "rezdex/check.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "database.h"
#include "output.h"
#include "package_text.h"
#include "progress.h"
#include "terminal.h"

namespace rezdex::cli {
namespace {

constexpr const char* footer = R"(
Reads the index's file whole, changes nothing and leaves nothing behind. Each finding is one line: its word, the file,
the table, the key, and a sentence. `rezdex index REPOSITORY --full` makes the index anew; `rezdex fetch SOURCE` brings
it again where this host has a copy of it, which is what is looked at then.

Exit codes: 0 whole; 1 something is damaged; 2 could not look.

Example:
  rezdex check --db packages.rezdex
)";

void write_finding(std::string& to, const Finding& finding) {
    to += fmt::format("{}  {}", paint(Colour::red, fmt::format("{:<12}", finding.word)),
                      printable(finding.file));
    for (const std::string* part : {&finding.table, &finding.key})
        if (!part->empty()) to += "  " + printable(*part);
    to += fmt::format(": {}\n", printable(finding.message));
}

void write_generation(std::string& to, const CheckedGeneration& checked) {
    write_field(to, "generation",
                fmt::format("{:>12}  {}", checked.generation,
                            checked.current ? "the current one"
                            : checked.noted ? "older"
                                            : "older, and nothing says what its hash was"));
    write_field(to, "size", fmt::format("{:>12}", bytes_text(checked.bytes)));
    write_field(
        to, "pages",
        fmt::format("{:>12}  {} of them free", count_text(checked.pages), count_text(checked.free_pages)));
    write_field(to, "families", fmt::format("{:>12}", count_text(checked.families)));
    write_field(to, "packages", fmt::format("{:>12}", count_text(checked.packages)));
    write_field(to, "definitions", fmt::format("{:>12}", count_text(checked.definitions)));
    write_field(to, "details", fmt::format("{:>12}", count_text(checked.details)));
}

int write_report(const CheckReport& report) {
    Output output;
    std::string& to = output.text();
    to += paint(Colour::bold, printable(report.directory)) + "\n";
    for (const Finding& finding : report.findings) {
        write_finding(to, finding);
        if (!output.step()) break;
    }
    for (const CheckedGeneration& checked : report.generations) write_generation(to, checked);
    for (const auto& [word, count] : report.by_word)
        write_field(to, "found", fmt::format("{:>12}  {}", count_text(count), word));
    if (report.whole()) write_field(to, "found", fmt::format("{:>12}  nothing is damaged", 0));
    return output.finish(report.whole() ? exit_done : exit_findings);
}

struct Options {
    Database database;
    bool all = false;
};

int run(const Options& chosen) {
    Result<CheckReport> report = Error{};
    {
        ProgressBar bar;
        CheckOptions options;
        options.all_generations = chosen.all;
        options.progress = [&bar](const CheckProgress& progress) {
            bar.update(progress);
            return true;
        };
        report = check(chosen.database.directory, options);
    }
    if (!report) return fail(report.error());
    return write_report(*report);
}

} // namespace

Command check_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("check", "Say what of an index is damaged");
    options->database.add_to(*app);
    app->add_flag("--all", options->all, "Older generations, too");
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
