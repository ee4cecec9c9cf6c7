// Promise: the program `rezdex-index`, which `rezdex index` and `rezdex update` become.
#include <array>

#include "program.h"

int main(int argc, char** argv) {
    constexpr std::array commands{rezdex::cli::index_command, rezdex::cli::update_command};
    return rezdex::cli::run_program(argc, argv, commands);
}
