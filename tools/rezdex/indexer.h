// Promise: `rezdex index` and `rezdex update` run as the program rezdex-index, which lies beside rezdex.
//
// Only the indexer needs oneTBB. Loading it and the shared C++ library that it brings would take longer than
// a whole lookup of one family does, each time; so the program that answers lookups has neither.
#pragma once

#include "command.h"

namespace rezdex::cli {

[[nodiscard]] bool is_for_indexer(int argc, char** argv) noexcept;

// Becomes rezdex-index with the same arguments; gives an exit code only where that failed.
int run_indexer(char** argv);

// The commands' lines in `rezdex --help`.
Command listed_index_command(CLI::App& program);
Command listed_update_command(CLI::App& program);

} // namespace rezdex::cli
