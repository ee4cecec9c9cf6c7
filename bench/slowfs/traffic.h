// Promise: what happens to requests of each kind: how many came, how long each takes, and which fail.
//
// Any thread.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kind.h"

namespace slowfs {

class Traffic {
  public:
    void count(Kind kind) noexcept { counts_[position(kind)].fetch_add(1, std::memory_order_relaxed); }
    void reset() noexcept;
    [[nodiscard]] std::string counts_as_json() const;

    void set_delay(Kind kind, std::chrono::microseconds delay) noexcept {
        delays_us_[position(kind)].store(delay.count(), std::memory_order_relaxed);
    }
    [[nodiscard]] std::chrono::microseconds delay(Kind kind) const noexcept {
        return std::chrono::microseconds(delays_us_[position(kind)].load(std::memory_order_relaxed));
    }

    // Requests of the kind about `prefix`, or what lies below it, give this errno from now on. A prefix is a
    // path below the mount point, without slashes around it; empty: everything.
    void fail(Kind kind, int error, std::string prefix);
    void mend();
    // 0 or the errno that a request about this path is to give.
    [[nodiscard]] int fault(Kind kind, std::string_view path) const;

  private:
    struct Fault {
        Kind kind;
        int error;
        std::string prefix;
    };
    std::array<std::atomic<std::uint64_t>, kinds> counts_{};
    std::array<std::atomic<std::int64_t>, kinds> delays_us_{};
    std::atomic<bool> faulty_{false}; // spares the mutex where nothing fails
    mutable std::mutex mutex_;
    std::vector<Fault> faults_;
};

} // namespace slowfs
