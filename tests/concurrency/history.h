// Promise: what the stress's disk held when, in memory shared with the script that changes it (stress.py).
//
//     words (64 bits): paths, events a path, runs, 0 …
//     at word 512: for each run of the indexer when it began and when it had ended (0: not yet)
//     then for each path: how many events, and of each its step (0: the file is gone), when its change began
//     and when it was done (0: not yet)
//
// Times are CLOCK_MONOTONIC's in ns. An event is written before its change is made: whoever sees the change
// finds the event.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rezdex::test {

class History {
  public:
    explicit History(const std::string& path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat stat{};
        if (file < 0 || ::fstat(file, &stat) != 0) return;
        void* const mapped =
            ::mmap(nullptr, static_cast<std::size_t>(stat.st_size), PROT_READ, MAP_SHARED, file, 0);
        if (mapped != MAP_FAILED) words_ = static_cast<const std::uint64_t*>(mapped);
        ::close(file);
    }
    [[nodiscard]] bool ok() const noexcept { return words_ != nullptr; }

    // Whether the path was in this state at some moment of [start, end].
    [[nodiscard]] bool held(std::size_t path, std::uint64_t step, std::uint64_t start,
                            std::uint64_t end) const {
        const std::size_t first = 512 + 2 * word(2) + path * (1 + 3 * word(1));
        std::uint64_t next_done = 0; // of the event that followed
        for (std::size_t left = word(first); left != 0; --left) {
            const std::size_t event = first + 1 + 3 * (left - 1);
            if (next_done != 0 && next_done < start) return false;
            if (word(event) == step && word(event + 1) <= end) return true;
            next_done = word(event + 2);
        }
        return false;
    }

    struct Run {
        std::uint64_t begin, end;
    };
    [[nodiscard]] Run run(std::uint64_t number) const {
        const std::uint64_t end = word(512 + 2 * number + 1);
        return {word(512 + 2 * number), end != 0 ? end : std::numeric_limits<std::uint64_t>::max()};
    }

  private:
    [[nodiscard]] std::uint64_t word(std::size_t i) const noexcept {
        return __atomic_load_n(words_ + i, __ATOMIC_ACQUIRE);
    }
    const std::uint64_t* words_ = nullptr;
};

} // namespace rezdex::test
