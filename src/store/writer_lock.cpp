// Promise: see writer_lock.h.
#include "store/writer_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <ctime>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fork_mutex.h"
#include "fs/descriptor.h"
#include "store/failure.h"

namespace rezdex::store {

struct WriterLock::Hold {
    explicit Hold(fs::Descriptor lock);
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    ~Hold();

    fs::Descriptor file; // none in a forked child
    bool locked = false;
};

namespace {

using Clock = std::chrono::steady_clock;

// The locks that this process holds, or waits for. A child would keep them after its parent has let go.
struct Held {
    base::ForkMutex mutex;
    std::set<WriterLock::Hold*> all;

    static Held& here() {
        static Held& only = []() -> Held& {
            auto* made = new Held; // NOLINT(cppcoreguidelines-owning-memory)
            ::pthread_atfork(nullptr, nullptr, drop_in_child);
            return *made;
        }();
        return only;
    }

    static void drop_in_child() {
        for (WriterLock::Hold* each : here().all) each->file = fs::Descriptor();
        here().all.clear();
    }
};

std::string host() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) name.front() = '\0';
    return name.data();
}

constexpr std::string_view pid_word = "pid ", host_word = " on host ", since_word = " since ";

// "pid 123 on host render7 since 2026-11-28T00:50:48Z"
std::string this_process() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    std::array<char, 32> time{};
    if (::gmtime_r(&now, &utc) != nullptr)
        static_cast<void>(std::strftime(time.data(), time.size(), "%Y-%m-%dT%H:%M:%SZ", &utc));
    return std::string(pid_word)
        .append(std::to_string(::getpid()))
        .append(host_word)
        .append(host())
        .append(since_word)
        .append(time.data());
}

// Whether the text is of a process of this host that is no more.
bool is_stale(std::string_view text) {
    pid_t pid = 0;
    text.remove_prefix(pid_word.size());
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), pid);
    if (error != std::errc() || pid <= 0) return true;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(host_word)) return true;
    text.remove_prefix(host_word.size());
    return text.substr(0, text.find(since_word)) == host() && ::kill(pid, 0) != 0 && errno == ESRCH;
}

// Printable, for it goes into messages.
std::string holder_of(int lock) {
    std::array<char, 512> text{};
    const ssize_t size = ::pread(lock, text.data(), text.size(), 0);
    std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    if (const auto line = holder.find('\n'); line != std::string::npos) holder.resize(line);
    std::ranges::replace_if(holder, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    if (!holder.starts_with(pid_word) || is_stale(holder)) return "another process";
    return holder + " (as writer.lock says)";
}

void name_holder(int lock) {
    const std::string text = this_process() + '\n';
    const ssize_t size = ::pwrite(lock, text.data(), text.size(), 0);
    if (size < 0 || ::ftruncate(lock, size) != 0) errno = 0; // a lock is held, whoever can read whose it is
}

// The folder may have been removed, and made anew, while this waited for the lock of the old one.
bool is_named(int lock, const std::string& path) {
    struct stat held{}, named{};
    return ::fstat(lock, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

// What to do about the other one; nothing while there is time to wait.
std::optional<Error> give_up(const std::string& directory, const std::string& holder, const Waiting& waiting,
                             Clock::duration waited) {
    if (waiting.cancel != nullptr && *waiting.cancel)
        return Error{ErrorKind::interrupted, directory, 0, "interrupted while it waited for " + holder};
    if (waited < waiting.time) return std::nullopt;
    const bool did_wait = waiting.time > waiting.time.zero();
    return Error{ErrorKind::locked, directory, 0,
                 holder + " is writing this index" +
                     (did_wait ? ", and was still when the time to wait for it was over; try again later"
                               : "; try again later, or wait for it with --wait")};
}

} // namespace

WriterLock::Hold::Hold(fs::Descriptor lock) : file(std::move(lock)) {
    const std::lock_guard guard(Held::here().mutex);
    Held::here().all.insert(this);
}

WriterLock::Hold::~Hold() {
    {
        const std::lock_guard guard(Held::here().mutex);
        Held::here().all.erase(this);
    }
    if (!locked || !file) return;
    // The next one is not to be taken for this one; nor is a child that has not yet dropped its copy.
    if (::ftruncate(file.get(), 0) != 0 || ::flock(file.get(), LOCK_UN) != 0) errno = 0;
}

Result<WriterLock> WriterLock::take(const std::string& directory, const Waiting& waiting) {
    constexpr auto look_again = std::chrono::milliseconds(20);
    const std::string path = directory + '/' + lock_name;
    const Clock::time_point start = Clock::now();
    for (std::unique_ptr<Hold> hold;;) {
        if (!hold) {
            fs::Descriptor file(
                ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
            if (!file) return failure(errno, path, "lock the index");
            hold = std::make_unique<Hold>(std::move(file));
        }
        if (::flock(hold->file.get(), LOCK_EX | LOCK_NB) == 0) {
            if (!is_named(hold->file.get(), path)) {
                hold.reset();
                continue;
            }
            hold->locked = true;
            name_holder(hold->file.get());
            return WriterLock(std::move(hold));
        }
        if (errno != EWOULDBLOCK) return failure(errno, path, "lock the index");
        const std::string holder = holder_of(hold->file.get());
        if (auto error = give_up(directory, holder, waiting, Clock::now() - start)) return *std::move(error);
        if (waiting.notice) waiting.notice(holder);
        std::this_thread::sleep_for(look_again);
    }
}

WriterLock::WriterLock(std::unique_ptr<Hold> hold) noexcept : hold_(std::move(hold)) {}
WriterLock::WriterLock(WriterLock&&) noexcept = default;
WriterLock& WriterLock::operator=(WriterLock&&) noexcept = default;
WriterLock::~WriterLock() = default;

} // namespace rezdex::store
