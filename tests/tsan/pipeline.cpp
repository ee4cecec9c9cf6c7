// Promise: a pipeline as the indexer's; `racing` makes its parallel stage write what the last stage should
// alone write.
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string_view>
#include <thread>

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

namespace {

constexpr std::size_t items = 500;

struct Run {
    bool racing;
    std::size_t next = 0, sum = 0;

    std::size_t source(tbb::flow_control& control) {
        if (next == items) control.stop();
        return next++;
    }

    std::unique_ptr<std::size_t> build(std::size_t item) {
        std::this_thread::sleep_for(
            std::chrono::microseconds(100)); // lets every thread join in, on one core too
        if (racing) ++sum;
        return std::make_unique<std::size_t>(item);
    }
};

} // namespace

int main(int count, char** arguments) {
    Run run{count > 1 && arguments[1] == std::string_view("racing")};
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, 4);
    tbb::task_arena arena(4);
    arena.execute([&] {
        using Built = std::unique_ptr<std::size_t>;
        const auto first = tbb::make_filter<void, std::size_t>(
            tbb::filter_mode::serial_in_order,
            [&](tbb::flow_control& control) { return run.source(control); });
        const auto middle = tbb::make_filter<std::size_t, Built>(
            tbb::filter_mode::parallel, [&](std::size_t item) { return run.build(item); });
        const auto last = tbb::make_filter<Built, void>(tbb::filter_mode::serial_in_order,
                                                        [&](const Built& built) { run.sum += *built; });
        tbb::parallel_pipeline(16, first & middle & last);
    });
    std::printf("%zu\n", run.sum);
    return 0;
}
