// Promise: see fork_mutex.h.
#include "base/fork_mutex.h"

#include <pthread.h>

namespace rezdex::base {

// All mutexes of this process. Never destroyed: some live as long as the process.
struct ForkMutexes {
    std::mutex mutex; // of the list
    ForkMutex* first = nullptr;

    static ForkMutexes& all() {
        static ForkMutexes& only = []() -> ForkMutexes& {
            auto* made = new ForkMutexes; // NOLINT(cppcoreguidelines-owning-memory)
            ::pthread_atfork(lock_all, unlock_all, unlock_all);
            return *made;
        }();
        return only;
    }

    static void lock_all() {
        all().mutex.lock();
        for (ForkMutex* each = all().first; each != nullptr; each = each->next_) each->lock();
    }

    static void unlock_all() {
        for (ForkMutex* each = all().first; each != nullptr; each = each->next_) each->unlock();
        all().mutex.unlock();
    }

    void add(ForkMutex& added) {
        const std::lock_guard lock(mutex);
        added.next_ = first;
        if (first != nullptr) first->previous_ = &added;
        first = &added;
    }

    void remove(const ForkMutex& gone) {
        const std::lock_guard lock(mutex);
        if (gone.next_ != nullptr) gone.next_->previous_ = gone.previous_;
        (gone.previous_ != nullptr ? gone.previous_->next_ : first) = gone.next_;
    }
};

ForkMutex::ForkMutex() { ForkMutexes::all().add(*this); }
ForkMutex::~ForkMutex() { ForkMutexes::all().remove(*this); }

} // namespace rezdex::base
