// Promise: see reading_lock.h.
#include "store/reading_lock.h"
#include "fs/descriptor.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rezdex::store {

Held hold_for_reading(int file) noexcept {
    const bool held = ::flock(file, LOCK_SH | LOCK_NB) == 0;
    if (!held && errno == EWOULDBLOCK) return Held::contended;
    // The writer may have come between open() and flock().
    struct stat stat{};
    if (::fstat(file, &stat) == 0 && stat.st_nlink == 0) return Held::gone;
    return held ? Held::yes : Held::no;
}

// The name goes while the lock is held: who opened the file before finds that out once it has its lock.
bool remove_unless_held(const std::string& path) noexcept {
    const fs::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file && ::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
    return ::unlink(path.c_str()) == 0 || errno == ENOENT;
}

} // namespace rezdex::store
