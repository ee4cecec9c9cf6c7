// Promise: a mutex that a forked child finds free, and what it guards whole, whatever the parent's other
// threads were at.
//
// fork() waits until no thread holds one, and holds all of them itself while the process is copied. So each
// is held briefly, and nobody takes another lock, of this kind or the store's, while it is.
#pragma once

#include <mutex>

namespace rezdex::base {

class ForkMutex {
  public:
    ForkMutex();
    ForkMutex(const ForkMutex&) = delete;
    ForkMutex& operator=(const ForkMutex&) = delete;
    ~ForkMutex();

    void lock() { mutex_.lock(); }
    void unlock() { mutex_.unlock(); }

  private:
    friend struct ForkMutexes;
    std::mutex mutex_;
    ForkMutex* previous_ = nullptr; // among all that there are
    ForkMutex* next_ = nullptr;
};

} // namespace rezdex::base
