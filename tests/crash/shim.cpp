// Promise: loaded into a program with LD_PRELOAD, it counts the system calls by which an index changes, and
// at the one that it is told to kills the program, or lets the call fail.
//
// Counted are the calls of the table at the end that concern a path in the folders named, in the order in
// which they are made; a write by a descriptor, as one by a path. It works on what goes through the dynamic
// linker: the library's own calls and those of LMDB and libstdc++.
//
//     SHIM_FOLDERS=/a:/b   what counts
//     SHIM_LOG=FILE        one line a call, before it is made: its number, name, size and path (a rename's
//     new one
//                          behind a tab)
//     SHIM_AT=n            which one; without it nothing happens. Then one of
//     SHIM_DO=kill         SIGKILL before the call
//     SHIM_DO=torn         of a write the first half is written, then SIGKILL; other calls: as kill, but
//     behind it SHIM_DO=fail         the call fails with SHIM_ERRNO, a number; of SHIM_CALLS only (names with
//     commas) SHIM_DO=fail-on      so does every later one SHIM_DO=short        of a write the first half is
//     written, and it says so
//
// For tests only. Any thread may call.
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

enum class Do { nothing, kill, torn, fail, fail_on, shorten };

struct Settings {
    std::string folders, calls;
    int log = -1;
    long at = 0;
    int error = 0;
    Do what = Do::nothing;

    static std::string variable(const char* name) {
        const char* value = std::getenv(name);
        return value == nullptr ? "" : value;
    }
    Settings() : folders(variable("SHIM_FOLDERS")), calls(variable("SHIM_CALLS")) {
        at = std::atol(variable("SHIM_AT").c_str());
        error = std::atoi(variable("SHIM_ERRNO").c_str());
        const std::string told = variable("SHIM_DO");
        what = told == "kill"      ? Do::kill
               : told == "torn"    ? Do::torn
               : told == "fail"    ? Do::fail
               : told == "fail-on" ? Do::fail_on
               : told == "short"   ? Do::shorten
                                   : Do::nothing;
        if (const std::string path = variable("SHIM_LOG"); !path.empty())
            log = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.c_str(),
                                             O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    }
    static const Settings& get() {
        static const Settings* const only = new Settings;
        return *only;
    }
};

bool listed(std::string_view list, char separator, std::string_view wanted, bool prefix) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        const std::string_view one = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        if (!prefix && one == wanted) return true;
        if (prefix && wanted.starts_with(one) && (wanted.size() == one.size() || wanted[one.size()] == '/'))
            return true;
    }
    return false;
}

std::string path_of(int file) {
    std::array<char, PATH_MAX> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
    return {path.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

// What is to be done about a call.
struct Call {
    bool fails = false;  // errno is set
    bool half = false;   // of a write
    bool killed = false; // behind the call
};

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

Call meet(std::string_view name, const std::string& path, std::size_t size = 0, const std::string& to = "") {
    const Settings& settings = Settings::get();
    static std::atomic<long> count{0};
    const int before = errno;
    if (!listed(settings.folders, ':', path, true) && !listed(settings.folders, ':', to, true)) return {};
    const bool meant = settings.calls.empty() || listed(settings.calls, ',', name, false);
    if (!meant) return {};
    const long number = ++count;
    if (settings.log >= 0) {
        std::string line = std::to_string(number).append(" ").append(name).append(" ").append(
            std::to_string(size).append(" ").append(path));
        if (!to.empty()) line.append("\t").append(to);
        line += '\n';
        if (::syscall(SYS_write, settings.log, line.data(), line.size()) < 0) std::abort();
    }
    errno = before;
    const bool here = settings.at != 0 && number == settings.at;
    const bool later = settings.at != 0 && number > settings.at;
    if (here && settings.what == Do::kill) die();
    if ((here && settings.what == Do::fail) || ((here || later) && settings.what == Do::fail_on)) {
        errno = settings.error;
        return {true, false, false};
    }
    return {false, here && (settings.what == Do::shorten || settings.what == Do::torn),
            here && settings.what == Do::torn};
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// Makes the call, unless it is to fail.
template <class Make>
auto then(const Call& call, const Make& make) -> decltype(make()) {
    if (call.fails) return static_cast<decltype(make())>(-1);
    const auto result = make();
    if (call.killed) die();
    return result;
}

// A write of `size` bytes: `make` takes how many.
template <class Make>
ssize_t write_by(const char* name, int file, std::size_t size, const Make& make) {
    const Call call = meet(name, path_of(file), size);
    const std::size_t some = call.half && size > 1 ? size / 2 : size;
    return then(call, [&] { return make(some); });
}

std::string absolute(int folder, const char* path) {
    if (path == nullptr) return "";
    if (*path == '/') return path;
    std::array<char, PATH_MAX> here{};
    const std::string base = folder != AT_FDCWD                              ? path_of(folder)
                             : ::getcwd(here.data(), here.size()) != nullptr ? here.data()
                                                                             : "";
    return base + '/' + path;
}

int open_by(const char* name, int folder, const char* path, int flags, mode_t mode) {
    const bool writes = (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0;
    const Call call = meet(writes ? "create" : "open", absolute(folder, path));
    static_cast<void>(name);
    return then(call, [&] { return static_cast<int>(::syscall(SYS_openat, folder, path, flags, mode)); });
}

std::size_t size_of(const iovec* parts, int count) {
    std::size_t size = 0;
    for (int i = 0; i < count; ++i) size += parts[i].iov_len;
    return size;
}

} // namespace

#pragma GCC diagnostic ignored "-Wshadow" // flock() is a struct, too

extern "C" {

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_by("open", AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_by("open", AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_by("open", folder, path, flags, mode);
}

ssize_t write(int file, const void* data, std::size_t size) {
    return write_by("write", file, size,
                    [&](std::size_t some) { return ::syscall(SYS_write, file, data, some); });
}
ssize_t pwrite(int file, const void* data, std::size_t size, off_t at) {
    return write_by("pwrite", file, size,
                    [&](std::size_t some) { return ::syscall(SYS_pwrite64, file, data, some, at); });
}
ssize_t pwrite64(int file, const void* data, std::size_t size, off64_t at) {
    return pwrite(file, data, size, at);
}

// Of several parts the first half is written, in bytes, by one call.
ssize_t pwritev(int file, const iovec* parts, int count, off_t at) {
    return write_by("pwritev", file, size_of(parts, count), [&](std::size_t some) -> ssize_t {
        if (some == size_of(parts, count)) return ::syscall(SYS_pwritev, file, parts, count, at, 0);
        std::string bytes;
        for (int i = 0; i < count; ++i)
            bytes.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
        return ::syscall(SYS_pwrite64, file, bytes.data(), some, at);
    });
}
ssize_t pwritev64(int file, const iovec* parts, int count, off64_t at) {
    return pwritev(file, parts, count, at);
}
ssize_t writev(int file, const iovec* parts, int count) {
    return write_by("writev", file, size_of(parts, count), [&](std::size_t some) -> ssize_t {
        if (some == size_of(parts, count)) return ::syscall(SYS_writev, file, parts, count);
        return ::syscall(SYS_write, file, parts[0].iov_base, std::min(some, parts[0].iov_len));
    });
}

int fsync(int file) {
    return then(meet("fsync", path_of(file)), [&] { return static_cast<int>(::syscall(SYS_fsync, file)); });
}
int fdatasync(int file) {
    return then(meet("fdatasync", path_of(file)),
                [&] { return static_cast<int>(::syscall(SYS_fdatasync, file)); });
}
int ftruncate(int file, off_t size) noexcept {
    return then(meet("ftruncate", path_of(file), static_cast<std::size_t>(size)),
                [&] { return static_cast<int>(::syscall(SYS_ftruncate, file, size)); });
}
int ftruncate64(int file, off64_t size) noexcept { return ftruncate(file, size); }
int fallocate(int file, int mode, off_t at, off_t size) {
    return then(meet("fallocate", path_of(file)),
                [&] { return static_cast<int>(::syscall(SYS_fallocate, file, mode, at, size)); });
}

int rename(const char* from, const char* to) noexcept {
    return then(meet("rename", absolute(AT_FDCWD, from), 0, absolute(AT_FDCWD, to)),
                [&] { return static_cast<int>(::syscall(SYS_rename, from, to)); });
}
int link(const char* from, const char* to) noexcept {
    return then(meet("link", absolute(AT_FDCWD, from), 0, absolute(AT_FDCWD, to)),
                [&] { return static_cast<int>(::syscall(SYS_link, from, to)); });
}
int unlink(const char* path) noexcept {
    return then(meet("unlink", absolute(AT_FDCWD, path)),
                [&] { return static_cast<int>(::syscall(SYS_unlink, path)); });
}
int mkdir(const char* path, mode_t mode) noexcept {
    return then(meet("mkdir", absolute(AT_FDCWD, path)),
                [&] { return static_cast<int>(::syscall(SYS_mkdir, path, mode)); });
}
int flock(int file, int how) noexcept {
    return then(meet("flock", path_of(file)),
                [&] { return static_cast<int>(::syscall(SYS_flock, file, how)); });
}
ssize_t copy_file_range(int from, off64_t* from_at, int to, off64_t* to_at, std::size_t size,
                        unsigned flags) {
    return write_by("copy_file_range", to, size, [&](std::size_t some) {
        return ::syscall(SYS_copy_file_range, from, from_at, to, to_at, some, flags);
    });
}
int ioctl(int file, unsigned long request, ...) noexcept {
    va_list rest;
    va_start(rest, request);
    void* const argument = va_arg(rest, void*);
    va_end(rest);
    const Call call = request == FICLONE ? meet("clone", path_of(file)) : Call();
    return then(call, [&] { return static_cast<int>(::syscall(SYS_ioctl, file, request, argument)); });
}

} // extern "C"
