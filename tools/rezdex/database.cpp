// Promise: see database.h.
#include "database.h"

#include <algorithm>
#include <ranges>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include "numbers.h"
#include "words.h"

namespace rezdex::cli {
namespace {

// NAME[,NAME...]
std::vector<std::string> names_in(const std::string& text) {
    std::vector<std::string> names;
    for (const auto& name : std::views::split(text, ',')) names.emplace_back(name.begin(), name.end());
    if (names.empty() || std::ranges::find(names, "") != names.end())
        throw CLI::ValidationError("--freshness", "family= takes names of repositories: family=NAME,NAME");
    return names;
}

} // namespace

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
    static constexpr std::string_view by_name = "family=";
    const auto set_freshness = [&options](const std::string& level) {
        options.family_repositories.clear();
        if (level == "file")
            options.freshness = Freshness::file;
        else if (level == "family")
            options.freshness = Freshness::family;
        else if (level.starts_with(by_name)) {
            options.freshness = Freshness::family;
            options.family_repositories = names_in(level.substr(by_name.size()));
        } else if (level == "snapshot")
            options.freshness = Freshness::snapshot;
        else
            throw CLI::ValidationError("--freshness", "must be file, family or snapshot");
    };
    command
        .add_option_function<std::string>(
            "--freshness", set_freshness,
            "What to check before an entry is believed; with names, family is for these "
            "repositories and file for the others")
        ->type_name("file|family[=NAME,...]|snapshot");
    command.add_flag_callback(
        "--no-live", [&options] { options.live = false; },
        "Do not read files whose entry is stale or missing");
    command.add_flag("--accept-attribute-cache", options.accept_attribute_cache,
                     "On network filesystems believe the attributes that this client has cached");
    add_threads(command, options.threads);
}

std::optional<Error> unknown_repository(const Index& index, const std::vector<std::string>& names) {
    const std::vector<std::string> known = index.repositories();
    for (const std::string& name : names) {
        if (std::ranges::find(known, name) != known.end()) continue;
        std::string has;
        for (const std::string& each : known) has += (has.empty() ? "" : ", ") + each;
        return Error{ErrorKind::usage, name, 0, "the index has no repository of this name; it has: " + has};
    }
    return std::nullopt;
}

} // namespace rezdex::cli
