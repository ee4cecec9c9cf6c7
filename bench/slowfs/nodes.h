// Promise: what the client knows by number, and the path at which each of it is found now.
//
// A number stands for a name in a directory, like a handle of a file server that goes by paths: what replaces
// a file at its name gets a number of its own with the next lookup. Numbers are never given twice. No file is
// held open, so that a repository of any size fits. Any thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <sys/stat.h>

namespace slowfs {

using Number = std::uint64_t;

// An open file of the server's; the last owner closes it.
class OpenFile {
  public:
    explicit OpenFile(int descriptor) noexcept : descriptor_(descriptor) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile();
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

  private:
    int descriptor_;
};

struct Identity {
    dev_t device = 0;
    ino_t inode = 0;
    mode_t type = 0;
    bool operator==(const Identity&) const = default;
};
[[nodiscard]] inline Identity identity_of(const struct stat& stat) noexcept {
    return {stat.st_dev, stat.st_ino, stat.st_mode & S_IFMT};
}

struct Place {
    std::string path; // below the source; "." for the source itself
    Identity identity;
    std::shared_ptr<OpenFile> open; // a file of it that is open, if any
};

class Nodes {
  public:
    static constexpr Number root = 1;

    explicit Nodes(const struct stat& source);

    [[nodiscard]] std::optional<Place> find(Number number) const;
    // The number of what a lookup found; it is known until it was forgotten as often as it was found.
    [[nodiscard]] Number found(Number parent, std::string_view name, const Identity& identity);
    void forget(Number number, std::uint64_t times);
    void opened(Number number, const std::shared_ptr<OpenFile>& file);
    void renamed(Number from, std::string_view old_name, Number to, std::string_view new_name);

  private:
    struct Node {
        Number parent = 0;
        std::string name;
        Identity identity;
        std::uint64_t lookups = 0; // by the client
        std::uint64_t children = 0;
        std::weak_ptr<OpenFile> open;
    };
    using Name = std::pair<Number, std::string>;
    void release(Number number); // under the mutex: drops what nobody knows any more, and so on upwards
    void unname(const Name& name, Number number);

    mutable std::mutex mutex_;
    std::unordered_map<Number, Node> nodes_;
    std::map<Name, Number, std::less<>> names_; // the latest found under each name
    Number next_ = root + 1;
};

} // namespace slowfs
