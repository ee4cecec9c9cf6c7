// Promise: the I/O pool does every item once, grows only where operations are slow, and survives a fork.
#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <deque>
#include <random>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "fs/io_pool.h"

using rezdex::fs::IoPool;
using namespace std::chrono_literals;

namespace {

struct Seen {
    explicit Seen(std::size_t count) : times(count) {}
    std::vector<std::atomic<int>> times;
    std::atomic<unsigned> highest_worker{0};

    void note(unsigned worker, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ++times[i];
        unsigned highest = highest_worker;
        while (worker > highest && !highest_worker.compare_exchange_weak(highest, worker)) {
        }
    }
    [[nodiscard]] bool all_once() const {
        for (const auto& n : times)
            if (n != 1) return false;
        return true;
    }
};

} // namespace

TEST_CASE("every item is done once, whatever the count") {
    IoPool pool(2, 8);
    for (const std::size_t count : {0, 1, 2, 63, 64, 1000, 100'000}) {
        Seen seen(count);
        pool.run(count, 0,
                 [&](unsigned worker, std::size_t begin, std::size_t end) { seen.note(worker, begin, end); });
        CHECK(seen.all_once());
        CHECK(seen.highest_worker < pool.workers(0));
    }
}

TEST_CASE("a small fast batch stays on the calling thread") {
    IoPool pool(2, 8);
    const auto caller = std::this_thread::get_id();
    bool elsewhere = false;
    pool.run(20, 0,
             [&](unsigned, std::size_t, std::size_t) { elsewhere |= std::this_thread::get_id() != caller; });
    CHECK_FALSE(elsewhere);
    CHECK(pool.threads_made() == 0);
}

TEST_CASE("slow operations bring more threads than cores, up to the limit") {
    IoPool pool(2, 16);
    Seen seen(200);
    const auto start = std::chrono::steady_clock::now();
    pool.run(200, 0, [&](unsigned worker, std::size_t begin, std::size_t end) {
        seen.note(worker, begin, end);
        std::this_thread::sleep_for(5ms * (end - begin));
    });
    CHECK(seen.all_once());
    CHECK(pool.threads_made() == 15);
    CHECK(seen.highest_worker == 15);
    CHECK(std::chrono::steady_clock::now() - start < 600ms); // one thread needs 1,000, two need 500
}

TEST_CASE("the caller's number of threads is kept, slow or not") {
    IoPool pool(2, 16);
    for (const unsigned threads : {1U, 3U}) {
        Seen seen(60);
        pool.run(60, threads, [&](unsigned worker, std::size_t begin, std::size_t end) {
            seen.note(worker, begin, end);
            std::this_thread::sleep_for(1ms * (end - begin));
        });
        CHECK(seen.all_once());
        CHECK(seen.highest_worker == threads - 1);
        CHECK(pool.threads_made() == threads - 1);
    }
}

TEST_CASE("fewer items than threads ask for no more threads than items") {
    IoPool pool(2, 64);
    pool.run(6, 0, [&](unsigned, std::size_t begin, std::size_t end) {
        std::this_thread::sleep_for(3ms * (end - begin));
    });
    CHECK(pool.threads_made() <= 5);
}

TEST_CASE("threads are kept between batches") {
    IoPool pool(2, 8);
    const auto slow = [](unsigned, std::size_t begin, std::size_t end) {
        std::this_thread::sleep_for(1ms * (end - begin));
    };
    pool.run(100, 0, slow);
    const unsigned made = pool.threads_made();
    CHECK(made == 7);
    for (int i = 0; i < 5; ++i) pool.run(100, 0, slow);
    CHECK(pool.threads_made() == made);
}

TEST_CASE("many callers share one pool") {
    IoPool pool(2, 8);
    std::deque<Seen> seen;
    for (int i = 0; i < 6; ++i) seen.emplace_back(3000);
    std::vector<std::thread> callers;
    for (Seen& mine : seen)
        callers.emplace_back([&pool, &mine] {
            pool.run(3000, 0, [&](unsigned worker, std::size_t begin, std::size_t end) {
                mine.note(worker, begin, end);
                if (begin % 100 == 0) std::this_thread::sleep_for(200us);
            });
        });
    for (std::thread& caller : callers) caller.join();
    for (const Seen& each : seen) CHECK(each.all_once());
}

// Who sees work left asks for helpers when all of it may be done: they must not come to a batch that is gone.
TEST_CASE("nobody comes to a batch that is over") {
    IoPool pool(2, 64);
    std::atomic<bool> all_right = true;
    std::vector<std::thread> callers;
    for (unsigned caller = 0; caller < 8; ++caller)
        callers.emplace_back([&pool, &all_right, caller] {
            std::mt19937 random(caller); // NOLINT(cert-msc51-cpp): the same each time
            const auto end = std::chrono::steady_clock::now() + 3s;
            while (std::chrono::steady_clock::now() < end) {
                Seen seen(3 + random() % 30);
                const auto time = std::chrono::microseconds(100 + random() % 600);
                pool.run(seen.times.size(), 0, [&](unsigned worker, std::size_t from, std::size_t to) {
                    std::this_thread::sleep_for(time);
                    seen.note(worker, from, to);
                });
                all_right = all_right && seen.all_once() && seen.highest_worker < pool.workers(0);
            }
        });
    for (std::thread& caller : callers) caller.join();
    CHECK(all_right);
}

#ifndef __SANITIZE_THREAD__ // which allows no threads in a forked child
TEST_CASE("a forked child makes its own threads") {
    const auto slow = [](unsigned, std::size_t begin, std::size_t end) {
        std::this_thread::sleep_for(1ms * (end - begin));
    };
    IoPool::shared().run(100, 4, slow);
    REQUIRE(IoPool::shared().threads_made() != 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::alarm(20); // a hang is a failure
        const bool none_yet = IoPool::shared().threads_made() == 0;
        std::atomic<std::size_t> done{0};
        IoPool::shared().run(100, 4, [&](unsigned worker, std::size_t begin, std::size_t end) {
            slow(worker, begin, end);
            done += end - begin;
        });
        ::_exit(none_yet && done == 100 && IoPool::shared().threads_made() != 0 ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a process exits while its threads wait for a disk that does not answer") {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::alarm(20); // a hang is a failure
        std::atomic<unsigned> waiting{0};
        std::thread([&] {
            IoPool::shared().run(100, 4, [&](unsigned, std::size_t begin, std::size_t) {
                std::this_thread::sleep_for(1ms); // the first ones, so that the pool's threads come
                if (begin < 4) return;
                ++waiting;
                for (;;) ::pause();
            });
        }).detach();
        while (waiting < 2) std::this_thread::sleep_for(1ms);
        std::exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
#endif
