// Promise: `rezdex index`: makes an index of package repositories, or brings it up to date.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "build_command.h"
#include "command.h"
#include "root_option.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

struct Options {
    BuildCommand command;
    std::vector<std::string> repositories;
    RootOption roots;
};

constexpr const char* footer = R"(
The repositories given are added or refreshed, others in the index stay as they are; with none, all that the index
knows are refreshed. Only what changed is read; a repository that is away stays as it was (exit code 1). Until the new
generation is complete, and after Ctrl-C, readers see the index as it was.

Example:
  rezdex index packages --db packages.rezdex
  rezdex index --root studio=packages --root studio=P:/packages --remove "$PWD/packages" --db packages.rezdex
)";

void add_options(CLI::App& app, Options& options) {
    add_words(app, "REPO", options.repositories,
              "Folders of package repositories, named by their absolute paths");
    options.roots.add_to(app,
                         "A repository and the name to keep it under. Repeated with one name: the same tree "
                         "seen under several paths, of which the first that is there is walked; copy: that "
                         "one is a copy, whose inodes and ctimes are its own");
    BuildOptions& build = options.command.build;
    add_words(app, "--remove", build.remove, "Drop a repository from the index; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_flag("--full", build.full, "Read every definition, whatever the index knows, and write it anew");
    app.add_flag("--dry-run", build.dry_run,
                 "Write nothing, list what would change (exit code 1 if anything)");
    app.add_flag("--include-private", build.include_private,
                 "Give entries that not every user may read to all, at freshness snapshot too: those of all "
                 "repositories, until a run over all of them comes without this");
    options.command.add_to(app);
}

Result<std::vector<RepositoryRoot>> roots_of(const Options& options) {
    std::vector<RepositoryRoot> roots;
    roots.reserve(options.repositories.size());
    for (const std::string& path : options.repositories) roots.push_back({"", path});
    const Result<std::vector<RepositoryRoot>> named = options.roots.roots();
    if (!named) return named.error();
    roots.insert(roots.end(), named->begin(), named->end());
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
