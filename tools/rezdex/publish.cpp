// Promise: `rezdex publish`: puts the current generation of an index where other hosts can fetch it.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "interrupt.h"
#include "numbers.h"
#include "output.h"
#include "package_text.h"
#include "progress.h"
#include "rezdex/share.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

constexpr const char* footer = R"(
DEST may lie on network storage: the index is copied, verified and only then named. An entry that hangs on an input
that is not allowed is published as a stub (dynamic, reason private-input); `rezdex stats` lists the inputs.

Example:
  rezdex publish packages.rezdex /net/rezdex/studio --allow-input 'platform.*' --allow-input env:STUDIO
)";

void add_options(CLI::App& app, PublishOptions& options) {
    add_word(app, "DIR", options.database, "The index's folder")->required();
    add_word(app, "DEST", options.destination, "A folder for what is published, and for nothing else")
        ->required();
    add_words(app, "--allow-input", options.allowed_inputs,
              "An input that definitions may have read; a * at its end stands for any more; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    add_number(
        app, "--keep", [&options](std::uint64_t number) { options.keep = number; },
        "Keep so many older generations at DEST")
        ->default_str(std::to_string(options.keep));
    add_time(app, "--keep-hours", options.keep_for,
             "And those that a newer one followed less than so long ago", {}, 3600)
        ->default_str("24");
    app.add_flag("--wait", options.wait, "Wait for another publisher")->disable_flag_override();
}

int run(PublishOptions& options) {
    options.cancel = &stop_on_signals();
    const Result<PublishReport> report = [&] {
        ProgressBar bar;
        if (bar.visible()) options.progress = [&bar](const ShareProgress& progress) { bar.update(progress); };
        return publish(options);
    }();
    if (!report) return fail(report.error());
    Output output;
    std::string& to = output.text();
    to += fmt::format("{}  generation {}{}\n", paint(Colour::bold, printable(options.destination)),
                      report->generation, report->published ? "" : ", as it was");
    write_field(to, "size", fmt::format("{:>12}", bytes_text(report->bytes)));
    write_field(
        to, "stubs",
        fmt::format("{:>12}  entries that hang on inputs that are not allowed", count_text(report->stubs)));
    write_field(
        to, "time",
        fmt::format("{:>12}", seconds_text(std::chrono::duration<double>(report->total_time).count())));
    return output.finish(exit_done);
}

} // namespace

Command publish_command(CLI::App& program) {
    auto options = std::make_shared<PublishOptions>();
    CLI::App* app = program.add_subcommand("publish", "Put an index where other hosts can fetch it");
    add_options(*app, *options);
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
