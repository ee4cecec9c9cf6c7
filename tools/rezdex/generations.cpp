// Promise: `rezdex generations` and `rezdex rollback`: what an index's folder keeps, and the way back to it.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "database.h"
#include "generations.h"
#include "json_line.h"
#include "numbers.h"
#include "output.h"
#include "rezdex/generations.h"
#include "terminal.h"
#include "times.h"

namespace rezdex::cli {
namespace {

struct Options {
    Database database;
    bool json = false;
    std::uint64_t generation = 0;
};

constexpr const char* list_footer = R"(
Tells what is noted of each and whether its size and header are right; it does not read them whole. Exit code 1 where
one is damaged, 2 where none is current, for CURRENT is damaged or gone.

Example:
  rezdex generations --db packages.rezdex
  rezdex generations --db packages.rezdex --json
)";

constexpr const char* rollback_footer = R"(
The generation is read whole first. Readers that are running follow within a second; the next rezdex index or rezdex
update goes on from there, under a new number.

Example:
  rezdex index --full packages --db packages.rezdex && rezdex rollback --db packages.rezdex
)";

void write_line(std::string& to, const GenerationInfo& info) {
    const std::string built = info.built_ns == 0 ? "-" : utc_text(info.built_ns);
    to += fmt::format("{} {:>10}  {:<23}  {:>12} definitions  {:>10}  rezdex {}{}\n",
                      info.current ? '*' : ' ', info.number, built,
                      info.built_ns == 0 ? "-" : count_text(info.definitions), bytes_text(info.bytes),
                      info.rezdex_version.empty() ? "-" : printable(info.rezdex_version),
                      info.noted ? (info.after == 0 ? "" : fmt::format("  after {}", info.after))
                                 : "  not noted: cannot be rolled back to");
    if (info.damage) to += fmt::format("  {}\n", paint(Colour::red, printable(to_string(*info.damage))));
}

void write_json(std::string& to, const GenerationInfo& info) {
    JsonLine line(to);
    line.number("generation", info.number).boolean("current", info.current).number("bytes", info.bytes);
    line.boolean("noted", info.noted).number("after", info.after);
    if (info.built_ns != 0)
        line.text("built", rfc3339(info.built_ns));
    else
        line.null("built");
    line.number("definitions", info.definitions).text("rezdex", info.rezdex_version);
    if (info.damage)
        line.text("damage", info.damage->message);
    else
        line.null("damage");
}

// What mends an index without a current generation.
Error lost_current(const Options& options, const std::vector<GenerationInfo>& generations) {
    const bool way_back = std::ranges::any_of(
        generations, [](const GenerationInfo& info) { return info.noted && !info.damage; });
    return {ErrorKind::damaged, options.database.directory, 0,
            way_back
                ? "CURRENT is damaged or gone; `rezdex rollback --db DIR NUMBER` goes back to one of these"
                : "CURRENT is damaged or gone, and there is none to go back to; "
                  "`rezdex index REPOSITORY --db DIR` builds anew"};
}

int list(const Options& options) {
    const Result<std::vector<GenerationInfo>> generations = list_generations(options.database.directory);
    if (!generations) return fail(generations.error());
    Output output;
    bool damaged = false;
    for (const GenerationInfo& info : *generations) {
        damaged = damaged || info.damage.has_value();
        if (options.json)
            write_json(output.text(), info);
        else
            write_line(output.text(), info);
        if (!output.step()) break;
    }
    const bool lost = std::ranges::none_of(*generations, &GenerationInfo::current);
    const int code = output.finish(damaged || lost ? exit_findings : exit_done);
    if (!lost || code == exit_failed) return code;
    return fail(lost_current(options, *generations));
}

int roll_back(const Options& options) {
    const Result<GenerationInfo> now = rezdex::roll_back(options.database.directory, options.generation);
    if (!now) return fail(now.error());
    Output output;
    output.text() += fmt::format("{}  generation {}{}\n", printable(options.database.directory), now->number,
                                 now->built_ns == 0 ? "" : ", of " + utc_text(now->built_ns));
    return output.finish(exit_done);
}

} // namespace

Command generations_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("generations", "List the generations that an index keeps");
    options->database.add_to(*app);
    app->add_flag("--json", options->json, "One JSON object a line");
    app->footer(list_footer);
    return {app, [options] { return list(*options); }};
}

Command rollback_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("rollback", "Go back to an older generation of an index");
    options->database.add_to(*app);
    add_number(*app, "GENERATION", [options](std::uint64_t number) { options->generation = number; },
               "Its number (default: the one that was current before)", {1, UINT64_MAX})
        ->type_name("");
    app->footer(rollback_footer);
    return {app, [options] { return roll_back(*options); }};
}

} // namespace rezdex::cli
