// Promise: `rezdex explain`: which stamp, input, setting or rule made the answer to one path what it is.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "command.h"
#include "database.h"
#include "environ_file.h"
#include "output.h"
#include "package_text.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

struct Options {
    Database database;
    LookupOptions lookup;
    EnvironOption environ;
    std::string path;
};

constexpr const char* footer = R"(
Example:
  rezdex explain --db packages.rezdex "$PWD/packages/maya/2023.1/package.py"
)";

int run(Options& options) {
    if (const auto error = options.environ.read()) return fail(*error);
    options.lookup.environment = options.environ.environment();
    const Result<Index> index = options.database.open();
    if (!index) return fail(index.error());
    if (const auto error = unknown_repository(*index, options.lookup.family_repositories))
        return fail(*error);
    Output output;
    output.text() = paint(Colour::bold, printable(options.path)) + "\n";
    const Explanation explanation = index->explain(options.path, options.lookup);
    for (const auto& [looked_at, found] : explanation.steps)
        write_field(output.text(), printable(looked_at), printable(found));
    return output.finish(exit_done);
}

} // namespace

Command explain_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("explain", "Say why the answer to a path is what it is");
    options->database.add_to(*app);
    options->database.add_roots_to(*app);
    add_lookup_options(*app, options->lookup);
    options->environ.add_to(*app);
    add_word(*app, "PATH", options->path, "A definition file")->required();
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
