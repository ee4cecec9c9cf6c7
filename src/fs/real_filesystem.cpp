// Promise: FileSystem over the operating system, with as few calls as the promises there allow.
#include "fs/filesystem.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace rezdex::fs {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) noexcept : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const noexcept { return number_; }

  private:
    int number_;
};

FileType type_of(std::uint32_t mode) noexcept {
    if (S_ISREG(mode)) return FileType::file;
    if (S_ISDIR(mode)) return FileType::directory;
    return S_ISLNK(mode) ? FileType::link : FileType::other;
}

std::int64_t nanoseconds(const struct statx_timestamp& time) noexcept {
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

std::int64_t nanoseconds(const struct timespec& time) noexcept {
    return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

Stat from_raw(const struct statx& raw) noexcept {
    return {nanoseconds(raw.stx_mtime),
            nanoseconds(raw.stx_ctime),
            raw.stx_size,
            raw.stx_ino,
            makedev(raw.stx_dev_major, raw.stx_dev_minor),
            raw.stx_mode,
            raw.stx_uid,
            raw.stx_gid,
            type_of(raw.stx_mode)};
}

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
int open_for_reading(int from, const char* path) noexcept {
    for (int wait_ms = 1;; wait_ms *= 2) {
        const int number = ::openat(from, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (number >= 0) return number;
        if (errno == EINTR) continue;
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

// `from`: a directory, or AT_FDCWD.
Outcome<Stat> stat_from(int from, const char* path, Sync sync) {
    struct statx raw;
    const int how = sync == Sync::force ? AT_STATX_FORCE_SYNC : AT_STATX_SYNC_AS_STAT;
    if (::statx(from, path, how, STATX_BASIC_STATS, &raw) != 0) return {errno, {}};
    return {0, from_raw(raw)};
}

std::int64_t clock_ns() noexcept {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return nanoseconds(now);
}

// Reads a small file that has been at rest for a minute, with one fstat behind the read (a stat is a tenth of
// what reading a definition costs): had anybody written to it since `started_ns`, its ctime would be later,
// by whichever host's clock. False, with nothing promised of `to`, where that does not hold or it is no small
// file: pread has then taken nothing out of a FIFO or a terminal.
bool read_at_rest(int number, std::int64_t started_ns, std::size_t limit, std::string& to,
                  Files::Read& result) {
    constexpr std::int64_t rest_ns = 60'000'000'000;
    std::array<char, 8192> small;
    const ssize_t n = ::pread(number, small.data(), small.size(), 0);
    struct stat raw;
    if (n < 0 || ::fstat(number, &raw) != 0 || !S_ISREG(raw.st_mode)) return false;
    const auto got = static_cast<std::size_t>(n);
    if (got == small.size() || got > limit || static_cast<std::size_t>(raw.st_size) != got) return false;
    const Stat stat = from_raw(raw);
    if (std::max(stat.mtime_ns, stat.ctime_ns) > started_ns - rest_ns) return false;
    to.assign(small.data(), got);
    result = {stat, stat};
    return true;
}

Outcome<Files::Read> read_from(int from, const char* path, std::size_t limit, std::string& to) {
    to.clear();
    const std::int64_t started_ns = clock_ns();
    const Descriptor file(open_for_reading(from, path));
    if (file.number() < 0) return {errno, {}};
    if (Files::Read result; read_at_rest(file.number(), started_ns, limit, to, result)) return {0, result};
    struct stat raw;
    if (::fstat(file.number(), &raw) != 0) return {errno, {}};
    Files::Read result{from_raw(raw), {}};
    if (result.before.type == FileType::directory) return {EISDIR, result};
    if (result.before.type != FileType::file) return {ENXIO, result};
    if (result.before.size > limit) return {EFBIG, result};
    const int error = read_all(file.number(), result.before.size, limit, to);
    if (error != 0) return {error, result};
    if (::fstat(file.number(), &raw) != 0) return {errno, result};
    result.after = from_raw(raw);
    return {0, result};
}

class OpenDirectory final : public Files {
  public:
    explicit OpenDirectory(int number) noexcept : directory_(number) {}
    Outcome<Stat> stat(const char* path, Sync sync) override {
        return stat_from(directory_.number(), path, sync);
    }
    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        return read_from(directory_.number(), path, limit, to);
    }

  private:
    Descriptor directory_;
};

class RealFileSystem final : public FileSystem {
  public:
    Outcome<Stat> stat(const char* path, Sync sync) override { return stat_from(AT_FDCWD, path, sync); }

    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        return read_from(AT_FDCWD, path, limit, to);
    }

    Outcome<std::unique_ptr<Files>> open_directory(const char* path) override {
        const int number = ::open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (number < 0) return {errno, nullptr};
        return {0, std::make_unique<OpenDirectory>(number)};
    }

    Outcome<std::vector<Entry>> list(const char* path) override {
        DIR* directory = ::opendir(path);
        if (directory == nullptr) return {errno, {}};
        Outcome<std::vector<Entry>> result;
        errno = 0;
        while (const dirent* entry = ::readdir(directory)) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..")
                result.value.push_back({std::string(name), entry_type(directory, *entry)});
            errno = 0;
        }
        result.error = errno;
        ::closedir(directory);
        return result;
    }

    Outcome<MountKind> mount_kind(const char* path) override {
        struct statfs raw;
        if (::statfs(path, &raw) != 0) return {errno, {}};
        return {0, mount_kind_of(static_cast<std::uint32_t>(raw.f_type))};
    }

    int readable(const char* path) override {
        return ::faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 ? 0 : errno;
    }

    std::int64_t now_ns() override { return clock_ns(); }

  private:
    static FileType entry_type(DIR* directory, const dirent& entry) noexcept {
        switch (entry.d_type) {
        case DT_REG: return FileType::file;
        case DT_DIR: return FileType::directory;
        case DT_LNK: return FileType::link;
        case DT_UNKNOWN: break; // some filesystems do not say
        default: return FileType::other;
        }
        struct stat raw;
        if (::fstatat(::dirfd(directory), entry.d_name, &raw, AT_SYMLINK_NOFOLLOW) != 0)
            return FileType::other;
        return type_of(raw.st_mode);
    }
};

} // namespace

FileSystem& real() {
    static RealFileSystem instance;
    return instance;
}

} // namespace rezdex::fs
