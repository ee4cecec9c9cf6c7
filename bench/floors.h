// Promise: the least that any lookup or parser must do on this machine: stat each file, or read each file.
#pragma once

#include <string>
#include <vector>

namespace bench {

// stat() of every path, on `threads` threads. Ends the program where a stat fails.
void stat_all(const std::vector<std::string>& paths, unsigned threads);

// open(), read() and close() of every path, on `threads` threads, into one buffer a thread.
void read_all(const std::vector<std::string>& paths, unsigned threads);

} // namespace bench
