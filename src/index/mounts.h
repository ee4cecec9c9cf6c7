// Promise: for one batch, how the stamps of each root compare with the index's, asked of the disk when a root
// is first needed and once.
//
// Any number of threads.
#pragma once

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
};

class Mounts {
  public:
    Mounts(const Opened& opened, fs::FileSystem& disk)
        : opened_(opened), disk_(disk), known_(opened.roots.size()) {}

    [[nodiscard]] const Mount& of(std::size_t root) {
        Known& known = known_[root];
        std::call_once(known.once, [&] { known.mount = look(root); });
        return known.mount;
    }

  private:
    [[nodiscard]] Mount look(std::size_t root) const {
        // A root that does not answer is of an unknown kind, which compares most carefully.
        const fs::MountKind now = disk_.mount_kind(opened_.roots[root].path.c_str()).value;
        const BuildOptions defaults;
        return {comparison(opened_.recorded_mount(root), now, opened_.repository_of(root).declared_copy),
                now.network ? defaults.network_racy_margin : defaults.local_racy_margin};
    }

    struct Known {
        std::once_flag once;
        Mount mount;
    };
    const Opened& opened_;
    fs::FileSystem& disk_;
    std::vector<Known> known_;
};

} // namespace rezdex::index
