// Promise: MemoryFileSystem as one sorted map from path to node; a directory's entries are its range of the
// map.
#include "fs/memory_filesystem.h"

#include <sys/stat.h>

namespace rezdex::fs {
namespace {

constexpr int most_links = 40; // as Linux

std::string parent_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

// "/a" + "b" → "/a/b", "/" + "b" → "/b"
std::string below(const std::string& directory, const std::string& name) {
    return (directory == "/" ? "" : directory) + '/' + name;
}

std::uint32_t mode_of(FileType type) noexcept {
    switch (type) {
    case FileType::file: return S_IFREG | 0644;
    case FileType::directory: return S_IFDIR | 0755;
    case FileType::link: return S_IFLNK | 0777;
    case FileType::other: return S_IFIFO | 0644;
    }
    return 0;
}

} // namespace

class MemoryFileSystem::OpenDirectory final : public Files {
  public:
    OpenDirectory(MemoryFileSystem& disk, std::string directory)
        : disk_(disk), directory_(std::move(directory)) {}
    Outcome<Stat> stat(const char* path, Sync sync) override {
        if (path == std::string_view(".")) return disk_.stat(directory_.c_str(), sync);
        if (const int error = fault()) return {error, {}};
        return disk_.stat(below(directory_, path).c_str(), sync);
    }
    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        if (const int error = fault()) return {error, {}};
        return disk_.read(below(directory_, path).c_str(), limit, to);
    }

  private:
    int fault() {
        const std::lock_guard lock(disk_.mutex_);
        ++disk_.calls_.below_open;
        const auto fault = disk_.open_faults_.find(directory_);
        return fault == disk_.open_faults_.end() ? 0 : fault->second;
    }

    MemoryFileSystem& disk_;
    std::string directory_;
};

MemoryFileSystem::MemoryFileSystem() : kind_(mount_kind_of(0xef53)) { make("/", FileType::directory); }

void MemoryFileSystem::touch(Node& node) {
    node.stat.mtime_ns = node.stat.ctime_ns = now_ns_ - now_ns_ % granularity_ns_;
}

void MemoryFileSystem::touch_parent(const std::string& path) {
    const auto parent = nodes_.find(parent_of(path));
    if (parent != nodes_.end()) touch(parent->second);
}

MemoryFileSystem::Node& MemoryFileSystem::make(const std::string& path, FileType type) {
    if (path != "/" && !nodes_.contains(parent_of(path))) make(parent_of(path), FileType::directory);
    touch_parent(path);
    Node& node = nodes_[path];
    node.stat.inode = next_inode_++;
    node.stat.device = 1;
    node.stat.mode = mode_of(type);
    node.stat.type = type;
    touch(node);
    return node;
}

void MemoryFileSystem::write(const std::string& path, std::string content) {
    const std::lock_guard lock(mutex_);
    const auto there = nodes_.find(path);
    Node& node = there == nodes_.end() ? make(path, FileType::file) : there->second;
    node.content = std::move(content);
    node.stat.size = node.content.size();
    touch(node);
}

void MemoryFileSystem::make_directory(const std::string& path) {
    const std::lock_guard lock(mutex_);
    make(path, FileType::directory);
}

void MemoryFileSystem::make_link(const std::string& path, std::string target) {
    const std::lock_guard lock(mutex_);
    make(path, FileType::link).content = std::move(target);
}

void MemoryFileSystem::make_other(const std::string& path) {
    const std::lock_guard lock(mutex_);
    make(path, FileType::other);
}

void MemoryFileSystem::remove(const std::string& path) {
    const std::lock_guard lock(mutex_);
    nodes_.erase(path);
    nodes_.erase(nodes_.lower_bound(path + '/'), nodes_.lower_bound(path + '0')); // '0' follows '/'
    touch_parent(path);
}

void MemoryFileSystem::set_mtime(const std::string& path, std::int64_t mtime_ns) {
    const std::lock_guard lock(mutex_);
    Node& node = nodes_.at(path);
    touch(node);
    node.stat.mtime_ns = mtime_ns;
}

void MemoryFileSystem::set_mode(const std::string& path, std::uint32_t permissions) {
    const std::lock_guard lock(mutex_);
    Node& node = nodes_.at(path);
    const std::int64_t mtime_ns = node.stat.mtime_ns;
    touch(node);
    node.stat.mtime_ns = mtime_ns;
    node.stat.mode = (node.stat.mode & ~07777U) | permissions;
}

void MemoryFileSystem::fail(const std::string& path, int error, std::size_t times) {
    const std::lock_guard lock(mutex_);
    faults_[path] = {error, times};
}

void MemoryFileSystem::fail_open(const std::string& directory, int error) {
    const std::lock_guard lock(mutex_);
    open_faults_[directory] = error;
}

void MemoryFileSystem::set_now(std::int64_t now_ns) {
    const std::lock_guard lock(mutex_);
    now_ns_ = now_ns;
}

void MemoryFileSystem::set_clock_ahead(std::int64_t ahead_ns) {
    const std::lock_guard lock(mutex_);
    ahead_ns_ = ahead_ns;
}

void MemoryFileSystem::set_granularity(std::int64_t granularity_ns) {
    const std::lock_guard lock(mutex_);
    granularity_ns_ = granularity_ns;
}

void MemoryFileSystem::set_mount_kind(MountKind kind) {
    const std::lock_guard lock(mutex_);
    kind_ = kind;
}

void MemoryFileSystem::on_read(std::function<void(const std::string&)> hook) {
    const std::lock_guard lock(mutex_);
    hook_ = std::move(hook);
}

void MemoryFileSystem::set_device(const std::string& path, std::uint64_t device) {
    const std::lock_guard lock(mutex_);
    nodes_.at(path).stat.device = device;
}

void MemoryFileSystem::cache_attributes(bool cached) {
    const std::lock_guard lock(mutex_);
    caches_attributes_ = cached;
    cached_.clear();
}

void MemoryFileSystem::on_stat(std::function<void(const std::string&)> hook) {
    const std::lock_guard lock(mutex_);
    stat_hook_ = std::move(hook);
}

MemoryFileSystem::Calls MemoryFileSystem::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

Outcome<MemoryFileSystem::Nodes::iterator> MemoryFileSystem::resolve(std::string path) {
    const bool must_be_directory = path.size() > 1 && path.ends_with('/');
    if (must_be_directory) path.pop_back();
    int links = 0;
    for (std::size_t end = 0; end < path.size();) {
        end = std::min(path.find('/', end + 1), path.size());
        const std::string prefix = path.substr(0, end);
        const auto fault = faults_.find(prefix);
        if (fault != faults_.end() && fault->second.error != 0 && fault->second.left != 0) {
            --fault->second.left;
            return {fault->second.error, nodes_.end()};
        }
        const auto node = nodes_.find(prefix);
        if (node == nodes_.end()) return {ENOENT, nodes_.end()};
        if (node->second.stat.type == FileType::link) {
            if (++links > most_links) return {ELOOP, nodes_.end()};
            const std::string& target = node->second.content;
            path = (target.starts_with('/') ? target : below(parent_of(prefix), target)) + path.substr(end);
            end = 0;
        } else if (end < path.size() && node->second.stat.type != FileType::directory) {
            return {ENOTDIR, nodes_.end()};
        }
    }
    const auto found = nodes_.find(path);
    if (found == nodes_.end()) return {ENOENT, found};
    return {must_be_directory && found->second.stat.type != FileType::directory ? ENOTDIR : 0, found};
}

Outcome<Stat> MemoryFileSystem::stat(const char* path, Sync sync) {
    const std::lock_guard lock(mutex_);
    ++calls_.stats;
    if (const auto known = cached_.find(path); known != cached_.end() && sync == Sync::as_stat)
        return known->second;
    const auto node = resolve(path);
    const Outcome<Stat> now =
        node ? Outcome<Stat>{0, node.value->second.stat} : Outcome<Stat>{node.error, {}};
    if (caches_attributes_) cached_[path] = now;
    if (now && stat_hook_) stat_hook_(path);
    return now;
}

Outcome<FileSystem::Read> MemoryFileSystem::read(const char* path, std::size_t limit, std::string& to) {
    const std::lock_guard lock(mutex_);
    ++calls_.reads;
    to.clear();
    const auto node = resolve(path);
    if (!node) return {node.error, {}};
    Read result{node.value->second.stat, {}};
    const auto itself = nodes_.find(path);
    result.link = itself != nodes_.end() && itself->second.stat.type == FileType::link;
    if (result.before.type == FileType::directory) return {EISDIR, result};
    if (result.before.type != FileType::file) return {ENXIO, result};
    if ((result.before.mode & 0444U) == 0) return {EACCES, result};
    if (result.before.size > limit) return {EFBIG, result};
    if (hook_) hook_(path);
    const auto after = resolve(path);
    if (!after) return {after.error, result};
    to = after.value->second.content;
    result.after = after.value->second.stat;
    return {to.size() > limit ? EFBIG : 0, result};
}

Outcome<std::unique_ptr<Files>> MemoryFileSystem::open_directory(const char* path) {
    const std::lock_guard lock(mutex_);
    const auto node = resolve(path);
    if (!node) return {node.error, nullptr};
    if (node.value->second.stat.type != FileType::directory) return {ENOTDIR, nullptr};
    return {0, std::make_unique<OpenDirectory>(*this, node.value->first)};
}

Outcome<std::vector<Entry>> MemoryFileSystem::list(const char* path) {
    const std::lock_guard lock(mutex_);
    ++calls_.lists;
    const auto node = resolve(path);
    if (!node) return {node.error, {}};
    if (node.value->second.stat.type != FileType::directory) return {ENOTDIR, {}};
    if ((node.value->second.stat.mode & 0444U) == 0) return {EACCES, {}};
    Outcome<std::vector<Entry>> result;
    const std::string prefix = node.value->first == "/" ? "/" : node.value->first + "/";
    for (auto at = nodes_.upper_bound(prefix); at != nodes_.end() && at->first.starts_with(prefix); ++at)
        if (at->first.find('/', prefix.size()) == std::string::npos)
            result.value.push_back({at->first.substr(prefix.size()), at->second.stat.type});
    return result;
}

Outcome<MountKind> MemoryFileSystem::mount_kind(const char* path) {
    const std::lock_guard lock(mutex_);
    const auto node = resolve(path);
    return node ? Outcome<MountKind>{0, kind_} : Outcome<MountKind>{node.error, {}};
}

Outcome<std::string> MemoryFileSystem::read_link(const char* path) {
    const std::lock_guard lock(mutex_);
    const auto node = nodes_.find(path);
    if (node == nodes_.end()) return {ENOENT, {}};
    if (node->second.stat.type != FileType::link) return {EINVAL, {}};
    return {0, node->second.content};
}

int MemoryFileSystem::readable(const char* path) {
    const std::lock_guard lock(mutex_);
    const auto node = resolve(path);
    if (!node) return node.error;
    return (node.value->second.stat.mode & 0444U) == 0 ? EACCES : 0;
}

std::int64_t MemoryFileSystem::now_ns() {
    const std::lock_guard lock(mutex_);
    return now_ns_ + ahead_ns_;
}

} // namespace rezdex::fs
