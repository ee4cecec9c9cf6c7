// Promise: MetricsFile of metrics.h: read, change, replace.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "metrics.h"
#include "output.h"
#include "read_all.h"

namespace rezdex::cli {
namespace {

constexpr std::string_view first_line = "# Written by rezdex, which keeps what it holds of other indexes.\n";
constexpr std::size_t max_size = 16U << 20U; // bytes

class File {
  public:
    File(const std::string& path, int flags, mode_t mode = 0) : number_(::open(path.c_str(), flags, mode)) {}
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    explicit operator bool() const noexcept { return number_ >= 0; }
    [[nodiscard]] int get() const noexcept { return number_; }

  private:
    int number_;
};

Error failure(int error, const std::string& path, std::string_view doing) {
    const bool refused = error == EACCES || error == EPERM || error == EROFS;
    const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    const ErrorKind kind = refused           ? ErrorKind::permission
                           : full            ? ErrorKind::no_space
                           : error == ENOENT ? ErrorKind::not_found
                                             : ErrorKind::io;
    return {kind, path, 0, std::string("cannot ").append(doing).append(": ").append(std::strerror(error))};
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

// Two that write at once would lose what one of them adds: a folder can be locked without leaving a file in
// it. Whoever may read the folder can hold that lock; so it is waited for a second, and no longer.
void lock(int folder) {
    for (int tries = 0; tries < 100 && ::flock(folder, LOCK_EX | LOCK_NB) != 0; ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

} // namespace

// Lines as Metrics::text() writes them; a line that is none was not written by us and is dropped.
std::optional<Error> MetricsFile::read(Metrics& to) const {
    const File file(path_, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (!file)
        return errno == ENOENT ? std::nullopt : std::optional(failure(errno, path_, "read the metrics"));
    struct stat stat{};
    std::string text;
    const bool regular = ::fstat(file.get(), &stat) == 0 && S_ISREG(stat.st_mode);
    const int error = regular ? read_all(file.get(), text, max_size) : 0;
    if (error != 0 && error != EFBIG) return failure(error, path_, "read the metrics");
    if (!regular || error == EFBIG || (!text.empty() && !text.starts_with(first_line)))
        return Error{ErrorKind::foreign, path_, 0, "this file was not written by rezdex and is left alone"};
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t open = line.find('{'), close = line.rfind("} ");
        if (line.starts_with('#') || open == std::string_view::npos || close == std::string_view::npos)
            continue;
        if (close <= open) continue;
        to.families_[std::string(line.substr(0, open))].insert_or_assign(
            std::string(line.substr(open + 1, close - open - 1)), std::string(line.substr(close + 2)));
    }
    return std::nullopt;
}

std::optional<Error> MetricsFile::replace(const std::string& text) const {
    // node_exporter reads *.prom.
    const std::string temporary = path_ + "." + std::to_string(::getpid()) + ".tmp";
    ::unlink(temporary.c_str());
    int error = 0;
    {
        const File file(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (!file) return failure(errno, path_, "write the metrics");
        error = ::fchmod(file.get(), 0644) != 0 ? errno : write_all(file.get(), text); // whatever the umask
    }
    if (error == 0 && ::rename(temporary.c_str(), path_.c_str()) != 0) error = errno;
    if (error == 0) return std::nullopt;
    ::unlink(temporary.c_str());
    return failure(error, path_, "write the metrics");
}

std::optional<Error> MetricsFile::update(const Own& own, const Add& add) const {
    const File folder(folder_of(path_), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!folder) return failure(errno, path_, "write the metrics");
    lock(folder.get());
    Metrics before;
    if (auto error = read(before)) return error;
    Metrics next;
    for (const auto& [name, samples] : before.families_)
        for (const auto& [labels, value] : samples)
            if (!own(name, labels)) next.families_[name][labels] = value;
    add(next, Before{before});
    return replace(std::string(first_line) + next.text());
}

} // namespace rezdex::cli
