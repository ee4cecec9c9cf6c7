// Promise: what `rezdex index` and `rezdex update` share: the options of a build, running it, telling how it
// went.
//
// Exit code 1 where a repository or a family that was asked for was not there, or a dry run would change
// something.
//
// With --metrics how it went is written to a file (metrics.h), also where it failed; but not by a dry run.
// With --log-format json standard error is a log (log.h) and the summary stands there alone.
#pragma once

#include <optional>
#include <string>

#include "database.h"
#include "environ_file.h"
#include "rezdex/builder.h"

namespace CLI {
class App;
}

namespace rezdex::cli {

struct BuildCommand {
    BuildOptions build;

    void add_to(CLI::App& app);
    int run();

  private:
    Result<BuildReport> build_it();
    int tell(const Result<BuildReport>& report);

    std::string command; // index or update
    std::string metrics; // a file
    Database database;
    EnvironOption environ;
    bool verbose = false;
    std::string wait = "0"; // seconds
};

} // namespace rezdex::cli
