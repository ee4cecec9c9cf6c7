// Promise: see database.h.
#include "database.h"

#include <utility>

#include <CLI/CLI.hpp>

#include "words.h"

namespace rezdex::cli {

void Database::add_to(CLI::App& command, Needed needed) {
    add_word(command, "--db", directory, "The index's folder")
        ->type_name("DIR")
        ->envname("REZDEX_DB")
        ->required(needed == Needed::yes);
}

void Database::add_roots_to(CLI::App& command) {
    roots.add_to(command,
                 "Where a repository of the index lies on this host, instead of the index's own roots; "
                 "copy: what lies there is a copy");
}

Result<Index> Database::open() const {
    Index::OpenOptions options;
    auto given = roots.roots();
    if (!given) return given.error();
    options.roots = *std::move(given);
    Result<Index> index = Index::open(directory, options);
    if (index.ok()) return index;
    Error error = std::move(index).error();
    // A damaged or missing index is the indexer's to mend; a refusal or a sick disk is not.
    const bool mend = error.kind == ErrorKind::not_found || error.kind == ErrorKind::damaged ||
                      error.kind == ErrorKind::foreign || error.kind == ErrorKind::format;
    if (mend && error.message.find("rezdex index") == std::string::npos &&
        error.message.find("rezdex fetch") == std::string::npos)
        error.message += "; run: rezdex index REPOSITORY --db " + directory;
    return error;
}

void add_lookup_options(CLI::App& command, LookupOptions& options) {
    const auto set_freshness = [&options](const std::string& level) {
        if (level == "file")
            options.freshness = Freshness::file;
        else if (level == "family")
            options.freshness = Freshness::family;
        else if (level == "snapshot")
            options.freshness = Freshness::snapshot;
        else
            throw CLI::ValidationError("--freshness", "must be file, family or snapshot");
    };
    command
        .add_option_function<std::string>("--freshness", set_freshness,
                                          "What to check before an entry is believed")
        ->type_name("file|family|snapshot");
    command.add_flag_callback(
        "--no-live", [&options] { options.live = false; },
        "Do not read files whose entry is stale or missing");
    command.add_flag("--accept-attribute-cache", options.accept_attribute_cache,
                     "On network filesystems believe the attributes that this client has cached");
    command.add_option("--threads", options.threads, "At most so many threads (default: as many as cores)")
        ->type_name("N");
}

} // namespace rezdex::cli
