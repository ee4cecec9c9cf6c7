// Promise: the callbacks of a client that only reads.
#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <mutex>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "handles.h"
#include "server.h"

namespace slowfs {
namespace {

void lookup(fuse_req_t request, fuse_ino_t parent, const char* name) {
    Server& server = server_of(request);
    const Server::Target target{parent, name};
    server.serve(request, Kind::lookup, target, [&server, request, target](const Place&, const auto& path) {
        fuse_entry_param entry;
        const int error = server.look_up(target, path, entry);
        if (error == ENOENT && server.options.negative_timeout_s > 0) {
            entry.entry_timeout = server.options.negative_timeout_s;
            fuse_reply_entry(request, &entry); // of number 0: there is none
        } else if (error != 0) {
            fuse_reply_err(request, error);
        } else if (fuse_reply_entry(request, &entry) != 0) {
            server.nodes.forget(entry.ino, 1);
        }
    });
}

void forget(fuse_req_t request, fuse_ino_t number, std::uint64_t times) {
    server_of(request).nodes.forget(number, times);
    fuse_reply_none(request);
}

void forget_multi(fuse_req_t request, std::size_t count, fuse_forget_data* forgets) {
    for (std::size_t i = 0; i < count; ++i)
        server_of(request).nodes.forget(forgets[i].ino, forgets[i].nlookup);
    fuse_reply_none(request);
}

// What stands at the path, unless that is another file and this one is open.
void getattr(fuse_req_t request, fuse_ino_t number, fuse_file_info*) {
    Server& server = server_of(request);
    server.serve(
        request, Kind::getattr, {number, ""}, [&server, request](const Place& place, const auto& path) {
            struct stat stat;
            int error = ::fstatat(server.source, path.c_str(), &stat, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
            const bool same = error == 0 && identity_of(stat) == place.identity;
            if (!same && place.open != nullptr)
                error = ::fstat(place.open->descriptor(), &stat) == 0 ? 0 : errno;
            else if (error == 0 && identity_of(stat).type != place.identity.type)
                error = ESTALE;
            if (error != 0) return static_cast<void>(fuse_reply_err(request, stale_if_gone(error)));
            const struct stat shown = server.shown(stat);
            fuse_reply_attr(request, &shown, server.options.attr_timeout_s);
        });
}

void readlink(fuse_req_t request, fuse_ino_t number) {
    Server& server = server_of(request);
    server.serve(request, Kind::readlink, {number, ""}, [&server, request](const Place&, const auto& path) {
        std::array<char, 4097> target{};
        const ssize_t length = ::readlinkat(server.source, path.c_str(), target.data(), target.size() - 1);
        if (length < 0)
            fuse_reply_err(request, stale_if_gone(errno));
        else
            fuse_reply_readlink(request, target.data());
    });
}

// Cached pages are not kept from one opening to the next, as file servers that go by close-to-open have it.
void open(fuse_req_t request, fuse_ino_t number, fuse_file_info* info) {
    Server& server = server_of(request);
    const auto work = [&server, request, number, info = *info](const Place&, const auto& path) mutable {
        const int flags = (info.flags & ~O_APPEND) | O_NOFOLLOW | O_CLOEXEC;
        const int descriptor = ::openat(server.source, path.c_str(), flags);
        if (descriptor < 0) return static_cast<void>(fuse_reply_err(request, stale_if_gone(errno)));
        hold_open(server, number, descriptor, info);
        if (fuse_reply_open(request, &info) != 0) drop<FileHandle>(info);
    };
    server.serve(request, Kind::open, {number, ""}, work);
}

void read(fuse_req_t request, fuse_ino_t number, std::size_t size, off_t offset, fuse_file_info* info) {
    const auto work = [request, size, offset, handle = info->fh](const Place&, const auto&) {
        std::vector<char> bytes(size);
        const ssize_t got = ::pread(file_of(handle).descriptor(), bytes.data(), size, offset);
        if (got < 0)
            fuse_reply_err(request, errno);
        else
            fuse_reply_buf(request, bytes.data(), static_cast<std::size_t>(got));
    };
    server_of(request).serve_open(request, Kind::read, number, work);
}

// Nobody waits for it: it is neither delayed nor held.
void release(fuse_req_t request, fuse_ino_t, fuse_file_info* info) {
    server_of(request).traffic.count(Kind::release);
    drop<FileHandle>(*info);
    fuse_reply_err(request, 0);
}

// --- directories

struct Listing {
    explicit Listing(DIR* opened) noexcept : directory(opened) {}
    Listing(const Listing&) = delete;
    Listing& operator=(const Listing&) = delete;
    ~Listing() { ::closedir(directory); }

    DIR* directory;
    std::mutex mutex;
    off_t offset = 0; // behind the last entry that was read
};

void opendir(fuse_req_t request, fuse_ino_t number, fuse_file_info* info) {
    Server& server = server_of(request);
    const auto work = [&server, request, info = *info](const Place&, const auto& path) mutable {
        const int descriptor =
            ::openat(server.source, path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        DIR* directory = descriptor < 0 ? nullptr : ::fdopendir(descriptor);
        if (directory == nullptr) return static_cast<void>(fuse_reply_err(request, stale_if_gone(errno)));
        put(info, new Listing(directory));
        if (fuse_reply_open(request, &info) != 0) drop<Listing>(info);
    };
    server.serve(request, Kind::opendir, {number, ""}, work);
}

// Fills the buffer with entries; 0 or an errno.
int list(fuse_req_t request, Listing& listing, off_t offset, std::vector<char>& buffer) {
    const std::lock_guard lock(listing.mutex);
    if (offset != listing.offset) ::seekdir(listing.directory, offset);
    std::size_t used = 0;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(listing.directory);
        if (entry == nullptr) {
            if (errno != 0 && used == 0) return errno;
            break;
        }
        struct stat stat{};
        stat.st_ino = entry->d_ino;
        stat.st_mode = static_cast<mode_t>(entry->d_type) << 12U; // as DTTOIF does
        const std::size_t needed = fuse_add_direntry(request, buffer.data() + used, buffer.size() - used,
                                                     entry->d_name, &stat, entry->d_off);
        if (needed > buffer.size() - used) {
            ::seekdir(listing.directory, offset);
            break;
        }
        used += needed;
        offset = entry->d_off;
    }
    listing.offset = offset;
    buffer.resize(used);
    return 0;
}

void readdir(fuse_req_t request, fuse_ino_t number, std::size_t size, off_t offset, fuse_file_info* info) {
    const auto work = [request, size, offset, handle = info->fh](const Place&, const auto&) {
        std::vector<char> buffer(size);
        const int error = list(request, at<Listing>(handle), offset, buffer);
        if (error != 0)
            fuse_reply_err(request, error);
        else
            fuse_reply_buf(request, buffer.data(), buffer.size());
    };
    server_of(request).serve_open(request, Kind::readdir, number, work);
}

void releasedir(fuse_req_t request, fuse_ino_t, fuse_file_info* info) {
    server_of(request).traffic.count(Kind::releasedir);
    drop<Listing>(*info);
    fuse_reply_err(request, 0);
}

void statfs(fuse_req_t request, fuse_ino_t number) {
    Server& server = server_of(request);
    server.serve(request, Kind::statfs, {number, ""}, [&server, request](const Place&, const auto&) {
        struct statvfs raw;
        if (::fstatvfs(server.source, &raw) != 0)
            fuse_reply_err(request, errno);
        else
            fuse_reply_statfs(request, &raw);
    });
}

} // namespace

void add_reading(fuse_lowlevel_ops& operations) noexcept {
    operations.lookup = lookup;
    operations.forget = forget;
    operations.forget_multi = forget_multi;
    operations.getattr = getattr;
    operations.readlink = readlink;
    operations.open = open;
    operations.read = read;
    operations.release = release;
    operations.opendir = opendir;
    operations.readdir = readdir;
    operations.releasedir = releasedir;
    operations.statfs = statfs;
}

} // namespace slowfs
