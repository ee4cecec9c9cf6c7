// Promise: see mark.h.
#include "store/mark.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

#include "store/failure.h"
#include "store/hex.h"
#include "store/small_file.h"
#include "store/whole_file.h"

namespace rezdex::store {
namespace {

std::int64_t nanoseconds(const timespec& time) noexcept {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

struct Mark {
    std::string directory, name, text;
};

// The one mark that would vouch for the file; its text holds all that must be equal. An index has one place
// for it, by its folder, so that marks do not pile up with its generations.
Mark mark_of(const std::string& path, const struct stat& stat, const Current& current,
             const std::string& cache) {
    Mark mark;
    struct stat folder{};
    if (::stat(path.substr(0, path.rfind('/') + 1).c_str(), &folder) != 0) return mark;
    if (!cache.empty()) mark.directory = cache + "/marks";
    mark.name = to_hex(folder.st_dev) + '-' + to_hex(folder.st_ino);
    mark.text = "rezdex-mark 1\ndevice " + std::to_string(stat.st_dev) + "\ninode " +
                std::to_string(stat.st_ino) + "\nsize " + std::to_string(stat.st_size) + "\nmtime_ns " +
                std::to_string(nanoseconds(stat.st_mtim)) + "\nctime_ns " +
                std::to_string(nanoseconds(stat.st_ctim)) + "\nxxh3_128 " + to_hex(current.hash) + '\n';
    return mark;
}

bool only_ours(const struct stat& stat) noexcept {
    return (stat.st_uid == ::geteuid() || stat.st_uid == 0) && (stat.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

bool is_left(const Mark& mark) {
    SmallFile file;
    if (mark.directory.empty() || read_small_file(mark.directory + '/' + mark.name, file) != 0) return false;
    return only_ours(file.stat) && file.text == mark.text;
}

bool leave(const Mark& mark) {
    if (mark.directory.empty()) return false;
    std::error_code ignored; // the write says whether the folder is there
    std::filesystem::create_directories(mark.directory, ignored);
    return replace_file(mark.directory, mark.name, mark.text, 0644, Durable::no) == 0;
}

// A write within the clock's tick of the last change would leave the same ctime behind: the file must have
// been at rest for two ticks of the slowest kernel (100 Hz) before it was hashed.
constexpr std::int64_t rest_ns = 20'000'000;

std::int64_t coarse_now_ns() noexcept {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now); // what the kernel stamps files with
    return nanoseconds(now);
}

bool unchanged(const struct stat& a, const struct stat& b) noexcept {
    return a.st_size == b.st_size && nanoseconds(a.st_mtim) == nanoseconds(b.st_mtim) &&
           nanoseconds(a.st_ctim) == nanoseconds(b.st_ctim);
}

} // namespace

std::string cache_directory() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe)
        return std::string(value == nullptr || *value != '/' ? "" : value);
    };
    if (std::string own = variable("REZDEX_CACHE_DIR"); !own.empty()) return own;
    if (const std::string cache = variable("XDG_CACHE_HOME"); !cache.empty()) return cache + "/rezdex";
    if (const std::string home = variable("HOME"); !home.empty()) return home + "/.cache/rezdex";
    return {};
}

Result<Checked> check_file(const std::string& path, const Current& current, bool leave_mark, Believe believe,
                           const std::string& cache) {
    const Descriptor file = open_to_read(path);
    struct stat before{}, after{};
    if (!file || ::fstat(file.get(), &before) != 0) return failure(errno, path, "open the index");
    if (!S_ISREG(before.st_mode) || static_cast<std::uint64_t>(before.st_size) != current.bytes)
        return damaged(path, "the file has another size than CURRENT says");
    if (believe == Believe::size) return Checked{};
    const Mark mark = mark_of(path, before, current, cache);
    if (believe == Believe::marks && is_left(mark)) return Checked{true};

    const std::int64_t start = coarse_now_ns();
    const auto hash = hash_file(file.get(), current.bytes);
    if (!hash || ::fstat(file.get(), &after) != 0) return failure(errno, path, "read the index");
    if (*hash != current.hash || !unchanged(before, after))
        return damaged(path, "the file's content is not what CURRENT says");
    const bool at_rest = nanoseconds(before.st_ctim) + rest_ns < start;
    return Checked{leave_mark && at_rest && leave(mark)};
}

Result<Checked> check_new_file(const std::string& path, const Current& current, const std::string& cache) {
    std::this_thread::sleep_for(std::chrono::nanoseconds(2 * rest_ns));
    return check_file(path, current, true, Believe::nothing, cache);
}

} // namespace rezdex::store
