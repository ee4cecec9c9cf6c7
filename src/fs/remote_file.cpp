// Promise: see remote_file.h.
#include "fs/remote_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/immortal.h"
#include "fs/read_file.h"

namespace rezdex::fs {
namespace {

constexpr std::size_t piece_size = 256U << 10U;

// What the child says first. Then come the pieces of the file, the size of each before it as an int32; at the
// end 0, or an errno as a negative number.
struct Opened {
    std::int32_t error = 0;
    std::uint64_t size = 0;
};

// --- the child: system calls on memory that is there already --------------------------------------------

bool hand_over(const void* data, std::size_t size) noexcept {
    const char* at = static_cast<const char*>(data);
    while (size != 0) {
        const ssize_t written = ::write(STDIN_FILENO, at, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false; // the parent is gone or wants no more
        at += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

std::int32_t open_file(const char* path, int& file, std::uint64_t& size) noexcept {
    struct stat stat{};
    file = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0 || ::fstat(file, &stat) != 0) return errno;
    if (!S_ISREG(stat.st_mode)) return EINVAL;
    size = static_cast<std::uint64_t>(stat.st_size);
    return 0;
}

std::int32_t hand_over_file(int file, std::uint64_t left, char* buffer) noexcept {
    while (left != 0) {
        const ssize_t got = ::read(file, buffer, std::min<std::uint64_t>(left, piece_size));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -errno;
        if (got == 0) return -EIO;
        const auto size = static_cast<std::int32_t>(got);
        if (!hand_over(&size, sizeof size) || !hand_over(buffer, static_cast<std::size_t>(got)))
            return -EPIPE;
        left -= static_cast<std::uint64_t>(got);
    }
    return 0;
}

// The pipe becomes standard input, and nothing else stays open: a child that hangs for ever must hold neither
// a lock nor the terminal of whoever waits for us.
[[noreturn]] void be_child(int pipe, const char* path, char* buffer) noexcept {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        struct sigaction action{};
        action.sa_handler = signal == SIGPIPE ? SIG_IGN : SIG_DFL;
        ::sigaction(signal, &action, nullptr);
    }
    if (::dup2(pipe, STDIN_FILENO) < 0) ::_exit(1);
    ::close_range(STDIN_FILENO + 1, ~0U, 0);
    int file = -1;
    Opened opened;
    opened.error = open_file(path, file, opened.size);
    if (!hand_over(&opened, sizeof opened) || opened.error != 0) ::_exit(1);
    const std::int32_t end = hand_over_file(file, opened.size, buffer);
    hand_over(&end, sizeof end);
    ::_exit(0);
}

// --- the parent -----------------------------------------------------------------------------------------

// Children that would not die yet.
class GivenUp {
  public:
    void add(::pid_t child) {
        const std::lock_guard lock(mutex_);
        children_.push_back(child);
    }
    void reap() {
        const std::lock_guard lock(mutex_);
        std::erase_if(children_, [](::pid_t child) { return ::waitpid(child, nullptr, WNOHANG) != 0; });
    }

  private:
    std::mutex mutex_;
    std::vector<::pid_t> children_;
};

GivenUp& given_up() { return base::immortal<GivenUp>(); }

class Child {
  public:
    explicit Child(::pid_t id) noexcept : id_(id) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (::waitpid(id_, nullptr, WNOHANG) != 0) return; // also where others reap our children
        ::kill(id_, SIGKILL);
        for (int tries = 0; tries < 20; ++tries) {
            if (::waitpid(id_, nullptr, WNOHANG) != 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        given_up().add(id_);
    }

  private:
    ::pid_t id_;
};

// What the child says, in time.
class Pipe {
  public:
    using Clock = std::chrono::steady_clock;

    Pipe(int file, std::chrono::nanoseconds patience, const std::atomic<bool>* cancel)
        : file_(file), patience_(patience), cancel_(cancel) {}

    // Fills all of `to`; 0 or an errno.
    [[nodiscard]] int whole(void* to, std::size_t size) const {
        for (char* at = static_cast<char*>(to); size != 0;) {
            if (const int error = wait()) return error;
            const ssize_t got = ::read(file_, at, size);
            if (got < 0) return errno;
            if (got == 0) return EIO; // the child is gone
            at += got;
            size -= static_cast<std::size_t>(got);
        }
        return 0;
    }

  private:
    [[nodiscard]] int wait() const {
        const Clock::time_point end = Clock::now() + patience_;
        for (;;) {
            if (cancel_ != nullptr && cancel_->load()) return EINTR;
            pollfd wait{file_, POLLIN, 0};
            const int ready = ::poll(&wait, 1, 100);
            if (ready > 0) return 0;
            if (ready < 0 && errno != EINTR) return errno;
            if (Clock::now() >= end) return ETIMEDOUT;
        }
    }

    int file_;
    std::chrono::nanoseconds patience_;
    const std::atomic<bool>* cancel_;
};

} // namespace

int RemoteReader::read(const std::string& path, const Begin& begin, const Piece& piece) const {
    given_up().reap();
    const auto buffer = std::make_unique<char[]>(piece_size); // the child's copy is its own
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return errno;
    const Descriptor reading(ends[0]);
    ::pid_t id = -1;
    {
        const Descriptor writing(ends[1]);
        ::fcntl(writing.get(), F_SETPIPE_SZ, static_cast<int>(piece_size)); // else it is slower
        id = ::fork();
        if (id < 0) return errno;
        if (id == 0) be_child(writing.get(), path.c_str(), buffer.get());
    }
    const Child child(id);
    const Pipe pipe(reading.get(), patience_, cancel_);
    Opened opened;
    if (const int error = pipe.whole(&opened, sizeof opened)) return error;
    if (opened.error != 0) return opened.error;
    if (!begin(opened.size)) return ECANCELED;
    std::uint64_t left = opened.size;
    for (std::int32_t size = 0;; left -= static_cast<std::uint64_t>(size)) {
        if (const int error = pipe.whole(&size, sizeof size)) return error;
        if (size <= 0) return size == 0 && left != 0 ? EIO : -size;
        if (static_cast<std::size_t>(size) > std::min<std::uint64_t>(left, piece_size)) return EIO;
        if (const int error = pipe.whole(buffer.get(), static_cast<std::size_t>(size))) return error;
        if (!piece({buffer.get(), static_cast<std::size_t>(size)})) return ECANCELED;
    }
}

} // namespace rezdex::fs
