// Promise: --environ FILE: the inputs that definitions may read, from a file instead of this process.
//
// The file is one JSON object: an input's name (rezdex/environment.h) → its value as a string, or null where
// it is absent. What is not listed is not supplied. A lone surrogate is written \udXXX, as Python's json
// writes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rezdex/environment.h"
#include "rezdex/result.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace rezdex::cli {

// The inputs that a JSON text says. An error names the line.
[[nodiscard]] Result<Environment> parse_environ(std::string_view json);

class EnvironOption {
  public:
    void add_to(CLI::App& command);
    // To be called once, before environment().
    [[nodiscard]] std::optional<Error> read();
    // Null: this process's own.
    [[nodiscard]] const Environment* environment() const noexcept {
        return environment_ ? &*environment_ : nullptr;
    }

  private:
    std::string file_;
    CLI::Option* option_ = nullptr;
    std::optional<Environment> environment_;
};

} // namespace rezdex::cli
