// Promise: for one batch, how the stamps of each root compare with the index's, asked of the disk when a root
// is first needed and once; and the stats of what lies under a root, made from its opened directory.
//
// A stat walks every part of a path: from the root it has three to walk where a whole path has eight or so,
// which saves a quarter of the time. Should the root be replaced while the batch runs, its opened directory
// is no longer what the paths mean: stayed() tells, and the batch is asked again by whole paths.
//
// Any number of threads.
#pragma once

#include <cerrno>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "fs/filesystem.h"
#include "index/freshness.h"
#include "index/opened.h"
#include "rezdex/builder.h"

namespace rezdex::index {

struct Mount {
    Comparison comparison;
    std::chrono::nanoseconds racy_margin{};
    std::unique_ptr<fs::Files> directory; // the root's; null where only whole paths will do
    fs::Stat stat;                        // of `directory`
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

    // The stat of `path`, whose last `relative` bytes say where it lies under the root.
    [[nodiscard]] fs::Outcome<fs::Stat> stat(std::size_t root, const std::string& path, std::size_t relative,
                                             fs::Sync sync) {
        const Mount& mount = of(root);
        if (mount.directory != nullptr && relative != 0) {
            const auto now = mount.directory->stat(path.c_str() + (path.size() - relative), sync);
            if (now.error != ESTALE) return now;
        }
        return disk_.stat(path.c_str(), sync);
    }

    // Are the roots that were used still what their paths mean? Ask when all threads are done.
    [[nodiscard]] bool stayed() const {
        for (std::size_t root = 0; root < known_.size(); ++root) {
            const Mount& mount = known_[root].mount;
            if (mount.directory == nullptr) continue;
            const auto now = disk_.stat(opened_.roots[root].path.c_str(), fs::Sync::force);
            if (now.value.inode != mount.stat.inode || now.value.device != mount.stat.device) return false;
        }
        return true;
    }

  private:
    [[nodiscard]] Mount look(std::size_t root) const {
        const char* path = opened_.roots[root].path.c_str();
        // A root that does not answer is of an unknown kind, which compares most carefully.
        const fs::MountKind now = disk_.mount_kind(path).value;
        const BuildOptions defaults;
        Mount mount{comparison(opened_.recorded_mount(root), now, opened_.repository_of(root).declared_copy),
                    now.network ? defaults.network_racy_margin : defaults.local_racy_margin,
                    nullptr,
                    {}};
        if (by_ == By::whole_path) return mount;
        auto directory = disk_.open_directory(path);
        if (!directory) return mount;
        const auto stat = directory.value->stat(".", fs::Sync::as_stat);
        if (!stat) return mount;
        mount.directory = std::move(directory.value);
        mount.stat = stat.value;
        return mount;
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
