// Promise: see read_all.h.
#include "read_all.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace rezdex::cli {

int read_all(int file, std::string& to) {
    constexpr std::size_t piece = 1U << 20U;
    for (;;) {
        const std::size_t size = to.size();
        to.resize(size + piece);
        const ssize_t got = ::read(file, to.data() + size, piece);
        to.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0) return 0;
        if (got < 0 && errno != EINTR) return errno;
    }
}

} // namespace rezdex::cli
