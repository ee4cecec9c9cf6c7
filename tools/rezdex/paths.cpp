// Promise: see paths.h.
#include "paths.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "read_all.h"
#include "words.h"

namespace rezdex::cli {
namespace {

void split(std::string_view list, char end, std::vector<std::string_view>& to) {
    while (!list.empty()) {
        const std::size_t at = std::min(list.find(end), list.size());
        to.push_back(list.substr(0, at));
        list.remove_prefix(std::min(at + 1, list.size()));
    }
}

} // namespace

void Paths::add_to(CLI::App& command, const std::string& name) {
    add_words(command, name, arguments_,
              "Definition files; - stands for a list on standard input, one a line");
    command.add_flag("-0,--null", separated_by_nul_, "The list on standard input has NUL after each path");
}

Result<std::vector<std::string_view>> Paths::read() {
    const auto list_wanted = std::count(arguments_.begin(), arguments_.end(), "-");
    if (list_wanted > 1) return Error{ErrorKind::usage, "", 0, "standard input (-) can be read only once"};

    std::vector<std::string_view> paths;
    const auto add_list = [&] {
        const int error = read_all(STDIN_FILENO, list_);
        split(list_, separated_by_nul_ ? '\0' : '\n', paths);
        return error;
    };
    int error = 0;
    for (const std::string& argument : arguments_) {
        if (argument != "-")
            paths.push_back(argument);
        else
            error = add_list();
    }
    if (list_wanted == 0 && separated_by_nul_) error = add_list(); // -0 alone means a list, too
    if (error != 0) return Error{ErrorKind::io, "standard input", 0, std::strerror(error)};
    return paths;
}

} // namespace rezdex::cli
