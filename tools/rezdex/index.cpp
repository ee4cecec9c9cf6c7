// Promise: `rezdex index`: makes an index of package repositories, or brings it up to date.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "build_command.h"
#include "command.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

struct Options {
    BuildCommand command;
    std::vector<std::string> repositories;
    std::vector<std::string> roots; // NAME=PATH
};

constexpr const char* footer = R"(
The repositories given are added or refreshed, others in the index stay as they are; with none, all that the index
knows are refreshed. Only what changed is read; a repository that is away stays as it was (exit code 1). Until the new
generation is complete, and after Ctrl-C, readers see the index as it was.

Example:
  rezdex index packages --db packages.rezdex
  rezdex index --root studio=packages --remove "$PWD/packages" --db packages.rezdex
)";

void add_options(CLI::App& app, Options& options) {
    add_words(app, "REPO", options.repositories,
              "Folders of package repositories, named by their absolute paths");
    add_words(app, "--root", options.roots, "A repository and the name to keep it under; may be repeated")
        ->type_name("NAME=PATH")
        ->allow_extra_args(false);
    BuildOptions& build = options.command.build;
    add_words(app, "--remove", build.remove, "Drop a repository from the index; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_flag("--full", build.full, "Read every definition, whatever the index knows, and write it anew");
    app.add_flag("--dry-run", build.dry_run,
                 "Write nothing, list what would change (exit code 1 if anything)");
    app.add_flag("--include-private", build.include_private,
                 "Give entries that not every user may read to all, at freshness snapshot too");
    options.command.add_to(app);
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

int run(Options& options) {
    Result<std::vector<RepositoryRoot>> roots = roots_of(options);
    if (!roots) return fail(roots.error());
    options.command.build.repositories = *std::move(roots);
    return options.command.run();
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
