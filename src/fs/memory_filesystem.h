// Promise: a disk in memory for tests: every file, fault and tick of its clock is the test's doing.
//
// Paths are absolute and normal ("/a/b", or "/a/b/" for what must be a directory). Each change stamps what it
// changes with the clock, rounded down to the granularity, and a directory whose entries change with it, as a
// disk does. Calls are counted. Any thread may call.
#pragma once

#include <functional>
#include <limits>
#include <map>
#include <mutex>

#include "fs/filesystem.h"

namespace rezdex::fs {

class MemoryFileSystem final : public FileSystem {
  public:
    static constexpr std::size_t always = std::numeric_limits<std::size_t>::max();

    MemoryFileSystem(); // holds "/"

    // Each makes the directories above it.
    void write(const std::string& path, std::string content);
    void make_directory(const std::string& path);
    void make_link(const std::string& path, std::string target);    // absolute, or relative to the link
    void make_other(const std::string& path);                       // a FIFO, a device …
    void remove(const std::string& path);                           // with all below it
    void set_mtime(const std::string& path, std::int64_t mtime_ns); // as utimes does: ctime is now
    void set_mode(const std::string& path, std::uint32_t permissions);

    // The next calls that come by this path, `times` of them; 0 mends it.
    void fail(const std::string& path, int error, std::size_t times = always);
    // All calls below an open directory of this path, as from a file server that has forgotten it; what the
    // directory itself is stays known, and calls by whole paths find their way.
    void fail_open(const std::string& directory, int error);
    void set_now(std::int64_t now_ns);
    // now_ns() is so much later than the clock that stamps files: a file server's runs behind ours.
    void set_clock_ahead(std::int64_t ahead_ns);
    void set_granularity(std::int64_t granularity_ns);
    void set_mount_kind(MountKind kind);
    void set_device(const std::string& path, std::uint64_t device); // of what is there; else it is 1
    // As a network filesystem's client: a stat that is not forced gives what the last one of its path gave.
    void cache_attributes(bool cached);
    // Called by each stat() of a path that is there, when its answer is made.
    void on_stat(std::function<void(const std::string& path)> hook);
    // Called by each read() of a file, between its two stamps.
    void on_read(std::function<void(const std::string& path)> hook);

    struct Calls {
        std::size_t stats = 0, reads = 0, lists = 0;
        std::size_t below_open =
            0; // stats and reads below open directories, also those that fail_open() fails
    };
    [[nodiscard]] Calls calls() const;

    Outcome<Stat> stat(const char* path, Sync sync) override;
    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override;
    Outcome<std::unique_ptr<Files>> open_directory(const char* path) override;
    Outcome<std::vector<Entry>> list(const char* path) override;
    Outcome<MountKind> mount_kind(const char* path) override;
    Outcome<std::string> read_link(const char* path) override;
    int readable(const char* path) override;
    std::int64_t now_ns() override;

  private:
    struct Node {
        Stat stat;
        std::string content; // of a file; a link's target
    };
    using Nodes = std::map<std::string, Node, std::less<>>;
    struct Fault {
        int error = 0;
        std::size_t left = 0; // times
    };
    class OpenDirectory;

    Node& make(const std::string& path, FileType type);
    void touch(Node& node);
    void touch_parent(const std::string& path);
    // The node behind all links of a path, or an errno.
    Outcome<Nodes::iterator> resolve(std::string path);

    mutable std::recursive_mutex mutex_; // a hook changes files from within read()
    Nodes nodes_;
    std::map<std::string, Fault, std::less<>> faults_;
    std::map<std::string, int, std::less<>> open_faults_;
    std::function<void(const std::string&)> hook_, stat_hook_;
    bool caches_attributes_ = false;
    std::map<std::string, Outcome<Stat>, std::less<>> cached_; // by path
    MountKind kind_;
    Calls calls_;
    std::uint64_t next_inode_ = 1;
    std::int64_t now_ns_ = 1'000'000'000'000'000'000, granularity_ns_ = 1, ahead_ns_ = 0;
};

} // namespace rezdex::fs
