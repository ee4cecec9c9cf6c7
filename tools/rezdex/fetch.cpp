// Promise: `rezdex fetch`: brings a published index into this host's cache, as its timer does.
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
Then lookup, show, explain, stats and check read the copy in the cache for --db SOURCE, and never touch SOURCE. The
cache is REZDEX_CACHE_DIR, else XDG_CACHE_HOME/rezdex, else ~/.cache/rezdex: readers need the same.

Example:
  rezdex fetch /net/rezdex/studio --jitter 300
)";

void add_options(CLI::App& app, FetchOptions& options) {
    add_word(app, "SOURCE", options.source, "The folder that the index was published to")->required();
    add_word(app, "--cache", options.cache, "The cache's folder")->type_name("DIR");
    add_time(app, "--jitter", options.jitter,
             "Wait a random while of up to this first, so that not all hosts ask at once");
    add_time(app, "--timeout", options.timeout, "Give up where the storage has not answered for so long",
             std::chrono::milliseconds(1))
        ->default_str("60");
    app.add_flag("--wait", options.wait, "Wait for another process that is fetching the same index")
        ->disable_flag_override();
}

int run(FetchOptions& options) {
    options.cancel = &stop_on_signals();
    const Result<FetchReport> report = [&] {
        ProgressBar bar;
        if (bar.visible()) options.progress = [&bar](const ShareProgress& progress) { bar.update(progress); };
        return fetch(options);
    }();
    if (!report) return fail(report.error());
    Output output;
    std::string& to = output.text();
    to += fmt::format("{}  generation {}{}\n", paint(Colour::bold, printable(options.source)),
                      report->generation, report->fetched ? "" : ", as it was");
    write_field(to, "copy", printable(report->directory));
    write_field(to, "size", fmt::format("{:>12}", bytes_text(report->bytes)));
    write_field(
        to, "time",
        fmt::format("{:>12}", seconds_text(std::chrono::duration<double>(report->total_time).count())));
    return output.finish(exit_done);
}

} // namespace

Command fetch_command(CLI::App& program) {
    auto options = std::make_shared<FetchOptions>();
    CLI::App* app = program.add_subcommand("fetch", "Bring a published index into this host's cache");
    add_options(*app, *options);
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
