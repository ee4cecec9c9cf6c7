// Promise: what serves a request: the state that all of them share, and the way that each of them goes.
//
// A request is counted, waits out its delay, fails where it is told to, and is then done in the source
// folder, by paths below it. Requests run on libfuse's threads and on those of the schedule, any number at
// once.
#pragma once

#include <functional>
#include <string>

#include <sys/stat.h>

#include "fuse.h"
#include "nodes.h"
#include "options.h"
#include "schedule.h"
#include "traffic.h"

namespace slowfs {

struct Server {
    // `source`: the folder, open; `root`: what fstat says of it.
    Server(const Options& given, Traffic& shared, int folder, const struct stat& root)
        : options(given), traffic(shared), source(folder), nodes(root) {}

    const Options& options;
    Traffic& traffic;
    const int source;
    Nodes nodes;
    Schedule schedule; // the last one: it ends before what its requests use

    // A file is what the client knows by `number`, or with a name what stands there in that directory.
    struct Target {
        Number number = 0;
        std::string name;
    };
    using Work = std::function<void(const Place& place, const std::string& path)>;

    // What works by path, and gives ESTALE where the client's number stands for nothing any more.
    void serve(fuse_req_t request, Kind kind, Target target, Work work);
    // What works by an open file, wherever its name went.
    void serve_open(fuse_req_t request, Kind kind, Number number, Work work);

    // As the client is to see it.
    [[nodiscard]] struct stat shown(struct stat stat) const noexcept;
    // Looks the path up and makes it known; 0 or an errno.
    [[nodiscard]] int look_up(const Target& target, const std::string& path, fuse_entry_param& entry);
    // Replies with the entry of what was just made.
    void reply_made(fuse_req_t request, const Target& target, const std::string& path);

  private:
    [[nodiscard]] bool moved(const Place& place) const noexcept;
};

[[nodiscard]] inline Server& server_of(fuse_req_t request) {
    return *static_cast<Server*>(fuse_req_userdata(request));
}

// What a node by itself means when its path is gone: as file servers say it, so that the client looks again.
[[nodiscard]] int stale_if_gone(int error) noexcept;

// The callbacks; the second adds to the first.
void add_reading(fuse_lowlevel_ops& operations) noexcept;
void add_writing(fuse_lowlevel_ops& operations) noexcept;

} // namespace slowfs
