// Promise: see schedule.h.
//
// Locks: libfuse calls interrupt() with the request's lock held, and interrupt() takes ours; so
// fuse_req_interrupt_func(), which takes the request's, is never called under ours.
#include "schedule.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <sys/prctl.h>

#include "threads.h"

namespace slowfs {
namespace {

constexpr unsigned servers = 2;
constexpr unsigned long timer_slack_ns = 1; // the system's 50 µs would be a quarter of a delay of 200

} // namespace

Schedule::Schedule() {
    for (unsigned i = 0; i < servers; ++i) threads_.push_back(without_signals([this] { serve(); }));
}

Schedule::~Schedule() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    for (Held& held : held_) fuse_reply_err(let_go(held).handle, ENOTCONN);
    for (auto& [due, request] : waiting_) fuse_reply_err(request.handle, ENOTCONN);
}

void Schedule::submit(Request request, std::chrono::microseconds delay) {
    std::unique_lock lock(mutex_);
    if (hanging_) {
        lock.unlock();
        return hold(std::move(request));
    }
    if (delay.count() == 0) {
        lock.unlock();
        return request.answer();
    }
    const Clock::time_point due = Clock::now() + delay;
    const auto position = waiting_.emplace(due, std::move(request));
    most_at_once_ = std::max(most_at_once_, waiting_.size());
    const bool earliest = position == waiting_.begin();
    lock.unlock();
    if (earliest) wake_.notify_one();
}

void Schedule::hang() {
    const std::lock_guard lock(mutex_);
    hanging_ = true;
}

void Schedule::resume() {
    std::unique_lock lock(mutex_);
    hanging_ = false;
    std::list<Held> released = take_held(false);
    lock.unlock();
    for (Held& held : released) let_go(held).answer();
    wake_.notify_all(); // for those whose time came meanwhile
}

std::size_t Schedule::most_at_once() const {
    const std::lock_guard lock(mutex_);
    return most_at_once_;
}

void Schedule::reset() {
    const std::lock_guard lock(mutex_);
    most_at_once_ = waiting_.size();
}

void Schedule::serve() {
    prctl(PR_SET_TIMERSLACK, timer_slack_ns);
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        if (interrupted_) {
            interrupted_ = false;
            std::list<Held> ending = take_held(true);
            lock.unlock();
            for (Held& held : ending) fuse_reply_err(let_go(held).handle, EINTR);
            lock.lock();
        } else if (waiting_.empty()) {
            wake_.wait(lock);
        } else if (const Clock::time_point due = waiting_.begin()->first; due > Clock::now()) {
            wake_.wait_until(lock, due);
        } else {
            Request request = std::move(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            const bool hanging = hanging_;
            lock.unlock();
            if (hanging)
                hold(std::move(request));
            else
                request.answer();
            lock.lock();
        }
    }
}

// Known to interrupt() before it is known to resume(), which may answer and free it.
void Schedule::hold(Request request) {
    std::list<Held> one;
    Held& held = one.emplace_back(Held{this, std::move(request)});
    fuse_req_interrupt_func(held.request.handle, interrupt, &held);
    std::unique_lock lock(mutex_);
    if (hanging_) {
        interrupted_ = interrupted_ || held.interrupted;
        if (held.interrupted) wake_.notify_one();
        held_.splice(held_.end(), one);
        return;
    }
    lock.unlock();
    let_go(held).answer();
}

void Schedule::interrupt(fuse_req_t, void* held) {
    Schedule& schedule = *static_cast<Held*>(held)->schedule;
    const std::lock_guard lock(schedule.mutex_);
    static_cast<Held*>(held)->interrupted = true;
    schedule.interrupted_ = true;
    schedule.wake_.notify_one();
}

Request Schedule::let_go(Held& held) {
    fuse_req_interrupt_func(held.request.handle, nullptr, nullptr);
    return std::move(held.request);
}

std::list<Schedule::Held> Schedule::take_held(bool only_interrupted) {
    std::list<Held> taken;
    for (auto held = held_.begin(); held != held_.end();) {
        const auto next = std::next(held);
        if (!only_interrupted || held->interrupted) taken.splice(taken.end(), held_, held);
        held = next;
    }
    return taken;
}

} // namespace slowfs
