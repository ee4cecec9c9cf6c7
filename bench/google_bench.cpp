// Promise: every contestant under Google Benchmark, one after the other, for work on a single one of them.
//
// Usage: google_bench REPOSITORY DATABASE FAMILY [--benchmark_filter=REGEX …]. Times to quote come from
// compare.py, which interleaves the contestants; here the machine's mood of the moment shows.
#include <iostream>

#include <benchmark/benchmark.h>

#include "contestants.h"

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments); // takes its own arguments out
    if (count != 4) {
        std::cerr << "usage: google_bench REPOSITORY DATABASE FAMILY [--benchmark_…]\n";
        return 2;
    }
    const bench::Input input{bench::find_definitions(arguments[1]), arguments[1], arguments[2], arguments[3]};
    for (const bench::Contestant& contestant : bench::contestants(input)) {
        benchmark::RegisterBenchmark(contestant.name.c_str(),
                                     [run = contestant.run](benchmark::State& state) {
                                         for ([[maybe_unused]] auto _ : state) {
                                             state.SetIterationTime(
                                                 std::chrono::duration<double>(run().work).count());
                                         }
                                     })
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond);
    }
    benchmark::RunSpecifiedBenchmarks();
}
