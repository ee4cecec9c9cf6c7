// Promise: says what it takes to answer one definition: for hostile_test.py.
//
// Usage: measure_definition FILE. Reads and evaluates it through rezdex/parse.h, a few times over, on one
// thread. Prints "CPU-TIME CALIBRATION MEMORY STATUS REASON LINE": the least CPU time (user and system) in
// µs, the same of a fixed piece of work, and by how many KiB this process's memory peaked above what it was
// before.
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/parse.h"

namespace {

constexpr int runs = 3;
constexpr double quick_us = 20e3, slow_us = 150e3; // what is either need not be measured again

double cpu_us() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto microseconds = [](const timeval& time) {
        return 1e6 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec);
    };
    return microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
}

// Of this process's memory, since it began.
long peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        long kib = 0;
        if (word == "VmHWM:" && status >> kib) return kib;
    }
    return 0;
}

template <class Work>
double least_us(Work work) {
    double least = 1e12;
    for (int i = 0; i < runs; ++i) {
        const double begin = cpu_us();
        work();
        least = std::min(least, cpu_us() - begin);
        if (least < quick_us || least > slow_us) break;
    }
    return least;
}

// Memory written once and read at random.
void calibrate() {
    std::vector<std::uint32_t> cells(1U << 20U, 1);
    std::uint32_t at = 1;
    for (int i = 0; i < 1'000'000; ++i) {
        at = at * 1'664'525U + 1'013'904'223U;
        cells[at >> 12U] += at;
    }
    volatile std::uint32_t sink = cells[at >> 12U];
    static_cast<void>(sink);
}

} // namespace

int main(int, char** argv) {
    constexpr rlimit patience{5, 5}; // seconds of CPU time
    setrlimit(RLIMIT_CPU, &patience);
    const std::string_view path = argv[1];
    double calibration = least_us(calibrate);
    for (int i = 1; i < runs; ++i) calibration = std::min(calibration, least_us(calibrate));
    static_cast<void>(rezdex::parse("name = 'a'\n"));
    const long before = peak_kib();
    const auto answer = [path] { return rezdex::parse_files({&path, 1}, 1); };
    const rezdex::Batch batch = answer();
    const long after = peak_kib();
    const double time = least_us([&] { static_cast<void>(answer()); });
    std::printf("%.0f %.0f %ld %s %s %u\n", time, calibration, after - before,
                std::string(to_string(batch[0].status)).c_str(),
                std::string(to_string(batch[0].reason)).c_str(), batch[0].line);
    return EXIT_SUCCESS;
}
