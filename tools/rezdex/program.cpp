// Promise: see program.h.
#include "program.h"

#include <algorithm>
#include <csignal>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "log.h"
#include "output.h"
#include "terminal.h"
#include "words.h"

namespace rezdex::cli {
namespace {

constexpr const char* about =
    "An index of whole rez package repositories: make it once, then look definitions up in batches.";
constexpr const char* footer = R"(
Exit codes: 0 every slot answered, whatever its status; 1 findings (a dry run with changes); 2 could not.

Example:
  rezdex index packages --db packages.rezdex
  rezdex lookup --db packages.rezdex --package maya-2023.1
)";

int print(std::string text) {
    Output output;
    output.text() = std::move(text);
    return output.finish(exit_done);
}

int usage(const std::string& message, const std::string& command) {
    return fail({ErrorKind::usage, "", 0, message + "; run: " + command + " --help"});
}

int parse_and_run(int argc, char** argv, std::span<const CommandMaker> makers) {
    CLI::App program{about, "rezdex"};
    program.set_version_flag("--version", "rezdex " REZDEX_VERSION);
    program.require_subcommand(1);
    program.footer(footer);
    std::vector<Command> commands;
    commands.reserve(makers.size());
    for (const CommandMaker make : makers) commands.push_back(make(program));
    for (const Command& command : commands) add_end_of_options(*command.app);
    const auto chosen = [&] {
        return std::find_if(commands.begin(), commands.end(),
                            [](const Command& c) { return c.app->parsed(); });
    };
    try {
        program.parse(shielded(argc, argv));
    } catch (const CLI::CallForVersion&) {
        return print(program.version() + "\n");
    } catch (const CLI::Success&) { // --help
        return print(chosen() == commands.end() ? program.help() : chosen()->app->help("rezdex"));
    } catch (const CLI::ParseError& error) {
        if (chosen() != commands.end()) return usage(error.what(), "rezdex " + chosen()->app->get_name());
        const std::vector<std::string> words = program.remaining();
        return usage(words.empty() ? "a command is needed" : "there is no command '" + words.front() + "'",
                     "rezdex");
    }
    return chosen()->run();
}

} // namespace

int run_program(int argc, char** argv, std::span<const CommandMaker> makers) {
    // A reader that goes away must neither kill a build nor be reported as a signal: Output sees EPIPE.
    // The handler before is of no interest, and of a signal that may be ignored signal() cannot fail.
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    // Nor must a limit of the size of files: who writes sees EFBIG.
    static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
    choose_log_format(argv);
    try {
        return parse_and_run(argc, argv, makers);
    } catch (const std::exception& error) { // what is left: no memory
        return fail({ErrorKind::io, "", 0, error.what()});
    }
}

} // namespace rezdex::cli
