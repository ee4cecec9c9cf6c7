// Promise: `rezdex lookup`: a batch of paths or packages in, JSON lines in the same order out.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "command.h"
#include "database.h"
#include "environ_file.h"
#include "lookup_metrics.h"
#include "output.h"
#include "package_name.h"
#include "paths.h"
#include "rezdex/parse.h"
#include "slot_json.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

struct Options {
    Database database;
    LookupOptions lookup;
    EnvironOption environ;
    Paths paths;
    std::vector<std::string> packages;
    std::vector<std::string> repositories;
    bool data = false;
    std::string metrics_file; // empty: none
    LookupMetrics metrics;
};

constexpr const char* footer = R"(
Paths are answered first, then packages. A package has one line for each repository that lists it; one that no
repository has gives one line with status missing. FAMILY alone stands for all its versions. Where the index lies on
network storage and this host has no copy of it, paths are answered from the disk.

Example:
  rezdex lookup --db packages.rezdex --package maya-2023.1 python
  find "$PWD/packages" -name package.py | rezdex lookup --db packages.rezdex --data -
)";

bool write_paths(const Batch& batch, const std::vector<std::string_view>& paths, Options& options,
                 Output& output) {
    options.metrics.count(batch.counters());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        SlotLine line;
        line.path = paths[i];
        if (options.data) line.attributes = batch.attributes(i);
        write_slot(output.text(), line, batch[i]);
        options.metrics.count(batch[i]);
        if (!output.step()) return false;
    }
    return true;
}

bool write_answers(const PackageBatch& batch, std::size_t query, const PackageName& name, Options& options,
                   Output& output) {
    if (batch.answers(query).empty()) {
        Slot none;
        none.reason = Reason::not_found;
        SlotLine line;
        line.place = Place{std::nullopt, name.family, name.version.value_or("")};
        write_slot(output.text(), line, none);
        options.metrics.count(none);
    }
    for (const PackageAnswer& answer : batch.answers(query)) {
        SlotLine line;
        if (!answer.path.empty()) line.path = answer.path;
        line.place = Place{answer.repository, answer.family, answer.version};
        if (options.data) line.attributes = batch.slots().attributes(answer.slot);
        write_slot(output.text(), line, batch.slots()[answer.slot]);
        options.metrics.count(batch.slots()[answer.slot]);
        if (!output.step()) return false;
    }
    return output.step();
}

// All packages with a version are one batch; a family is a lookup of its own.
bool write_packages(const Index& index, const std::vector<PackageName>& names, Options& options,
                    Output& output) {
    const std::vector<std::string_view> repositories(options.repositories.begin(),
                                                     options.repositories.end());
    std::vector<PackageQuery> queries;
    for (const PackageName& name : names) {
        if (name.version) queries.push_back({name.family, *name.version});
    }
    const PackageBatch versions = index.lookup_packages(queries, repositories, options.lookup);
    options.metrics.count(versions.slots().counters());
    std::size_t next = 0;
    for (const PackageName& name : names) {
        if (name.version) {
            if (!write_answers(versions, next++, name, options, output)) return false;
            continue;
        }
        const PackageBatch family = index.lookup_family(name.family, repositories, options.lookup);
        options.metrics.count(family.slots().counters());
        if (!write_answers(family, 0, name, options, output)) return false;
    }
    return true;
}

// Without an index to read, paths are answered from the disk, where that is allowed.
bool from_disk(const Error& why, const Options& options) {
    return why.kind == ErrorKind::not_fetched && options.packages.empty() && options.lookup.live &&
           options.lookup.freshness != Freshness::snapshot;
}

int run(Options& options) {
    if (!options.paths.given() && options.packages.empty())
        return fail({ErrorKind::usage, "", 0,
                     "nothing to look up: give a PATH, - or --package FAMILY; run: rezdex lookup --help"});
    if (const auto error = options.environ.read()) return fail(*error);
    options.lookup.environment = options.environ.environment();
    std::vector<PackageName> names;
    for (const std::string& package : options.packages) {
        Result<PackageName> name = parse_package_name(package);
        if (!name) return fail(name.error());
        names.push_back(*name);
    }
    const Result<std::vector<std::string_view>> paths = options.paths.read();
    if (!paths) return fail(paths.error());
    const Result<Index> index = options.database.open();
    if (!index && !from_disk(index.error(), options)) return fail(index.error());

    Output output;
    if (index) {
        for (const auto* named : {&options.repositories, &options.lookup.family_repositories})
            if (const auto error = unknown_repository(*index, *named)) return fail(*error);
        if (write_paths(index->lookup(*paths, options.lookup), *paths, options, output))
            write_packages(*index, names, options, output);
    } else {
        warn(index.error());
        write_paths(parse_files(*paths, options.lookup.threads, options.lookup.environment), *paths, options,
                    output);
    }
    const int code = output.finish(exit_done);
    if (options.metrics_file.empty()) return code;
    const auto error = options.metrics.write(options.metrics_file, options.database.directory);
    return error ? fail(*error) : code;
}

} // namespace

Command lookup_command(CLI::App& program) {
    auto options = std::make_shared<Options>();
    CLI::App* app =
        program.add_subcommand("lookup", "Look definitions or packages up, as JSON lines in input order");
    options->database.add_to(*app);
    options->database.add_roots_to(*app);
    add_lookup_options(*app, options->lookup);
    options->environ.add_to(*app);
    app->add_flag("--data", options->data, "Give every attribute that is known, too");
    add_words(*app, "--package", options->packages, "Packages to look up, as rez.packages does")
        ->type_name("FAMILY[-VERSION]");
    add_words(*app, "--repository", options->repositories,
              "Look packages up in this repository only; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    add_word(*app, "--metrics", options->metrics_file, "Add what was answered to counters in this file")
        ->type_name("FILE");
    options->paths.add_to(*app, "PATH");
    app->footer(footer);
    return {app, [options] { return run(*options); }};
}

} // namespace rezdex::cli
