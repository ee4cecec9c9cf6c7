// Promise: everything of ours and of this machine that the benchmarks time, each once, by name.
//
// A contestant does its whole job at each run and gives its own time, so that what prepares or cleans up is
// not counted. google_bench.cpp runs them one by one; worker.cpp runs them on demand, so that compare.py can
// interleave them with other programs' contestants.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace bench {

struct Input {
    std::vector<std::string> paths; // definition files, sorted
    std::string repository;         // the folder that holds them
    std::string database;           // an index of it
    std::string family;             // one of its families
};

struct Timing {
    std::chrono::nanoseconds work{};
    std::chrono::nanoseconds sync{}; // waiting for the disk, not in `work`
};

struct Contestant {
    std::string name;
    std::function<Timing()> run;
};

// The paths of all `<repository>/<family>/<version>/package.py`, sorted.
[[nodiscard]] std::vector<std::string> find_definitions(const std::string& repository);

// `input` must live as long as the contestants. Their runs end the program with a message where they fail:
// a time of failed work means nothing.
[[nodiscard]] std::vector<Contestant> contestants(const Input& input);

} // namespace bench
