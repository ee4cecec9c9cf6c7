// Promise: see file_hash.h.
#include "store/file_hash.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace rezdex::store {
namespace {

// Read, not mapped: a file cut off meanwhile is an error here, not SIGBUS. `each` says whether to go on.
template <class Each>
std::optional<FileHash> read_pieces(int file, std::uint64_t size, const Each& each) {
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
        if (!each(bytes)) return std::nullopt;
        at += bytes.size();
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

std::optional<FileHash> hash_file(int file, std::uint64_t size) {
    return read_pieces(file, size, [](std::string_view) { return true; });
}

std::optional<FileHash> hash_file(int file, std::uint64_t size,
                                  const std::function<bool(std::uint64_t)>& each) {
    std::uint64_t done = 0;
    return read_pieces(file, size, [&](std::string_view bytes) {
        done += bytes.size();
        if (each(done)) return true;
        errno = ECANCELED;
        return false;
    });
}

std::optional<FileHash> copy_file(int from, std::uint64_t size, int to, const More& more) {
    const auto go_on = [&](std::uint64_t bytes) {
        if (!more || more(bytes)) return true;
        errno = ECANCELED;
        return false;
    };
    if (::ioctl(to, FICLONE, from) == 0) {
        if (::ftruncate(to, static_cast<off_t>(size)) != 0) return std::nullopt;
        return read_pieces(to, size, [&](std::string_view bytes) { return go_on(bytes.size()); });
    }
    return read_pieces(from, size,
                       [&](std::string_view bytes) { return write_whole(to, bytes) && go_on(bytes.size()); });
}

} // namespace rezdex::store
