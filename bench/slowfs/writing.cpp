// Promise: the callbacks of a client that writes, too.
//
// What it makes belongs to it, where the server may give it away.
#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "handles.h"
#include "server.h"

namespace slowfs {
namespace {

void reply(fuse_req_t request, bool done) { fuse_reply_err(request, done ? 0 : errno); }

struct Owner {
    uid_t user;
    gid_t group;
};

Owner caller_of(fuse_req_t request) {
    const fuse_ctx* context = fuse_req_ctx(request);
    return {context->uid, context->gid};
}

bool give(const Server& server, const std::string& path, Owner owner) {
    return ::geteuid() != 0 ||
           ::fchownat(server.source, path.c_str(), owner.user, owner.group, AT_SYMLINK_NOFOLLOW) == 0;
}

// Something new under a name: `make` gives true or leaves errno.
template <class Make>
void make(fuse_req_t request, Kind kind, fuse_ino_t parent, const char* name, const Make& make_it) {
    Server& server = server_of(request);
    const Server::Target target{parent, name};
    const auto work = [&server, request, target, make_it,
                       owner = caller_of(request)](const Place&, const std::string& path) {
        if (!make_it(path) || !give(server, path, owner)) return reply(request, false);
        server.reply_made(request, target, path);
    };
    server.serve(request, kind, target, work);
}

void mkdir(fuse_req_t request, fuse_ino_t parent, const char* name, mode_t mode) {
    const int source = server_of(request).source;
    make(request, Kind::mkdir, parent, name,
         [source, mode](const std::string& path) { return ::mkdirat(source, path.c_str(), mode) == 0; });
}

void symlink(fuse_req_t request, const char* to, fuse_ino_t parent, const char* name) {
    const int source = server_of(request).source;
    make(request, Kind::symlink, parent, name, [source, text = std::string(to)](const std::string& path) {
        return ::symlinkat(text.c_str(), source, path.c_str()) == 0;
    });
}

void link(fuse_req_t request, fuse_ino_t number, fuse_ino_t parent, const char* name) {
    Server& server = server_of(request);
    const Server::Target target{parent, name};
    server.serve(request, Kind::link, target,
                 [&server, request, target, number](const Place&, const auto& path) {
                     const auto old = server.nodes.find(number);
                     if (!old) return static_cast<void>(fuse_reply_err(request, ESTALE));
                     if (::linkat(server.source, old->path.c_str(), server.source, path.c_str(), 0) != 0)
                         return reply(request, false);
                     server.reply_made(request, target, path);
                 });
}

void create(fuse_req_t request, fuse_ino_t parent, const char* name, mode_t mode, fuse_file_info* info) {
    Server& server = server_of(request);
    const Server::Target target{parent, name};
    const auto work = [&server, request, target, mode, info = *info,
                       owner = caller_of(request)](const Place&, const std::string& path) mutable {
        const int flags = (info.flags & ~O_APPEND) | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
        const bool fresh = ::faccessat(server.source, path.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) != 0;
        const int descriptor = ::openat(server.source, path.c_str(), flags, mode);
        if (descriptor < 0 || (fresh && !give(server, path, owner))) {
            const int error = errno;
            if (descriptor >= 0) ::close(descriptor);
            return static_cast<void>(fuse_reply_err(request, error));
        }
        fuse_entry_param entry;
        if (const int error = server.look_up(target, path, entry); error != 0) {
            ::close(descriptor);
            return static_cast<void>(fuse_reply_err(request, error));
        }
        hold_open(server, entry.ino, descriptor, info);
        if (fuse_reply_create(request, &entry, &info) == 0) return;
        drop<FileHandle>(info);
        server.nodes.forget(entry.ino, 1);
    };
    server.serve(request, Kind::create, target, work);
}

void write(fuse_req_t request, fuse_ino_t number, const char* bytes, std::size_t size, off_t offset,
           fuse_file_info* info) {
    const auto work = [request, kept = std::vector<char>(bytes, bytes + size), offset,
                       handle = info->fh](const Place&, const auto&) {
        const ssize_t written = ::pwrite(file_of(handle).descriptor(), kept.data(), kept.size(), offset);
        if (written < 0)
            fuse_reply_err(request, errno);
        else
            fuse_reply_write(request, static_cast<std::size_t>(written));
    };
    server_of(request).serve_open(request, Kind::write, number, work);
}

void fsync(fuse_req_t request, fuse_ino_t number, int, fuse_file_info* info) {
    const auto work = [request, handle = info->fh](const Place&, const auto&) {
        reply(request, ::fsync(file_of(handle).descriptor()) == 0);
    };
    server_of(request).serve_open(request, Kind::fsync, number, work);
}

void fsyncdir(fuse_req_t request, fuse_ino_t number, int, fuse_file_info*) {
    Server& server = server_of(request);
    server.serve(request, Kind::fsync, {number, ""}, [&server, request](const Place&, const auto& path) {
        const OpenFile directory(::openat(server.source, path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        reply(request, directory.descriptor() >= 0 && ::fsync(directory.descriptor()) == 0);
    });
}

// --- attributes

bool truncate(const Server& server, const std::string& path, const Place& place, off_t size) {
    if (place.open != nullptr && ::ftruncate(place.open->descriptor(), size) == 0) return true;
    const OpenFile file(::openat(server.source, path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    return file.descriptor() >= 0 && ::ftruncate(file.descriptor(), size) == 0;
}

struct timespec time_to_set(int to_set, int explicitly, int now, struct timespec time) {
    if ((to_set & now) != 0) return {0, UTIME_NOW};
    return (to_set & explicitly) != 0 ? time : timespec{0, UTIME_OMIT};
}

bool set(const Server& server, const std::string& path, const Place& place, const struct stat& to,
         int which) {
    if ((which & FUSE_SET_ATTR_MODE) != 0 && ::fchmodat(server.source, path.c_str(), to.st_mode, 0) != 0)
        return false;
    if ((which & (FUSE_SET_ATTR_UID | FUSE_SET_ATTR_GID)) != 0) {
        constexpr auto same = static_cast<uid_t>(-1);
        const uid_t user = (which & FUSE_SET_ATTR_UID) != 0 ? to.st_uid : same;
        const gid_t group = (which & FUSE_SET_ATTR_GID) != 0 ? to.st_gid : same;
        if (::fchownat(server.source, path.c_str(), user, group, AT_SYMLINK_NOFOLLOW) != 0) return false;
    }
    if ((which & FUSE_SET_ATTR_SIZE) != 0 && !truncate(server, path, place, to.st_size)) return false;
    const timespec times[2] = {time_to_set(which, FUSE_SET_ATTR_ATIME, FUSE_SET_ATTR_ATIME_NOW, to.st_atim),
                               time_to_set(which, FUSE_SET_ATTR_MTIME, FUSE_SET_ATTR_MTIME_NOW, to.st_mtim)};
    return ::utimensat(server.source, path.c_str(), times, AT_SYMLINK_NOFOLLOW) == 0;
}

void setattr(fuse_req_t request, fuse_ino_t number, struct stat* attributes, int which, fuse_file_info*) {
    Server& server = server_of(request);
    const auto work = [&server, request, to = *attributes, which](const Place& place, const auto& path) {
        struct stat stat;
        if (!set(server, path, place, to, which) ||
            ::fstatat(server.source, path.c_str(), &stat, AT_SYMLINK_NOFOLLOW) != 0)
            return static_cast<void>(fuse_reply_err(request, stale_if_gone(errno)));
        const struct stat shown = server.shown(stat);
        fuse_reply_attr(request, &shown, server.options.attr_timeout_s);
    };
    server.serve(request, Kind::setattr, {number, ""}, work);
}

// --- names

void unlink(fuse_req_t request, fuse_ino_t parent, const char* name) {
    Server& server = server_of(request);
    server.serve(request, Kind::unlink, {parent, name}, [&server, request](const Place&, const auto& path) {
        reply(request, ::unlinkat(server.source, path.c_str(), 0) == 0);
    });
}

void rmdir(fuse_req_t request, fuse_ino_t parent, const char* name) {
    Server& server = server_of(request);
    server.serve(request, Kind::rmdir, {parent, name}, [&server, request](const Place&, const auto& path) {
        reply(request, ::unlinkat(server.source, path.c_str(), AT_REMOVEDIR) == 0);
    });
}

void rename(fuse_req_t request, fuse_ino_t parent, const char* name, fuse_ino_t new_parent,
            const char* new_name, unsigned flags) {
    Server& server = server_of(request);
    const auto work = [&server, request, parent, old = std::string(name), new_parent,
                       fresh = std::string(new_name), flags](const Place&, const std::string& path) {
        const auto place = server.nodes.find(new_parent);
        if (!place) return static_cast<void>(fuse_reply_err(request, ESTALE));
        const std::string to = place->path + "/" + fresh;
        if (::renameat2(server.source, path.c_str(), server.source, to.c_str(), flags) != 0)
            return reply(request, false);
        if ((flags & RENAME_EXCHANGE) == 0) server.nodes.renamed(parent, old, new_parent, fresh);
        fuse_reply_err(request, 0);
    };
    server.serve(request, Kind::rename, {parent, name}, work);
}

} // namespace

void add_writing(fuse_lowlevel_ops& operations) noexcept {
    operations.mkdir = mkdir;
    operations.symlink = symlink;
    operations.link = link;
    operations.create = create;
    operations.write = write;
    operations.fsync = fsync;
    operations.fsyncdir = fsyncdir;
    operations.setattr = setattr;
    operations.unlink = unlink;
    operations.rmdir = rmdir;
    operations.rename = rename;
}

} // namespace slowfs
