// Promise: the program `rezdex-index`, which `rezdex index` becomes.
#include <array>

#include "program.h"

int main(int argc, char** argv) {
    constexpr std::array commands{rezdex::cli::index_command};
    return rezdex::cli::run_program(argc, argv, commands);
}
