// Promise: commands while it runs, over a Unix socket: one line a command, one line of answer.
//
//     counts                              requests by kind since the start or `reset`, as JSON
//     at-once                             how many requests waited out their delay at once, at most; as long
//     reset                               count both from zero
//     delay KIND US                       each takes so many microseconds from now on
//     fail KIND ERRNO [PATH-PREFIX]       each gives EIO, ENOSPC …; the rest of the line is the prefix, below
//                                         the mount point
//     mend                                nothing fails any more
//     hang, resume                        answer nothing; answer all that waited
//
// KIND is a name of kind.h. The answer is `ok`, JSON, or `error: …`. One thread serves one caller at a time.
#pragma once

#include <string>
#include <thread>

#include "schedule.h"
#include "traffic.h"

namespace slowfs {

class Control {
  public:
    // Listens at `path`; throws std::system_error where it cannot.
    Control(const std::string& path, Traffic& traffic, Schedule& schedule);
    Control(const Control&) = delete;
    Control& operator=(const Control&) = delete;
    ~Control();

  private:
    void serve();
    void serve_caller(int caller);
    [[nodiscard]] std::string obey(const std::string& line);

    std::string path_;
    Traffic& traffic_;
    Schedule& schedule_;
    int socket_ = -1, stop_ = -1; // an eventfd: written to, it ends the thread
    std::thread thread_;
};

} // namespace slowfs
