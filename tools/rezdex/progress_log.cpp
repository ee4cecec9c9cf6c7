// Promise: see progress_log.h.
#include "progress_log.h"

#include "log.h"

namespace rezdex::cli {

void ProgressLog::update(const Progress& progress) {
    switch (progress.phase) {
    case Phase::wait:
        if (waited_for_ == progress.holder) return;
        waited_for_ = progress.holder;
        return log_event(Level::info, "waiting", [&](JsonLine& line) { line.text("for", progress.holder); });
    case Phase::walk:
        return log_event(Level::info, "listed", [&](JsonLine& line) {
            line.text("repository", progress.repository).number("families", progress.families_total);
        });
    case Phase::index: break;
    case Phase::sync: return log_event(Level::info, "writing", [](JsonLine&) {});
    case Phase::done: return;
    }
    const Clock::time_point now = Clock::now();
    if (now < next_) return;
    next_ = now + interval;
    log_event(Level::info, "progress", [&](JsonLine& line) {
        line.text("repository", progress.repository).number("families", progress.families_done);
        line.number("families_total", progress.families_total);
        line.number("definitions", progress.definitions_done);
    });
}

} // namespace rezdex::cli
