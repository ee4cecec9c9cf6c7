// Promise: a forked child finds a ForkMutex free, and what it guards whole.
#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "base/fork_mutex.h"

using rezdex::base::ForkMutex;

namespace {

// Runs `body` in a child; whether it came to its end and gave true.
template <class Body>
bool in_child(const Body& body) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::alarm(60); // a mutex that nobody holds any more would be waited for for ever
        ::_exit(body() ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status == 0;
}

} // namespace

TEST_CASE("fork waits for who holds a ForkMutex", "[fork]") {
    ForkMutex mutex;
    int first = 0, second = 0; // always equal where the mutex is free
    std::atomic<bool> held = false, stop = false;
    std::thread writer([&] {
        while (!stop) {
            const std::lock_guard lock(mutex);
            ++first;
            held = true;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            ++second;
        }
    });
    for (int i = 0; i < 20; ++i) {
        held = false;
        while (!held) std::this_thread::yield();
        CHECK(in_child([&] {
            const std::lock_guard lock(mutex);
            return first == second;
        }));
    }
    stop = true;
    writer.join();
}

TEST_CASE("ForkMutexes come and go in any order", "[fork]") {
    std::vector<std::unique_ptr<ForkMutex>> mutexes(5);
    for (const std::size_t gone : {0U, 4U, 2U, 1U, 3U}) {
        for (auto& each : mutexes) each = std::make_unique<ForkMutex>();
        mutexes[gone].reset();
        CHECK(in_child([&] {
            for (auto& each : mutexes)
                if (each) const std::lock_guard lock(*each);
            return true;
        }));
        for (auto& each : mutexes)
            if (each) const std::lock_guard lock(*each);
    }
}
