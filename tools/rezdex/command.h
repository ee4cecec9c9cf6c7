// Promise: what a command is to main(): its part of the command line, and what runs when it was chosen.
//
// A command prints its results on standard output, its troubles on standard error, and gives the exit code.
// Nothing a command does throws, except CLI11 while it reads the arguments.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace rezdex::cli {

struct Command {
    CLI::App* app = nullptr; // owned by the program's App
    std::function<int()> run;
};

inline constexpr const char* index_summary = "Make an index of package repositories, or bring it up to date";
inline constexpr const char* update_summary = "Look at single families or packages again, as after a release";

Command index_command(CLI::App& program);
Command update_command(CLI::App& program);
Command lookup_command(CLI::App& program);
Command parse_command(CLI::App& program);
Command show_command(CLI::App& program);
Command stats_command(CLI::App& program);
Command explain_command(CLI::App& program);
Command check_command(CLI::App& program);
Command publish_command(CLI::App& program);
Command fetch_command(CLI::App& program);

} // namespace rezdex::cli
