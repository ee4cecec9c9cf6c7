// Promise: see root_option.h.
#include "root_option.h"

#include <string_view>

#include <CLI/CLI.hpp>

#include "words.h"

namespace rezdex::cli {

void RootOption::add_to(CLI::App& command, const std::string& description) {
    add_words(command, "--root", words_, description)->type_name("NAME=PATH[,copy]")->allow_extra_args(false);
}

Result<std::vector<RepositoryRoot>> RootOption::roots() const {
    constexpr std::string_view copy = ",copy"; // a path that ends so is given with a slash behind it
    std::vector<RepositoryRoot> roots;
    roots.reserve(words_.size());
    for (const std::string& word : words_) {
        const std::size_t equals = word.find('=');
        const Error wrong{ErrorKind::usage, word, 0, "is not of the form NAME=PATH"};
        if (equals == 0 || equals == std::string::npos) return wrong;
        RepositoryRoot root{word.substr(0, equals), word.substr(equals + 1)};
        root.copy = root.path.ends_with(copy);
        if (root.copy) root.path.resize(root.path.size() - copy.size());
        if (root.path.empty()) return wrong;
        roots.push_back(std::move(root));
    }
    return roots;
}

} // namespace rezdex::cli
