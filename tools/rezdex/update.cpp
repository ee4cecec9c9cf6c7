// Promise: `rezdex update`: looks at single families or packages again, as after a release.
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
    std::vector<std::string> packages;     // FAMILY[/VERSION]
    std::vector<std::string> repositories; // names
};

constexpr const char* footer = R"(
Each family's directory is looked at in every repository of the index. Of a family that has changed all versions are
statted, else only those named. A family or version that is gone is dropped. The index is copied and changed: what this
takes grows with the index.

Example:
  rezdex update maya/2023.1 arnold --db packages.rezdex
)";

void add_options(CLI::App& app, Options& options) {
    add_words(app, "PACKAGE", options.packages, "Families, or single versions of them")
        ->type_name("FAMILY[/VERSION]")
        ->required();
    add_words(app, "--repository", options.repositories, "Only this repository, by its name; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    options.command.add_to(app);
}

PackageName package_of(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) return {text, ""};
    return {text.substr(0, slash), text.substr(slash + 1)};
}

int run(Options& options) {
    BuildOptions& build = options.command.build;
    for (const std::string& text : options.packages) {
        const PackageName name = package_of(text);
        if (name.family.empty() || name.version.find('/') != std::string::npos)
            return fail({ErrorKind::usage, text, 0, "is not of the form FAMILY or FAMILY/VERSION"});
        build.only.push_back(name);
    }
    for (const std::string& name : options.repositories) build.repositories.push_back({name, ""});
    return options.command.run();
}

} // namespace

Command update_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("update", update_summary);
    add_options(*app, *options);
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
