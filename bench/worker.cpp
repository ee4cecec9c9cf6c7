// Promise: runs one contestant each time a line on standard input names it.
//
// Usage: bench_worker REPOSITORY DATABASE FAMILY. The answer to a name is one line: nanoseconds of work, and
// of waiting for the disk. It ends at the end of the input; bench/workers.py is the other side.
#include <iostream>
#include <string>

#include "contestants.h"

int main(int count, char** arguments) {
    if (count != 4) {
        std::cerr << "usage: bench_worker REPOSITORY DATABASE FAMILY\n";
        return 2;
    }
    const bench::Input input{bench::find_definitions(arguments[1]), arguments[1], arguments[2], arguments[3]};
    const auto all = bench::contestants(input);
    for (std::string name; std::getline(std::cin, name);) {
        for (const bench::Contestant& contestant : all) {
            if (contestant.name != name) continue;
            const bench::Timing timing = contestant.run();
            std::cout << timing.work.count() << ' ' << timing.sync.count() << '\n' << std::flush;
        }
    }
}
