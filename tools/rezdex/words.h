// Promise: the words of the command line arrive as they were typed.
//
// CLI11 gives a meaning of its own to some words wherever they stand ([a,b], ++, {}, %%, an empty one) and
// ends a command at `--`. A path may be any of them, and begin with a hyphen behind `--`. So CLI11 is shown
// shielded words, and every option that takes text or a number is made by add_word(), add_words() or what
// numbers.h has, which take the shield off.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace rezdex::cli {

// The arguments without the program's name, last one first, as CLI11 wants them.
[[nodiscard]] std::vector<std::string> shielded(int argc, char** argv);

// A word of shielded() as it was typed.
[[nodiscard]] std::string unshielded(const std::string& word);

// To be called for each command: the flag that stands for `--`.
void add_end_of_options(CLI::App& command);

// An empty word is refused: it names nothing, and comes from a variable that is not set.
CLI::Option* add_word(CLI::App& command, const std::string& name, std::string& to,
                      const std::string& description);
// As many words as follow, and the option may be repeated.
CLI::Option* add_words(CLI::App& command, const std::string& name, std::vector<std::string>& to,
                       const std::string& description);

} // namespace rezdex::cli
