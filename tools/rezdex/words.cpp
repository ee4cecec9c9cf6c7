// Promise: see words.h.
#include "words.h"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>

namespace rezdex::cli {
namespace {

constexpr char shield = '\x01';
constexpr const char* end_of_options = "--end-of-options";

bool needs_shield(std::string_view word) {
    return word.empty() || word.front() == shield || word == "++" || word == "{}" || word == "%%" ||
           (word.front() == '[' && word.back() == ']');
}

// CLI11 gives an option that may stand alone its value behind `=` only.
bool takes_number(std::string_view command, std::string_view word) {
    return word == "--wait" && (command == "index" || command == "update");
}

// "60" or "0.5"; "." and ".." are folders.
bool is_number(std::string_view word) {
    return word.find_first_not_of("0123456789.") == std::string_view::npos &&
           word.find_first_of("0123456789") != std::string_view::npos && std::ranges::count(word, '.') <= 1;
}

} // namespace

std::string unshielded(const std::string& word) { return word.starts_with(shield) ? word.substr(1) : word; }

std::vector<std::string> shielded(int argc, char** argv) {
    std::vector<std::string> words;
    bool options = true; // not behind `--` yet
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (options && word == "--") {
            options = false;
            words.emplace_back(end_of_options);
        } else if (options && takes_number(argv[1], word) && i + 1 < argc && is_number(argv[i + 1])) {
            words.emplace_back(std::string(word).append("=").append(argv[++i]));
        } else {
            words.emplace_back(!options || needs_shield(word) ? std::string(1, shield).append(word) : word);
        }
    }
    std::reverse(words.begin(), words.end());
    return words;
}

void add_end_of_options(CLI::App& command) { command.add_flag(end_of_options)->group(""); }

CLI::Option* add_word(CLI::App& command, const std::string& name, std::string& to,
                      const std::string& description) {
    const auto take = [&to, name](const std::string& word) {
        to = unshielded(word);
        if (to.empty()) throw CLI::ValidationError(name, "is empty");
    };
    return command.add_option_function<std::string>(name, take, description)->type_name("");
}

CLI::Option* add_words(CLI::App& command, const std::string& name, std::vector<std::string>& to,
                       const std::string& description) {
    const auto take = [&to](const std::vector<std::string>& words) {
        std::transform(words.begin(), words.end(), std::back_inserter(to), unshielded);
    };
    return command.add_option_function<std::vector<std::string>>(name, take, description)->type_name("");
}

} // namespace rezdex::cli
