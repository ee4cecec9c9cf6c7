// Promise: own_environment() of inputs.h: found out once a process, and not left half found out in a child
// that is forked meanwhile.
#include "index/inputs.h"

#include <atomic>
#include <mutex>

#include "base/fork_mutex.h"

namespace rezdex::index {

const Environment& own_environment() {
    static std::atomic<const Environment*> own{nullptr};
    static auto& mutex =
        *new base::ForkMutex; // NOLINT(cppcoreguidelines-owning-memory): lives as long as all
    if (const Environment* known = own.load(std::memory_order_acquire)) return *known;
    const std::lock_guard lock(mutex);
    if (own.load(std::memory_order_relaxed) == nullptr)
        own.store(new Environment(Environment::of_process()), std::memory_order_release);
    return *own.load(std::memory_order_relaxed);
}

} // namespace rezdex::index
