// Promise: for one batch, how the stamps of each root compare with the index's, asked of the disk when a root
// is first needed and once; and the stats of what lies under a root, made from its directory
// (held_directory.h). If a root does not stay in its place while the batch runs, stayed() tells.
//
// Any number of threads.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "fs/filesystem.h"
#include "index/freshness.h"
#include "index/held_directory.h"
#include "index/opened.h"

namespace rezdex::index {

struct Mount {
    Comparison comparison;
    std::chrono::nanoseconds racy_margin{};
    bool network = false;
    std::unique_ptr<HeldDirectory> directory; // the root's; null where only whole paths will do
};

class Mounts {
  public:
    enum class By : std::uint8_t { root, whole_path };

    Mounts(const Opened& opened, fs::FileSystem& disk, By by = By::whole_path)
        : opened_(opened), disk_(disk), by_(by), known_(opened.roots.size()) {}

    [[nodiscard]] const Mount& of(std::size_t root) {
        Known& known = known_[root];
        std::call_once(known.once, [&] { known.mount = look(root); });
        return known.mount;
    }

    // The stat of a path that lies under the root.
    [[nodiscard]] fs::Outcome<fs::Stat> stat(std::size_t root, const std::string& path, fs::Sync sync) {
        const auto& directory = of(root).directory;
        return directory != nullptr ? directory->stat(path.c_str(), sync) : disk_.stat(path.c_str(), sync);
    }

    // What was read there at `started_ns` may still change under this stamp. What lies on another device than
    // the root may be a network filesystem's.
    [[nodiscard]] bool is_racy(std::size_t root, const fs::Stat& stat, std::int64_t started_ns) {
        const store::Stamp stamp = store::stamp_of(stat);
        const auto of_network = opened_.repository_of(root).network_racy_margin;
        if (!index::is_racy(stamp, started_ns, std::max(of(root).racy_margin, of_network)))
            return false; // whatever it lies on
        if (index::is_racy(stamp, started_ns, of(root).racy_margin)) return true;
        const auto directory = disk_.stat(opened_.roots[root].path.c_str(), fs::Sync::as_stat);
        return !directory || directory.value.device != stat.device;
    }

    // Are the roots that were used still what their paths mean? Ask when all threads are done.
    [[nodiscard]] bool stayed() const {
        return std::ranges::all_of(known_, [](const Known& known) {
            return known.mount.directory == nullptr || known.mount.directory->stayed();
        });
    }

  private:
    [[nodiscard]] Mount look(std::size_t root) const {
        const std::string& path = opened_.roots[root].path;
        // A root that does not answer is of an unknown kind, which compares most carefully.
        const fs::MountKind now = disk_.mount_kind(path.c_str()).value;
        const store::RepositoryFacts& facts = opened_.repository_of(root);
        const bool copy = opened_.roots[root].copy || facts.declared_copy;
        return {comparison(opened_.recorded_mount(root), now, copy),
                now.network ? facts.network_racy_margin : facts.local_racy_margin, now.network,
                by_ == By::root ? HeldDirectory::open(disk_, path) : nullptr};
    }

    struct Known {
        std::once_flag once;
        Mount mount;
    };
    const Opened& opened_;
    fs::FileSystem& disk_;
    const By by_;
    std::vector<Known> known_;
};

} // namespace rezdex::index
