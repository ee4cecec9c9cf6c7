// Promise: reads a file of storage that may hang, and gives up when nothing has come for a while.
//
// A process that waits for a file server that is gone may be beyond SIGKILL, and a thread that waits takes
// its process with it. So a forked child opens and reads, and hands the bytes over through a pipe; one that
// does not is killed and left to die when it can. It holds none of our files, locks or streams. It makes
// system calls only: the caller may have other threads. Any thread may call.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace rezdex::fs {

class RemoteReader {
  public:
    // `patience`: for the next piece of at most 256 kB, or for the file to be opened. `cancel`, where set, is
    // looked at ten times a second.
    RemoteReader(std::chrono::nanoseconds patience, const std::atomic<bool>* cancel)
        : patience_(patience), cancel_(cancel) {}

    // Opens a regular file and reads it to its end. `begin` is told its size, `piece` given its bytes in
    // order; each says whether to go on (ECANCELED). 0, or an errno: ETIMEDOUT where the storage does not
    // answer, EINTR where the caller wants no more, EINVAL for what is not a regular file, EIO where it ends
    // before its size.
    using Begin = std::function<bool(std::uint64_t size)>;
    using Piece = std::function<bool(std::string_view bytes)>;
    [[nodiscard]] int read(const std::string& path, const Begin& begin, const Piece& piece) const;

  private:
    std::chrono::nanoseconds patience_;
    const std::atomic<bool>* cancel_;
};

} // namespace rezdex::fs
