// Promise: the right to write an index: one process has it at a time, and the others can tell who.
//
// It is an flock() on `writer.lock`, which goes with its holder, however that ends; a forked child drops the
// copy that it inherits. The file's text names the holder, for messages only: it is written after the lock is
// taken, and a holder that was killed leaves it behind.
//
// One thread at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "rezdex/result.h"

namespace rezdex::store {

inline constexpr const char* lock_name = "writer.lock";

// Whether to wait for another writer, and how.
struct Waiting {
    std::chrono::nanoseconds time{};                       // at most; max(): for ever
    std::function<void(const std::string& holder)> notice; // called again and again
    const std::atomic<bool>* cancel = nullptr;             // set: stop soon
};

class WriterLock {
  public:
    // Errors: locked, interrupted, permission, io, not_found.
    static Result<WriterLock> take(const std::string& directory, const Waiting& waiting);
    WriterLock(WriterLock&&) noexcept;
    WriterLock& operator=(WriterLock&&) noexcept;
    ~WriterLock();

    struct Hold;
    explicit WriterLock(std::unique_ptr<Hold> hold) noexcept;

  private:
    std::unique_ptr<Hold> hold_;
};

} // namespace rezdex::store
