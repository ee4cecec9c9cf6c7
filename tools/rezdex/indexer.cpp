// Promise: see indexer.h.
#include "indexer.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <string>
#include <string_view>

#include <unistd.h>

#include <CLI/CLI.hpp>

#include "log.h"
#include "terminal.h"

namespace rezdex::cli {
namespace {

// main() never comes here with one of these.
Command listed(CLI::App& program, const char* name, const char* summary) {
    return {program.add_subcommand(name, summary), [] { return exit_failed; }};
}

} // namespace

bool is_for_indexer(int argc, char** argv) noexcept {
    const std::string_view command(argc > 1 ? argv[1] : "");
    return command == "index" || command == "update";
}

int run_indexer(char** argv) {
    choose_log_format(argv);
    std::array<char, PATH_MAX> self{};
    const ssize_t size = ::readlink("/proc/self/exe", self.data(), self.size());
    const std::string_view path(self.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    const std::string indexer = std::string(path.substr(0, path.rfind('/') + 1)).append("rezdex-index");
    ::execv(indexer.c_str(), argv);
    return fail({ErrorKind::not_found, indexer, 0,
                 std::string(std::strerror(errno)).append("; install it beside rezdex")});
}

Command listed_index_command(CLI::App& program) { return listed(program, "index", index_summary); }
Command listed_update_command(CLI::App& program) { return listed(program, "update", update_summary); }

} // namespace rezdex::cli
