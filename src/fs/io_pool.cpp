// Promise: IoPool's threads, and the one rule by which their number grows (Batch::helpers_for).
#include "fs/io_pool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include <pthread.h>
#include <signal.h>

namespace rezdex::fs {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::nanoseconds;

constexpr nanoseconds worth_waking = std::chrono::microseconds(100); // about twice what waking a thread costs
constexpr nanoseconds chunk_time =
    std::chrono::microseconds(200);         // keeps clock and counter out of the figures
constexpr std::int64_t largest_chunk = 256; // keeps threads from finishing far apart
constexpr unsigned growth = 4;
constexpr nanoseconds far_away = std::chrono::microseconds(500); // no core is busy with that: all may wait

std::size_t chunk_for(nanoseconds per_item) noexcept {
    const std::int64_t items = chunk_time.count() / std::max<std::int64_t>(per_item.count(), 1);
    return static_cast<std::size_t>(std::clamp<std::int64_t>(items, 1, largest_chunk));
}

// Threads of ours take no signals: those are the program's business.
std::thread without_signals(const std::function<void()>& body) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    struct Restore {
        sigset_t* mask;
        ~Restore() { pthread_sigmask(SIG_SETMASK, mask, nullptr); }
    } restore{&before};
    return std::thread(body);
}

} // namespace

struct IoPool::Batch {
    Batch(std::size_t items, unsigned fixed_threads, const Work& body) noexcept
        : count(items), fixed(fixed_threads), work(body) {}

    const std::size_t count;
    const unsigned fixed; // 0: adaptive
    const Work& work;
    std::atomic<std::size_t> next{0};
    std::atomic<unsigned> asked{0}; // helpers, over the whole batch

    // Under the pool's mutex:
    unsigned wanted = 0; // helpers that have not come yet
    unsigned joined = 0;
    unsigned active = 0;
    bool over = false; // its owner waits for those that are active; nobody may come any more
    std::condition_variable left;

    [[nodiscard]] std::size_t remaining() const noexcept {
        return count - std::min(count, next.load(std::memory_order_relaxed));
    }

    // How many helpers the batch should have had in all, from what an operation took just now.
    [[nodiscard]] unsigned helpers_for(nanoseconds per_item, bool slow, unsigned cores,
                                       unsigned limit) const noexcept {
        const std::size_t left_over = remaining();
        if (per_item * static_cast<std::int64_t>(left_over) < worth_waking) return 0;
        unsigned workers = cores;
        if (fixed != 0)
            workers = fixed;
        else if (slow && per_item > far_away)
            workers = limit;
        else if (slow)
            workers = std::max(cores, growth * (asked.load(std::memory_order_relaxed) + 1));
        return static_cast<unsigned>(std::min<std::size_t>(std::min(workers, limit) - 1, left_over));
    }
};

struct IoPool::State {
    mutable std::mutex mutex;
    std::condition_variable wake;
    std::list<Batch*> batches; // those that want helpers
    std::vector<std::thread> threads;
    std::size_t busy = 0;
    bool stopping = false;
    bool refused = false; // the system gives no more threads: go on with those that are there

    void participate(Batch& batch, unsigned worker, unsigned cores, unsigned limit);
    void ask(Batch& batch, unsigned helpers, unsigned cores, unsigned limit);
    void finish(Batch& batch);
    void serve(unsigned cores, unsigned limit);
    void stop();
};

void IoPool::State::participate(Batch& batch, unsigned worker, unsigned cores, unsigned limit) {
    std::size_t chunk = 1;
    bool first = true, slow_before = false;
    for (;;) {
        const std::size_t begin = batch.next.fetch_add(chunk, std::memory_order_relaxed);
        if (begin >= batch.count) return;
        const std::size_t end = std::min(begin + chunk, batch.count);
        const Clock::time_point start = Clock::now();
        batch.work(worker, begin, end);
        const nanoseconds per_item = (Clock::now() - start) / static_cast<std::int64_t>(end - begin);

        // The first operation alone proves nothing: it is the one that meets cold caches.
        const bool slow = per_item > slow_operation;
        if (!first) {
            const unsigned helpers = batch.helpers_for(per_item, slow && slow_before, cores, limit);
            if (helpers > batch.asked.load(std::memory_order_relaxed)) ask(batch, helpers, cores, limit);
        }
        first = false;
        slow_before = slow;
        chunk = chunk_for(per_item);
    }
}

void IoPool::State::ask(Batch& batch, unsigned helpers, unsigned cores, unsigned limit) {
    const std::lock_guard lock(mutex);
    const unsigned asked = batch.asked.load(std::memory_order_relaxed);
    if (helpers <= asked || stopping || batch.over) return;
    if (batch.wanted == 0) batches.push_back(&batch);
    batch.wanted += helpers - asked;
    batch.asked.store(helpers, std::memory_order_relaxed);

    std::size_t wanted = 0;
    for (const Batch* waiting : batches) wanted += waiting->wanted;
    try {
        while (!refused && threads.size() - busy < wanted && threads.size() + 1 < limit)
            threads.push_back(without_signals([this, cores, limit] { serve(cores, limit); }));
    } catch (const std::system_error&) {
        refused = true;
    }
    wake.notify_all();
}

void IoPool::State::finish(Batch& batch) {
    std::unique_lock lock(mutex);
    batch.over = true;
    if (batch.wanted != 0) batches.remove(&batch);
    batch.left.wait(lock, [&] { return batch.active == 0; });
}

void IoPool::State::serve(unsigned cores, unsigned limit) {
    std::unique_lock lock(mutex);
    for (;;) {
        wake.wait(lock, [&] { return stopping || !batches.empty(); });
        if (stopping) return;
        Batch& batch = *batches.front();
        if (--batch.wanted == 0) batches.pop_front();
        const unsigned worker = ++batch.joined;
        ++batch.active;
        ++busy;
        lock.unlock();
        participate(batch, worker, cores, limit);
        lock.lock();
        --busy;
        if (--batch.active == 0) batch.left.notify_one(); // under the lock: the batch dies once it is seen
    }
}

void IoPool::State::stop() {
    std::vector<std::thread> ending;
    {
        const std::lock_guard lock(mutex);
        stopping = true;
        ending.swap(threads);
    }
    wake.notify_all();
    for (std::thread& thread : ending) thread.join();
}

IoPool::IoPool(unsigned cores, unsigned limit)
    : cores_(std::max(cores, 1U)), limit_(std::max(limit, 1U)), state_(std::make_unique<State>()) {
    cores_ = std::min(cores_, limit_);
}

IoPool::~IoPool() { state_->stop(); }

void IoPool::run(std::size_t count, unsigned threads, const Work& work) {
    Batch batch(count, threads, work);
    state_->participate(batch, 0, cores_, limit_);
    if (batch.asked.load(std::memory_order_relaxed) != 0) state_->finish(batch);
}

unsigned IoPool::threads_made() const {
    const std::lock_guard lock(state_->mutex);
    return static_cast<unsigned>(state_->threads.size());
}

namespace {

constexpr unsigned default_limit = 64, largest_limit = 1024;

unsigned limit_from_environment() noexcept {
    const char* text = std::getenv("REZDEX_IO_THREADS");
    char* end = nullptr;
    const unsigned long number = text == nullptr ? 0 : std::strtoul(text, &end, 10);
    if (number == 0 || *end != '\0') return default_limit;
    return static_cast<unsigned>(std::min<unsigned long>(number, largest_limit));
}

// The process's pool, never destroyed: a process may exit while a thread of it is in a lookup, and need not
// wait for a disk that hangs. A forked child has none of its parent's threads, and perhaps a locked mutex: it
// leaves the old pool where it is (reachable, so that leak checkers know) and makes its own.
std::atomic<IoPool*> current{nullptr};
std::atomic<IoPool*> abandoned{nullptr};

struct LeftAtFork {
    LeftAtFork() {
        pthread_atfork(nullptr, nullptr, [] { abandoned.store(current.exchange(nullptr)); });
    }
};

} // namespace

IoPool& IoPool::shared() {
    static const LeftAtFork left_at_fork;
    IoPool* pool = current.load(std::memory_order_acquire);
    if (pool != nullptr) return *pool;
    auto fresh = std::make_unique<IoPool>(std::thread::hardware_concurrency(), limit_from_environment());
    if (current.compare_exchange_strong(pool, fresh.get(), std::memory_order_acq_rel))
        return *fresh.release();
    return *pool;
}

} // namespace rezdex::fs
