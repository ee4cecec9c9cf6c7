// Promise: threads that take no signals: those are the main thread's, which libfuse ends by them.
#pragma once

#include <functional>
#include <thread>

#include <pthread.h>
#include <signal.h>

namespace slowfs {

[[nodiscard]] inline std::thread without_signals(const std::function<void()>& body) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread thread(body);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

} // namespace slowfs
