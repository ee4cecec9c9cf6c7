// Promise: see read_all.h.
#include "read_all.h"

#include <array>
#include <cerrno>

#include <unistd.h>

namespace rezdex::cli {

// In small pieces: to clear the memory of a large one costs a cold start more than to look a thousand paths
// up.
int read_all(int file, std::string& to, std::size_t most) {
    std::array<char, 65536> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills it
    for (;;) {
        const ssize_t got = ::read(file, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got < 0 ? errno : 0;
        to.append(piece.data(), static_cast<std::size_t>(got));
        if (to.size() > most) return EFBIG;
    }
}

} // namespace rezdex::cli
