// Promise: what slowfs is told on its command line.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "traffic.h"

namespace slowfs {

struct Options {
    std::string source, mountpoint;
    std::string control;              // a Unix socket; empty: none
    double attr_timeout_s = 0;        // the client believes attributes so long
    double entry_timeout_s = 0;       // and that a name stands for what it stood for
    double negative_timeout_s = 0;    // and that a name stands for nothing
    std::int64_t granularity_ns = 1;  // times are rounded down to it
    bool estale_after_rename = false; // what is not at its place any more is stale
    bool writable = false;
    bool until_eof = false; // end when standard input does, as it does with the program that started us
};

// The delays go to `traffic`. Empty: `exit_code` says how the program ends; all was said.
[[nodiscard]] std::optional<Options> read_options(int count, char** arguments, Traffic& traffic,
                                                  int& exit_code);

} // namespace slowfs
