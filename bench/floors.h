// Promise: the least that any lookup or parser must do on this machine: stat each file, or read each file;
// and what it costs to put a file beside another.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace bench {

// stat() of every path, on `threads` threads. Ends the program where a stat fails.
void stat_all(const std::vector<std::string>& paths, unsigned threads);

// open(), read() and close() of every path, on `threads` threads, into one buffer a thread.
void read_all(const std::vector<std::string>& paths, unsigned threads);

// Copies a file, syncs the copy and removes it; returns the time of the sync. So much the disk asks of a new
// generation that replaces an old one.
std::chrono::nanoseconds copy_and_remove(const std::string& path, const std::string& copy);

} // namespace bench
