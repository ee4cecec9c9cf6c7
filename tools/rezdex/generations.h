// Promise: the commands on an index's older generations.
#pragma once

#include "command.h"

namespace rezdex::cli {

Command generations_command(CLI::App& program);
Command rollback_command(CLI::App& program);

} // namespace rezdex::cli
