// Promise: reads the command line, runs one command, gives its exit code. Nothing is thrown.
#pragma once

#include <span>

#include "command.h"

namespace rezdex::cli {

using CommandMaker = Command (*)(CLI::App& program);

int run_program(int argc, char** argv, std::span<const CommandMaker> makers);

} // namespace rezdex::cli
