// Promise: the options that every command on an index shares: --db, and how fresh an answer must be.
#pragma once

#include <string>

#include "rezdex/index.h"

namespace CLI {
class App;
}

namespace rezdex::cli {

struct Database {
    std::string directory;

    enum class Needed : bool { no, yes };
    void add_to(CLI::App& command, Needed needed = Needed::yes);

    // An error names what to run.
    [[nodiscard]] Result<Index> open() const;
};

// --freshness, --no-live, --threads.
void add_lookup_options(CLI::App& command, LookupOptions& options);

} // namespace rezdex::cli
