// Promise: what an index holds and how a build went, as metrics (metrics.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rezdex/builder.h"
#include "rezdex/index.h"

namespace rezdex::cli {

// What the index holds; nothing of it where `stats` is null: there is no index that can be read.
[[nodiscard]] std::optional<Error> write_index_metrics(const std::string& file, const std::string& database,
                                                       const IndexStats* stats);

// The same, and how a run of `command` went: `report` is null where it failed. The index is opened for that,
// and read as `rezdex stats` does.
[[nodiscard]] std::optional<Error> write_run_metrics(const std::string& file, const std::string& database,
                                                     std::string_view command, const BuildReport* report);

} // namespace rezdex::cli
