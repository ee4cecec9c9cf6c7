// Promise: see read_file.h.
#include "fs/read_file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>

namespace rezdex::fs {
namespace {

Stat from_raw(const struct stat& raw) noexcept {
    return {nanoseconds(raw.st_mtim),
            nanoseconds(raw.st_ctim),
            static_cast<std::uint64_t>(raw.st_size),
            raw.st_ino,
            raw.st_dev,
            raw.st_mode,
            raw.st_uid,
            raw.st_gid,
            type_of(raw.st_mode)};
}

// O_NONBLOCK keeps a FIFO or a terminal from holding us; on a file it does one thing only: it gives
// EWOULDBLOCK while another program gives a lease on it back, where a plain open would wait. So we wait, a
// second at most.
int open_for_reading(int from, const char* path, bool& link) noexcept {
    link = false;
    for (int wait_ms = 1;; wait_ms *= 2) {
        const int number =
            ::openat(from, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (link ? 0 : O_NOFOLLOW));
        if (number >= 0) return number;
        if (errno == EINTR) continue;
        if (errno == ELOOP && !link) {
            link = true;
            continue;
        }
        if (errno != EWOULDBLOCK || wait_ms > 512) return -1;
        std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
    }
}

// Reads `expected` bytes, or to the end where there are more or fewer. Returns 0 or an errno.
int read_all(int number, std::size_t expected, std::size_t limit, std::string& to) {
    std::size_t got = 0;
    to.resize(expected);
    for (;;) {
        if (got == to.size()) {
            if (got != 0 && got == expected) return 0; // fstat vouches for this, before and after
            if (got > limit) return EFBIG;
            to.resize(got + 4096);
        }
        const ssize_t n = ::read(number, to.data() + got, to.size() - got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        if (n == 0) break;
        got += static_cast<std::size_t>(n);
    }
    to.resize(got);
    return got > limit ? EFBIG : 0;
}

// Reads a small file at rest with one fstat, behind the read: a stat is a tenth of what reading a definition
// costs. False, with nothing promised of `to`, where it is not at rest or no small file: pread has then taken
// nothing out of a FIFO or a terminal.
bool read_at_rest(int number, std::int64_t started_ns, std::size_t limit, std::string& to,
                  Files::Read& result) {
    std::array<char, 8192> small;
    const ssize_t n = ::pread(number, small.data(), small.size(), 0);
    if (n < 0) return false;
    const auto got = static_cast<std::size_t>(n);
    if (got == small.size() || got > limit) return false;
    struct stat raw;
    if (::fstat(number, &raw) != 0 || !S_ISREG(raw.st_mode)) return false;
    if (static_cast<std::size_t>(raw.st_size) != got) return false;
    const Stat stat = from_raw(raw);
    if (!at_rest(stat, started_ns)) return false;
    to.assign(small.data(), got);
    result.before = result.after = stat;
    return true;
}

} // namespace

FileType type_of(std::uint32_t mode) noexcept {
    if (S_ISREG(mode)) return FileType::file;
    if (S_ISDIR(mode)) return FileType::directory;
    return S_ISLNK(mode) ? FileType::link : FileType::other;
}

std::int64_t nanoseconds(const struct timespec& time) noexcept {
    return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

bool at_rest(const Stat& behind, std::int64_t started_ns) noexcept {
    constexpr std::int64_t rest_ns = 60'000'000'000;
    return std::max(behind.mtime_ns, behind.ctime_ns) <= started_ns - rest_ns;
}

Outcome<Files::Read> read_file(int from, const char* path, std::int64_t started_ns, std::size_t limit,
                               std::string& to) {
    to.clear();
    Files::Read result;
    const Descriptor file(open_for_reading(from, path, result.link));
    if (file.get() < 0) return {errno, {}};
    if (read_at_rest(file.get(), started_ns, limit, to, result)) return {0, result};
    struct stat raw;
    if (::fstat(file.get(), &raw) != 0) return {errno, {}};
    result.before = from_raw(raw);
    if (result.before.type == FileType::directory) return {EISDIR, result};
    if (result.before.type != FileType::file) return {ENXIO, result};
    if (result.before.size > limit) return {EFBIG, result};
    const int error = read_all(file.get(), result.before.size, limit, to);
    if (error != 0) return {error, result};
    if (::fstat(file.get(), &raw) != 0) return {errno, result};
    result.after = from_raw(raw);
    return {0, result};
}

} // namespace rezdex::fs
