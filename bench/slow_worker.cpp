// Promise: bench_worker for slow storage: the same paths at one level each time a line on standard input
// names it, with nothing under the repository's root touched in between, which may be unmounted then.
//
// Usage: bench_slow_worker PATHS DATABASE. PATHS: a file, a path a line. The answer to a name is one line:
// nanoseconds of work, and 0. It ends at the end of the input; bench/workers.py is the other side.
#include <chrono>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/index.h"

namespace {

struct Level {
    std::string_view name;
    rezdex::Freshness freshness;
    bool accept_attribute_cache;
};

constexpr Level levels[] = {
    {"file", rezdex::Freshness::file, false},
    {"file, attribute cache", rezdex::Freshness::file, true},
    {"family", rezdex::Freshness::family, false},
    {"snapshot", rezdex::Freshness::snapshot, false},
};

[[noreturn]] void give_up(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(2);
}

std::chrono::nanoseconds look_up(const rezdex::Index& index, const std::vector<std::string_view>& paths,
                                 const Level& level) {
    rezdex::LookupOptions options;
    options.freshness = level.freshness;
    options.accept_attribute_cache = level.accept_attribute_cache;
    const auto start = std::chrono::steady_clock::now();
    const rezdex::Batch batch = index.lookup(paths, options);
    const auto taken = std::chrono::steady_clock::now() - start;
    const rezdex::Counters counters = batch.counters();
    if (counters.by_origin[static_cast<std::size_t>(rezdex::Origin::index)] != paths.size())
        give_up("a lookup was not answered from the index: is it settled, and of this root?");
    if (counters.reads != 0) give_up("a lookup had to read files: the repository was touched meanwhile");
    return taken;
}

} // namespace

int main(int count, char** arguments) try {
    if (count != 3) give_up("usage: bench_slow_worker PATHS DATABASE");
    std::vector<std::string> lines;
    std::ifstream file(arguments[1]);
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    const std::vector<std::string_view> paths(lines.begin(), lines.end());
    const auto index = rezdex::Index::open(arguments[2]);
    if (!index) give_up(to_string(index.error()));

    for (std::string name; std::getline(std::cin, name);)
        for (const Level& level : levels)
            if (level.name == name)
                std::cout << look_up(*index, paths, level).count() << " 0\n" << std::flush;
} catch (const std::exception& failure) {
    give_up(failure.what());
}
