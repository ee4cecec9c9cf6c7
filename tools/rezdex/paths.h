// Promise: the paths a command is asked about, in order: its arguments, with standard input's list in place
// of "-".
//
// Paths are bytes. The list on standard input has one path a line, or with -0 one before each NUL; an empty
// line is a path too, so that answers stay aligned.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rezdex/result.h"

namespace CLI {
class App;
}

namespace rezdex::cli {

class Paths {
  public:
    void add_to(CLI::App& command, const std::string& name);

    // Whether any path, or a list of them, was asked for.
    [[nodiscard]] bool given() const noexcept { return !arguments_.empty() || separated_by_nul_; }

    // Reads standard input where it was asked for; the views live as long as this object.
    Result<std::vector<std::string_view>> read();

  private:
    std::vector<std::string> arguments_;
    bool separated_by_nul_ = false;
    std::string list_; // what standard input held
};

} // namespace rezdex::cli
