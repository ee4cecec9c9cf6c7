// Promise: `rezdex parse`: what definition files say, without an index, in input order.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "command.h"
#include "environ_file.h"
#include "numbers.h"
#include "output.h"
#include "package_text.h"
#include "paths.h"
#include "rezdex/parse.h"
#include "slot_json.h"
#include "terminal.h"

namespace rezdex::cli {
namespace {

struct Options {
    Paths paths;
    EnvironOption environ;
    unsigned threads = 0;
    bool jsonl = false;
};

constexpr const char* footer = R"(
Without --jsonl the output is for people. A file's status is complete, solver, dynamic, invalid, unreadable or
missing.

Example:
  rezdex parse packages/maya/2023.1/package.py
  find packages -name package.py -print0 | rezdex parse --jsonl -0
)";

// Files parsed together: enough to keep every core busy, few enough to hold all their values in memory.
constexpr std::size_t chunk = 2048;

bool write_chunk(const std::vector<std::string_view>& paths, std::size_t begin, const Options& options,
                 Output& output) {
    const std::size_t size = std::min(chunk, paths.size() - begin);
    const Batch batch =
        parse_files({paths.data() + begin, size}, options.threads, options.environ.environment());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        SlotLine line;
        line.path = paths[begin + i];
        line.with_origin = false;
        line.attributes = batch.attributes(i);
        if (options.jsonl)
            write_slot(output.text(), line, batch[i]);
        else
            write_package(output.text(), line, batch[i]);
        if (!output.step()) return false;
    }
    return true;
}

int run(Options& options) {
    if (!options.paths.given())
        return fail(
            {ErrorKind::usage, "", 0, "nothing to parse: give a FILE or -; run: rezdex parse --help"});
    if (const auto error = options.environ.read()) return fail(*error);
    const Result<std::vector<std::string_view>> paths = options.paths.read();
    if (!paths) return fail(paths.error());
    Output output;
    for (std::size_t begin = 0; begin < paths->size(); begin += chunk) {
        if (!write_chunk(*paths, begin, options, output)) break;
    }
    return output.finish(exit_done);
}

} // namespace

Command parse_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("parse", "Say what definition files hold, without an index");
    app->add_flag("--jsonl", options->jsonl, "One JSON line a file, every attribute of complete ones in it");
    add_threads(*app, options->threads);
    options->environ.add_to(*app);
    options->paths.add_to(*app, "FILE");
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
