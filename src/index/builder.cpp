// Promise: rezdex::build(): one run, or with `settle` a second one over what was too young to trust.
#include "rezdex/builder.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <thread>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include "index/build_index.h"
#include "index/build_run.h"

namespace rezdex::index {
namespace {

constexpr std::chrono::nanoseconds patience = std::chrono::minutes(1);

unsigned thread_count(const BuildOptions& options) {
    if (options.threads != 0) return options.threads;
    const char* text = std::getenv("REZDEX_NUM_THREADS");
    const unsigned long number = text == nullptr ? 0 : std::strtoul(text, nullptr, 10);
    if (number != 0 && number <= 1024) return static_cast<unsigned>(number);
    return std::max(std::thread::hardware_concurrency(), 1U);
}

// False: the caller wants no more.
bool wait_until(std::int64_t time_ns, const BuildOptions& options, fs::FileSystem& disk) {
    while (disk.now_ns() < time_ns) {
        if (options.cancel != nullptr && *options.cancel) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

// What both runs found to differ, and what the second one found to be there.
BuildReport both(const BuildReport& first, BuildReport second, std::chrono::nanoseconds total_time) {
    second.published = first.published || second.published;
    second.added += first.added;
    second.changed += first.changed;
    second.touched += first.touched;
    second.removed += first.removed;
    second.absent = first.absent; // what the first one removed is no longer there
    std::ranges::copy_if(first.problems, std::back_inserter(second.problems), [](const Error& problem) {
        return problem.kind == ErrorKind::damaged; // it was rebuilt
    });
    second.build_time += first.build_time;
    second.sync_time += first.sync_time;
    second.total_time = total_time;
    return second;
}

// Others may write the index while this waits.
Result<BuildReport> run(const BuildOptions& options, fs::FileSystem& disk) {
    const auto start = std::chrono::steady_clock::now();
    std::optional<BuildRun> build(std::in_place, options, disk);
    Result<BuildReport> first = build->run();
    if (!first || !options.settle || options.dry_run) return first;
    const std::int64_t settles_ns = build->settles_ns();
    build.reset();
    if (settles_ns == 0) return first;
    if (!wait_until(settles_ns, options, disk))
        return Error{ErrorKind::interrupted, options.database, 0,
                     "interrupted while it waited; what was found before is in the index"};
    BuildOptions again = options;
    again.full = false;
    again.remove.clear();
    again.wait =
        std::max(again.wait, patience); // half done, it does not fail because another one came between
    Result<BuildReport> second = BuildRun(again, disk).run();
    if (!second) return second;
    return both(*first, *std::move(second), std::chrono::steady_clock::now() - start);
}

} // namespace

Result<BuildReport> build_index(const BuildOptions& options, fs::FileSystem& disk) {
    Result<BuildReport> result = Error{};
    const unsigned threads = thread_count(options);
    // Without this, oneTBB warns on stderr and gives no more threads than there are cores.
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism,
                                      std::max(threads, std::thread::hardware_concurrency()));
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] { result = run(options, disk); });
    return result;
}

} // namespace rezdex::index

namespace rezdex {

Result<BuildReport> build(const BuildOptions& options) {
    try {
        return index::build_index(options, fs::real());
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::io, options.database, 0, "there is not enough memory to build the index"};
    } catch (const std::exception& failure) {
        return Error{ErrorKind::io, options.database, 0, std::string("the build failed: ") + failure.what()};
    } catch (...) {
        return Error{ErrorKind::io, options.database, 0, "the build failed: a callback threw"};
    }
}

} // namespace rezdex
