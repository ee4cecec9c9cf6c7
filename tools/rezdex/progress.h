// Promise: a progress bar on standard error, only where that is a terminal and the work takes over a second.
// That the work waits for another indexer is said elsewhere too, in a line.
//
// One thread at a time, as the options' callbacks promise.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "rezdex/builder.h"
#include "rezdex/check.h"
#include "rezdex/share.h"

namespace rezdex::cli {

class ProgressBar {
  public:
    ProgressBar();
    ~ProgressBar(); // takes the bar away
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    // Whether there is a terminal to draw on.
    [[nodiscard]] bool visible() const noexcept { return visible_; }
    void update(const Progress& progress);
    void update(const CheckProgress& progress);
    void update(const ShareProgress& progress);

  private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] bool due();
    static void draw(std::string line);

    bool visible_ = false;
    bool drawn_ = false;
    Clock::time_point started_;
    Clock::time_point next_; // when to draw again
    std::string waited_for_; // as was said
};

} // namespace rezdex::cli
