// Promise: the only door to the disk: stat, read, list, and what kind of filesystem a path lies on.
//
// Errors are errno values, never exceptions. The real filesystem is a stateless singleton that any thread may
// use; tests put MemoryFileSystem (fs/memory_filesystem.h) in its place. Paths are bytes. Nothing here ever
// writes, and nothing blocks on a FIFO or a device.
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rezdex::fs {

enum class FileType : std::uint8_t { file, directory, link, other };

// How a stat treats a network filesystem's attribute cache.
enum class Sync : std::uint8_t { as_stat, force };

struct Stat {
    std::int64_t mtime_ns = 0, ctime_ns = 0; // since 1970
    std::uint64_t size = 0, inode = 0, device = 0;
    std::uint32_t mode = 0, uid = 0, gid = 0;
    FileType type = FileType::other; // of the link's target
    bool operator==(const Stat&) const = default;
};

// Every user: 0604 keeps its group out, and 0044 its owner.
[[nodiscard]] constexpr bool all_may_read(const Stat& file) noexcept { return (file.mode & 0444U) == 0444U; }
[[nodiscard]] constexpr bool all_may_search(const Stat& directory) noexcept {
    return (directory.mode & 0111U) == 0111U;
}

struct Entry {
    std::string name;
    FileType type; // of the entry itself; a link is `link`
};

// An answer or the errno that stood in its place.
template <class T>
struct [[nodiscard]] Outcome {
    int error = 0;
    T value{};
    explicit operator bool() const noexcept { return error == 0; }
};

// The kind of filesystem under a path.
struct MountKind {
    std::uint64_t magic = 0;           // statfs f_type
    std::string_view name = "unknown"; // static
    bool network = true;               // several hosts may write; true for what is not in our table
    std::int64_t granularity_ns = 1;   // the coarsest time stamps that it is known to give
};

// What is known of a statfs f_type.
[[nodiscard]] MountKind mount_kind_of(std::uint64_t magic) noexcept;

// Stats and reads files by paths that are absolute, or relative to where it stands.
class Files {
  public:
    virtual ~Files() = default;

    // Follows links.
    virtual Outcome<Stat> stat(const char* path, Sync sync) = 0;

    // Reads a regular file whole into `to` (its capacity is kept). ENXIO for what is neither a file nor a
    // directory, EISDIR for a directory, EFBIG past `limit` bytes: all before a byte is read. The stamps are
    // fstat's before and after; whoever needs the content of one moment compares them.
    struct Read {
        Stat before, after;
        bool link = false; // the path's last name is one
    };
    virtual Outcome<Read> read(const char* path, std::size_t limit, std::string& to) = 0;
};

class FileSystem : public Files {
  public:
    // What stands in a directory, and stays there if the directory is moved: short paths are found faster.
    virtual Outcome<std::unique_ptr<Files>> open_directory(const char* path) = 0;

    // In the order in which the operating system gives them, without "." and "..".
    virtual Outcome<std::vector<Entry>> list(const char* path) = 0;

    virtual Outcome<MountKind> mount_kind(const char* path) = 0;
    // What a link holds; EINVAL: it is none.
    virtual Outcome<std::string> read_link(const char* path) = 0;
    // 0 or an errno: may this process (effective ids) read the file?
    virtual int readable(const char* path) = 0;
    virtual std::int64_t now_ns() = 0; // the wall clock, since 1970
};

[[nodiscard]] FileSystem& real();

} // namespace rezdex::fs
