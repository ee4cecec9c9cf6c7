// Promise: slowfs, a file server of one folder on this machine, as slow, cached, faulty or hung as one far
// away.
//
// It mounts, prints `ready`, serves until it is unmounted, told to end by a signal, or (--until-eof) left
// alone, and unmounts.
#include <cerrno>
#include <cstring>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "channel.h"
#include "control.h"
#include "fuse.h"
#include "server.h"
#include "threads.h"

namespace slowfs {
namespace {

// Requests never wait on libfuse's threads, so that few do; a lookup in a directory does not wait for another
// one in it.
constexpr unsigned receivers = 4;

void init(void*, fuse_conn_info* connection) {
    if ((connection->capable & FUSE_CAP_PARALLEL_DIROPS) == 0)
        std::cerr << "slowfs: this kernel does not look names up in parallel\n";
    connection->want &= ~static_cast<unsigned>(FUSE_CAP_READDIRPLUS | FUSE_CAP_SPLICE_READ);
    connection->max_background = 512; // reads ahead of the caller, and releases
    connection->congestion_threshold = 512;
}

// Other users see it where the mounter may allow that; the kernel holds permissions.
std::string mount_options(const Options& options) {
    std::string text = "-ofsname=slowfs,subtype=slowfs,default_permissions";
    if (::geteuid() == 0) text += ",allow_other";
    return text + (options.writable ? ",rw" : ",ro");
}

struct Session {
    Session(const Options& options, Server& server, const fuse_lowlevel_ops& operations) {
        std::string name = "slowfs", mount = mount_options(options);
        char* words[] = {name.data(), mount.data()};
        fuse_args arguments = FUSE_ARGS_INIT(2, words);
        session = fuse_session_new(&arguments, &operations, sizeof operations, &server);
        fuse_opt_free_args(&arguments);
        if (session != nullptr && fuse_session_mount(session, options.mountpoint.c_str()) == 0)
            mounted = true;
        if (!mounted) return;
        fuse_set_signal_handlers(session);
        if (look_up_in_parallel(session) == 0) return;
        std::cerr << "slowfs: lookups cannot be made parallel\n";
        fuse_remove_signal_handlers(session);
        fuse_session_unmount(session);
        mounted = false;
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() {
        if (mounted) fuse_remove_signal_handlers(session);
        if (mounted) fuse_session_unmount(session);
        if (session != nullptr) fuse_session_destroy(session);
    }

    fuse_session* session = nullptr;
    bool mounted = false;
};

// The standard input is a pipe from whoever started us: it ends when he does, however that comes about.
void end_with_input() {
    without_signals([] {
        char byte = 0;
        while (::read(STDIN_FILENO, &byte, 1) > 0) {
        }
        ::kill(::getpid(), SIGTERM);
    }).detach();
}

int serve(const Options& options, Traffic& traffic) {
    const int source = ::open(options.source.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat stat;
    if (source < 0 || ::fstat(source, &stat) != 0)
        throw std::system_error(errno, std::generic_category(), options.source);
    ::umask(0);
    fuse_lowlevel_ops operations{};
    operations.init = init;
    add_reading(operations);
    add_writing(operations);

    auto server = std::make_unique<Server>(options, traffic, source, stat);
    Session session(options, *server, operations);
    if (!session.mounted) return 2; // libfuse has said why
    std::optional<Control> control;
    if (!options.control.empty()) control.emplace(options.control, traffic, server->schedule);
    std::cout << "ready\n" << std::flush;
    if (options.until_eof) end_with_input();

    fuse_loop_config* threads = fuse_loop_cfg_create();
    fuse_loop_cfg_set_max_threads(threads, receivers);
    const int ended = fuse_session_loop_mt(session.session, threads);
    fuse_loop_cfg_destroy(threads);
    control.reset();
    server.reset(); // while there is a session to answer in
    return ended < 0 ? 2 : 0;
}

} // namespace
} // namespace slowfs

int main(int count, char** arguments) {
    slowfs::Traffic traffic;
    int exit_code = 0;
    const auto options = slowfs::read_options(count, arguments, traffic, exit_code);
    if (!options) return exit_code;
    try {
        return slowfs::serve(*options, traffic);
    } catch (const std::exception& error) {
        std::cerr << "slowfs: " << error.what() << '\n';
        return 2;
    }
}
