// Promise: `rezdex show`: one definition, package or family, for people.
#include <memory>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "command.h"
#include "database.h"
#include "environ_file.h"
#include "output.h"
#include "package_name.h"
#include "package_text.h"
#include "rezdex/parse.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

struct Options {
    Database database;
    LookupOptions lookup;
    EnvironOption environ;
    std::string what;
};

constexpr const char* footer = R"(
A word with a slash, or one that ends in .py, is a path; without --db it is read from the disk. Anything else is a
family, or with a hyphen one version of it.

Example:
  rezdex show --db packages.rezdex maya-2023.1
  rezdex show ./packages/maya/2023.1/package.py
)";

bool is_path(std::string_view what) {
    return what.find('/') != std::string_view::npos || what.ends_with(".py");
}

int show_path(const Batch& batch, const Options& options) {
    Output output;
    SlotLine line;
    line.path = options.what;
    line.attributes = batch.attributes(0);
    write_package(output.text(), line, batch[0]);
    return output.finish(exit_done);
}

int show_packages(const PackageBatch& batch, const Options& options) {
    if (batch.answers(0).empty())
        return fail(
            {ErrorKind::not_found, options.what, 0,
             "no repository of the index has it; run: rezdex stats --db " + options.database.directory});
    Output output;
    for (const PackageAnswer& answer : batch.answers(0)) {
        SlotLine line;
        if (!answer.path.empty()) line.path = answer.path;
        line.place = Place{answer.repository, answer.family, answer.version};
        line.attributes = batch.slots().attributes(answer.slot);
        write_package(output.text(), line, batch.slots()[answer.slot]);
        if (!output.step()) break;
    }
    return output.finish(exit_done);
}

int run(Options& options) {
    if (const auto error = options.environ.read()) return fail(*error);
    options.lookup.environment = options.environ.environment();
    const std::string_view path = options.what;
    if (is_path(path) && options.database.directory.empty())
        return show_path(parse_files({&path, 1}, 0, options.environ.environment()), options);

    if (options.database.directory.empty())
        return fail(
            {ErrorKind::usage, options.what, 0, "a package needs an index: give --db DIR or set REZDEX_DB"});
    const Result<Index> index = options.database.open();
    if (!index) {
        const bool from_disk = index.error().kind == ErrorKind::not_fetched && is_path(path) &&
                               options.lookup.live && options.lookup.freshness != Freshness::snapshot;
        if (!from_disk) return fail(index.error());
        warn(index.error());
        return show_path(parse_files({&path, 1}, 0, options.environ.environment()), options);
    }
    if (const auto error = unknown_repository(*index, options.lookup.family_repositories))
        return fail(*error);
    if (is_path(path)) return show_path(index->lookup({&path, 1}, options.lookup), options);

    const Result<PackageName> name = parse_package_name(options.what);
    if (!name) return fail(name.error());
    if (!name->version) return show_packages(index->lookup_family(name->family, {}, options.lookup), options);
    const PackageQuery query{name->family, *name->version};
    return show_packages(index->lookup_packages({&query, 1}, {}, options.lookup), options);
}

} // namespace

Command show_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app = program.add_subcommand("show", "Show one definition, package or family");
    options->database.add_to(*app, Database::Needed::no);
    options->database.add_roots_to(*app);
    add_lookup_options(*app, options->lookup);
    options->environ.add_to(*app);
    add_word(*app, "WHAT", options->what, "PATH or FAMILY[-VERSION]")->required();
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
