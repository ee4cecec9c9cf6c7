// Promise: see whole_file.h.
#include "store/whole_file.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "store/failure.h"

namespace rezdex::store {
namespace {

constexpr std::uint64_t sync_step = 2U << 20U;

// Read, not mapped: a file cut off meanwhile is an error here, not SIGBUS. `take` is false, with errno set,
// where it fails.
template <class Take>
std::optional<FileHash> read_pieces(int file, std::uint64_t size, const More& more, const Take& take) {
    constexpr std::size_t piece = 256U << 10U; // stays in the second-level cache
    const auto buffer = std::make_unique_for_overwrite<char[]>(piece);
    base::Hasher128 hasher;
    for (std::uint64_t at = 0; at < size;) {
        const std::size_t wanted = std::min<std::uint64_t>(piece, size - at);
        const ssize_t got = ::pread(file, buffer.get(), wanted, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = EIO;
        if (got <= 0) return std::nullopt;
        const std::string_view bytes(buffer.get(), static_cast<std::size_t>(got));
        hasher.add(bytes);
        if (!take(bytes)) return std::nullopt;
        at += bytes.size();
        if (more && !more(bytes.size())) {
            errno = ECANCELED;
            return std::nullopt;
        }
    }
    return hasher.hash();
}

} // namespace

bool write_whole(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written == 0) errno = ENOSPC;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void start_to_sync(int file, std::uint64_t at, std::uint64_t bytes) noexcept {
    ::sync_file_range(file, static_cast<off_t>(at), static_cast<off_t>(bytes), SYNC_FILE_RANGE_WRITE);
}

Descriptor open_to_read(const std::string& path, int more_flags) noexcept {
    return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | more_flags));
}

Descriptor make_new(const std::string& path) noexcept {
    return Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
}

Result<OpenFile> open_file(const std::string& path, std::string_view doing, int more_flags) {
    OpenFile file{open_to_read(path, more_flags)};
    if (!file.descriptor || ::fstat(file.descriptor.get(), &file.stat) != 0)
        return failure(errno, path, doing);
    if (!S_ISREG(file.stat.st_mode)) return Error{ErrorKind::foreign, path, 0, "not a file"};
    return file;
}

std::optional<FileHash> hash_file(int file, std::uint64_t size, const More& more) {
    return read_pieces(file, size, more, [](std::string_view) { return true; });
}

std::optional<FileHash> copy_file(int from, std::uint64_t size, int to, const More& more) {
    if (::ioctl(to, FICLONE, from) == 0) {
        if (::ftruncate(to, static_cast<off_t>(size)) != 0) return std::nullopt;
        return hash_file(to, size, more);
    }
    std::uint64_t written = 0, started = 0;
    return read_pieces(from, size, more, [&](std::string_view bytes) {
        if (!write_whole(to, bytes)) return false;
        written += bytes.size();
        if (written - started >= sync_step || written == size) {
            start_to_sync(to, started, written - started);
            started = written;
        }
        return true;
    });
}

} // namespace rezdex::store
