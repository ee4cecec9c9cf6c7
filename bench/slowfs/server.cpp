// Promise: see server.h.
#include "server.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>

namespace slowfs {
namespace {

std::string joined(const std::string& directory, const std::string& name) {
    if (name.empty()) return directory;
    return directory == "." ? name : directory + "/" + name;
}

void round_down(struct timespec& time, std::int64_t granularity_ns) noexcept {
    constexpr std::int64_t second = 1'000'000'000;
    const std::int64_t ns = time.tv_sec * second + time.tv_nsec;
    const std::int64_t rounded = ns - ((ns % granularity_ns) + granularity_ns) % granularity_ns;
    time.tv_sec = rounded / second - (rounded % second < 0 ? 1 : 0);
    time.tv_nsec = ((rounded % second) + second) % second;
}

} // namespace

void Server::serve(fuse_req_t request, Kind kind, Target target, Work work) {
    traffic.count(kind);
    const auto answer = [this, request, kind, target = std::move(target), work = std::move(work)] {
        const auto place = nodes.find(target.number);
        if (!place) return static_cast<void>(fuse_reply_err(request, ESTALE));
        const std::string path = joined(place->path, target.name);
        if (const int error = traffic.fault(kind, path); error != 0)
            return static_cast<void>(fuse_reply_err(request, error));
        if (options.estale_after_rename && moved(*place))
            return static_cast<void>(fuse_reply_err(request, ESTALE));
        work(*place, path);
    };
    schedule.submit({request, answer}, traffic.delay(kind));
}

void Server::serve_open(fuse_req_t request, Kind kind, Number number, Work work) {
    traffic.count(kind);
    const auto answer = [this, request, kind, number, work = std::move(work)] {
        const Place place = nodes.find(number).value_or(Place{});
        if (const int error = traffic.fault(kind, place.path); error != 0)
            return static_cast<void>(fuse_reply_err(request, error));
        work(place, place.path);
    };
    schedule.submit({request, answer}, traffic.delay(kind));
}

struct stat Server::shown(struct stat stat) const noexcept {
    for (struct timespec* time : {&stat.st_mtim, &stat.st_ctim, &stat.st_atim})
        round_down(*time, options.granularity_ns);
    return stat;
}

int Server::look_up(const Target& target, const std::string& path, fuse_entry_param& entry) {
    entry = {};
    entry.attr_timeout = options.attr_timeout_s;
    entry.entry_timeout = options.entry_timeout_s;
    struct stat stat;
    if (::fstatat(source, path.c_str(), &stat, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    entry.ino = nodes.found(target.number, target.name, identity_of(stat));
    entry.attr = shown(stat);
    return 0;
}

void Server::reply_made(fuse_req_t request, const Target& target, const std::string& path) {
    fuse_entry_param entry;
    if (const int error = look_up(target, path, entry); error != 0)
        fuse_reply_err(request, error);
    else if (fuse_reply_entry(request, &entry) != 0)
        nodes.forget(entry.ino, 1);
}

// An open file stays itself wherever its name went.
bool Server::moved(const Place& place) const noexcept {
    struct stat stat;
    if (place.open != nullptr) return false;
    return ::fstatat(source, place.path.c_str(), &stat, AT_SYMLINK_NOFOLLOW) != 0 ||
           identity_of(stat) != place.identity;
}

int stale_if_gone(int error) noexcept { return error == ENOENT || error == ENOTDIR ? ESTALE : error; }

} // namespace slowfs
