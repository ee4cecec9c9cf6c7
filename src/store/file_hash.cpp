// Promise: see file_hash.h.
#include "store/file_hash.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <unistd.h>

namespace rezdex::store {

// Read, not mapped: a file cut off meanwhile is an error here, not SIGBUS.
std::optional<FileHash> hash_file(int file, std::uint64_t size) {
    constexpr std::size_t piece = 256U << 10U; // stays in the second-level cache
    const auto buffer = std::make_unique_for_overwrite<char[]>(piece);
    base::Hasher128 hasher;
    for (std::uint64_t at = 0; at < size;) {
        const std::size_t wanted = std::min<std::uint64_t>(piece, size - at);
        const ssize_t got = ::pread(file, buffer.get(), wanted, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = EIO;
        if (got <= 0) return std::nullopt;
        hasher.add({buffer.get(), static_cast<std::size_t>(got)});
        at += static_cast<std::uint64_t>(got);
    }
    return hasher.hash();
}

} // namespace rezdex::store
