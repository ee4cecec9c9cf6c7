// Promise: see small_file.h.
#include "store/small_file.h"
#include "fs/descriptor.h"

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace rezdex::store {
namespace {

int write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

// A durable one that no other thread or process of this host uses at the time; it may lie there from a dead
// one.
std::string temporary_name(const std::string& name, Durable durable) {
    static std::atomic<std::uint64_t> made{0};
    if (durable == Durable::no) return name + ".tmp";
    return name + '.' + std::to_string(::getpid()) + '-' + std::to_string(made++) + ".tmp";
}

int write_new_file(const std::string& path, std::string_view text, mode_t mode, Durable durable) {
    ::unlink(path.c_str());
    const fs::Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file) return errno;
    if (const int error = write_all(file.get(), text)) return error;
    return durable == Durable::yes && ::fsync(file.get()) != 0 ? errno : 0;
}

} // namespace

int read_small_file(const std::string& path, SmallFile& to, std::size_t max_size) {
    const fs::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file || ::fstat(file.get(), &to.stat) != 0) return errno;
    if (!S_ISREG(to.stat.st_mode)) return EINVAL;
    std::string buffer(max_size + 1, '\0');
    std::size_t size = 0;
    while (size < buffer.size()) {
        const ssize_t got = ::read(file.get(), buffer.data() + size, buffer.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size > max_size) return EFBIG;
    buffer.resize(size);
    to.text = std::move(buffer);
    return 0;
}

int replace_file(const std::string& directory, const std::string& name, std::string_view text, mode_t mode,
                 Durable durable) {
    const std::string path = directory + '/' + name,
                      temporary = directory + '/' + temporary_name(name, durable);
    int error = write_new_file(temporary, text, mode, durable);
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
    if (error != 0) ::unlink(temporary.c_str());
    return error == 0 && durable == Durable::yes ? sync_directory(directory) : error;
}

int sync_directory(const std::string& directory) {
    const fs::Descriptor folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder && ::fsync(folder.get()) == 0 ? 0 : errno;
}

} // namespace rezdex::store
