// Promise: the options that commands on an index share: --db, where its packages lie on this host, and how
// fresh an answer must be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rezdex/index.h"
#include "root_option.h"

namespace CLI {
class App;
}

namespace rezdex::cli {

struct Database {
    std::string directory;
    RootOption roots;

    enum class Needed : bool { no, yes };
    void add_to(CLI::App& command, Needed needed = Needed::yes);

    // --root, for what looks packages up.
    void add_roots_to(CLI::App& command);

    // An error names what to run.
    [[nodiscard]] Result<Index> open() const;
};

// --freshness, --no-live, --threads.
void add_lookup_options(CLI::App& command, LookupOptions& options);

// A repository that is misspelt would answer nothing, or not at the level that was meant.
[[nodiscard]] std::optional<Error> unknown_repository(const Index& index,
                                                      const std::vector<std::string>& names);

} // namespace rezdex::cli
