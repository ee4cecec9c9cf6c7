// Promise: runs a batch on the I/O pool, each thread with a worker of its own that is made when the thread
// first takes part.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "fs/io_pool.h"

namespace rezdex::index {

// Calls answer(worker, i) for each i of [0, count), and failed(i) where that throws, which only a lack of
// memory makes it do; `make` gives a std::unique_ptr<Worker>. Returns the workers that took part.
template <class Worker, class Make, class Answer, class Failed>
[[nodiscard]] std::vector<std::unique_ptr<Worker>> run_workers(std::size_t count, unsigned threads,
                                                               const Make& make, const Answer& answer,
                                                               const Failed& failed) {
    fs::IoPool& pool = fs::IoPool::shared();
    // More threads than slots never take part.
    std::vector<std::unique_ptr<Worker>> workers(std::min<std::size_t>(pool.workers(threads), count));
    pool.run(count, threads, [&](unsigned number, std::size_t begin, std::size_t end) {
        auto& worker = workers[number];
        for (std::size_t i = begin; i < end; ++i) {
            try {
                if (worker == nullptr) worker = make();
                answer(*worker, i);
            } catch (...) {
                failed(i);
            }
        }
    });
    std::erase(workers, nullptr);
    return workers;
}

} // namespace rezdex::index
