// Promise: a build's progress as log events (log.h): who is waited for, each repository when its families are
// listed, how far it is every ten seconds, and when the disk is waited for.
//
// One thread at a time, as BuildOptions::progress promises.
#pragma once

#include <chrono>
#include <string>

#include "rezdex/builder.h"

namespace rezdex::cli {

class ProgressLog {
  public:
    void update(const Progress& progress);

  private:
    using Clock = std::chrono::steady_clock;
    static constexpr auto interval = std::chrono::seconds(10);
    Clock::time_point next_ = Clock::now() + interval;
    std::string waited_for_; // as was said
};

} // namespace rezdex::cli
