// Promise: see interrupt.h.
#include "interrupt.h"

#include <csignal>

namespace rezdex::cli {
namespace {

std::atomic<bool> stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

} // namespace

const std::atomic<bool>& stop_on_signals() {
    struct sigaction action{};
    action.sa_handler = [](int) { stop.store(true); };
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    return stop;
}

} // namespace rezdex::cli
