// Promise: see floors.h.
#include "floors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace bench {
namespace {

[[noreturn]] void fail(const std::string& path) {
    std::perror(path.c_str());
    std::exit(2);
}

// Gives each of `threads` threads an equal run of the paths.
template <class Work>
void share(const std::vector<std::string>& paths, unsigned threads, Work work) {
    std::vector<std::jthread> pool;
    pool.reserve(threads);
    for (std::size_t k = 0; k < threads; ++k) {
        pool.emplace_back(
            [&paths, work, begin = paths.size() * k / threads, end = paths.size() * (k + 1) / threads] {
                for (std::size_t i = begin; i < end; ++i) work(paths[i]);
            });
    }
}

} // namespace

void stat_all(const std::vector<std::string>& paths, unsigned threads) {
    share(paths, threads, [](const std::string& path) {
        struct stat result;
        if (::stat(path.c_str(), &result) != 0) fail(path);
    });
}

void read_all(const std::vector<std::string>& paths, unsigned threads) {
    share(paths, threads, [](const std::string& path) {
        thread_local std::array<char, 65536> buffer;
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) fail(path);
        while (::read(file, buffer.data(), buffer.size()) > 0) {
        }
        ::close(file);
    });
}

std::chrono::nanoseconds copy_and_remove(const std::string& path, const std::string& copy) {
    const int from = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const int to = ::open(copy.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (from < 0 || to < 0) fail(copy);
    std::vector<char> buffer(256U << 10U);
    while (const ssize_t got = ::read(from, buffer.data(), buffer.size()))
        if (got < 0 || ::write(to, buffer.data(), static_cast<std::size_t>(got)) != got) fail(copy);
    const auto start = std::chrono::steady_clock::now();
    if (::fsync(to) != 0) fail(copy);
    const auto synced = std::chrono::steady_clock::now() - start;
    ::close(from);
    ::close(to);
    if (::unlink(copy.c_str()) != 0) fail(copy);
    return synced;
}

} // namespace bench
