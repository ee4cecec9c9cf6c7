// Promise: see output.h.
#include "output.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

#include "terminal.h"

namespace rezdex::cli {

int write_all(int file, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written >= 0)
            text.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

bool Output::flush() {
    if (error_ == 0) error_ = write_all(STDOUT_FILENO, text_);
    text_.clear();
    return error_ == 0;
}

int Output::finish(int code) {
    if (flush() || error_ == EPIPE) return code;
    return fail({ErrorKind::io, "standard output", 0, std::strerror(error_)});
}

} // namespace rezdex::cli
