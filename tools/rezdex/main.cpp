// Promise: the program `rezdex`: every command; `index` and `update` are handed on to a program of their own
// (indexer.h).
#include <array>

#include "generations.h"
#include "indexer.h"
#include "program.h"
#include "terminal.h"

int main(int argc, char** argv) {
    using namespace rezdex::cli;
    if (is_for_indexer(argc, argv)) return run_indexer(argv);
    constexpr std::array commands{listed_index_command, listed_update_command, lookup_command,
                                  parse_command,        show_command,          stats_command,
                                  explain_command,      check_command,         generations_command,
                                  rollback_command,     publish_command,       fetch_command};
    return run_program(argc, argv, commands);
}
