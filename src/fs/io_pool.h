// Promise: runs many small disk operations on as many threads as the disk's slowness calls for.
//
// A warm local disk is served best by as many threads as cores (more cost up to 20 %), a slow one by dozens
// that wait at the same time. So run() works alone first, asks for help when what is left takes longer than
// waking another thread, and for more threads than cores only when operations turn out to be slow. Threads
// are made when first needed and kept between batches; a forked child starts with none. Any number of threads
// may call run() at once: they share the threads.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace rezdex::fs {

class IoPool {
  public:
    // Up to `cores` threads (the caller's included) for fast operations, up to `limit` for slow ones.
    IoPool(unsigned cores, unsigned limit);
    IoPool(const IoPool&) = delete;
    IoPool& operator=(const IoPool&) = delete;
    ~IoPool(); // joins; nobody may be in run()

    // The process's pool: as many threads as cores, growing to REZDEX_IO_THREADS (64 unless set). The process
    // may exit while a thread is in run().
    [[nodiscard]] static IoPool& shared();

    // Calls work(worker, begin, end) until all of [0, count) is done, and returns then. Ranges do not
    // overlap; a worker is in one call at a time, `worker` < workers(threads), 0 is the caller. `threads` 0:
    // as above, else exactly the most that may work, whatever the speed. `work` must not throw.
    using Work = std::function<void(unsigned worker, std::size_t begin, std::size_t end)>;
    void run(std::size_t count, unsigned threads, const Work& work);

    [[nodiscard]] unsigned workers(unsigned threads) const noexcept {
        return threads != 0 ? threads : limit_;
    }
    [[nodiscard]] unsigned threads_made() const; // without the callers'

    // An operation that takes longer than this is waiting for something: more threads will help.
    static constexpr std::chrono::nanoseconds slow_operation = std::chrono::microseconds(50);

  private:
    struct Batch;
    struct State;

    unsigned cores_, limit_;
    std::unique_ptr<State> state_;
};

} // namespace rezdex::fs
