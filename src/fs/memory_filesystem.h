// Promise: a disk in memory for tests: every file, fault and tick of its clock is the test's doing.
//
// Paths are absolute and normal ("/a/b"). Each change stamps what it changes with the clock, rounded down to
// the granularity, and a directory whose entries change with it, as a disk does. Calls are counted. Any
// thread may call.
#pragma once

#include <functional>
#include <map>
#include <mutex>

#include "fs/filesystem.h"

namespace rezdex::fs {

class MemoryFileSystem final : public FileSystem {
  public:
    MemoryFileSystem(); // holds "/"

    // Each makes the directories above it.
    void write(const std::string& path, std::string content);
    void make_directory(const std::string& path);
    void make_link(const std::string& path, std::string target);    // absolute, or relative to the link
    void make_other(const std::string& path);                       // a FIFO, a device …
    void remove(const std::string& path);                           // with all below it
    void set_mtime(const std::string& path, std::int64_t mtime_ns); // as utimes does: ctime is now
    void set_mode(const std::string& path, std::uint32_t permissions);

    void fail(const std::string& path, int error); // all calls on this path; 0 mends it
    void set_now(std::int64_t now_ns);
    void set_granularity(std::int64_t granularity_ns);
    void set_mount_kind(MountKind kind);
    // Called by each read() of a file, between its two stamps.
    void on_read(std::function<void(const std::string& path)> hook);

    struct Calls {
        std::size_t stats = 0, reads = 0, lists = 0;
    };
    [[nodiscard]] Calls calls() const;

    Outcome<Stat> stat(const char* path, Sync sync) override;
    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override;
    Outcome<std::unique_ptr<Files>> open_directory(const char* path) override;
    Outcome<std::vector<Entry>> list(const char* path) override;
    Outcome<MountKind> mount_kind(const char* path) override;
    int readable(const char* path) override;
    std::int64_t now_ns() override;

  private:
    struct Node {
        Stat stat;
        std::string content; // of a file; a link's target
    };
    using Nodes = std::map<std::string, Node, std::less<>>;

    Node& make(const std::string& path, FileType type);
    void touch(Node& node);
    void touch_parent(const std::string& path);
    // The node behind all links of a path, or an errno.
    Outcome<Nodes::iterator> resolve(std::string path);

    mutable std::recursive_mutex mutex_; // a hook changes files from within read()
    Nodes nodes_;
    std::map<std::string, int, std::less<>> faults_;
    std::function<void(const std::string&)> hook_;
    MountKind kind_;
    Calls calls_;
    std::uint64_t next_inode_ = 1;
    std::int64_t now_ns_ = 1'000'000'000'000'000'000, granularity_ns_ = 1;
};

} // namespace rezdex::fs
