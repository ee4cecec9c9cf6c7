// Promise: requests are done when their time has come, by few threads that never sleep for one of them.
//
// So hundreds of requests that take a millisecond each take a millisecond together, as on a file server.
// While it hangs nothing is done: requests are kept until resume(), but for those whose caller was
// interrupted, which are answered with EINTR at once, so that whoever waits can be killed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "fuse.h"

namespace slowfs {

struct Request {
    fuse_req_t handle = nullptr;
    std::function<void()> answer; // does what is asked, and replies
};

class Schedule {
  public:
    Schedule();
    Schedule(const Schedule&) = delete;
    Schedule& operator=(const Schedule&) = delete;
    ~Schedule(); // what is left is answered with ENOTCONN

    // Without a delay on the caller's thread, before it returns.
    void submit(Request request, std::chrono::microseconds delay);
    void hang();
    void resume();
    // How many waited out their delay at once, at most, since the start or reset().
    [[nodiscard]] std::size_t most_at_once() const;
    void reset();

  private:
    using Clock = std::chrono::steady_clock;
    struct Held {
        Schedule* schedule;
        Request request;
        bool interrupted = false;
    };

    void serve();
    void hold(Request request);
    static void interrupt(fuse_req_t handle, void* held);
    // Takes it out of the reach of interrupt().
    static Request let_go(Held& held);
    std::list<Held> take_held(bool only_interrupted); // under the mutex

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::multimap<Clock::time_point, Request> waiting_; // by when they are due
    std::size_t most_at_once_ = 0;
    std::list<Held> held_; // a Held stays where it is: interrupt() knows its address
    bool hanging_ = false, interrupted_ = false, stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace slowfs
