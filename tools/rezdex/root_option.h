// Promise: `--root NAME=PATH[,copy]`, as `rezdex index` and the commands that look up take it.
#pragma once

#include <string>
#include <vector>

#include "rezdex/result.h"
#include "rezdex/root.h"

namespace CLI {
class App;
}

namespace rezdex::cli {

class RootOption {
  public:
    void add_to(CLI::App& command, const std::string& description);

    // Error kind usage for what is not of that form.
    [[nodiscard]] Result<std::vector<RepositoryRoot>> roots() const;

  private:
    std::vector<std::string> words_;
};

} // namespace rezdex::cli
