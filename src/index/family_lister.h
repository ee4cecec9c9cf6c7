// Promise: which packages each repository lists in a family, from the index while the family's directory
// still vouches for its list, else from the disk.
//
// Absence is an answer, too: at `file` and `family` it is confirmed by stats of <family>, <family>.py and
// <family>.yaml. At `snapshot` the index's word is taken. Text lies in the worker's memory or the index.
// list() may run on many threads, each with its own worker.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "index/listing.h"
#include "index/lookup.h"
#include "index/mounts.h"
#include "store/key.h"
#include "store/listing.h"

namespace rezdex::index {

struct ListedPackage {
    std::string_view version;
    std::string_view definition; // within `directory`; empty: none, or not looked for yet (`live`)
};

struct ListedFamily {
    std::size_t root = 0;       // position in Opened::roots
    std::string_view name;      // of the family
    std::string_view directory; // absolute
    bool live = false;          // listed from the disk: the index is not asked about its packages
    bool combined = false;      // a file <family>.py or .yaml, which lies in `directory`
    std::vector<ListedPackage> packages;
};

// What a thread needs to look packages up.
struct PackageWorker {
    explicit PackageWorker(const Opened& opened) : cursor(*opened.generation) {}

    store::Cursor cursor;
    store::KeyBuffer key;
    std::unique_ptr<base::Arena> memory = std::make_unique<base::Arena>(4096);
    std::string path; // scratch
    std::size_t stats = 0;
};

class FamilyLister {
  public:
    FamilyLister(const Surroundings& surroundings, const LookupOptions& options, Mounts& mounts)
        : opened_(*surroundings.opened), disk_(surroundings.disk), options_(options), mounts_(mounts) {}

    [[nodiscard]] ListedFamily list(PackageWorker& worker, std::size_t root, std::string_view name) const;

  private:
    [[nodiscard]] bool list_indexed(PackageWorker& worker, ListedFamily& family) const;
    void list_live(PackageWorker& worker, ListedFamily& family) const;

    const Opened& opened_;
    fs::FileSystem& disk_;
    const LookupOptions& options_;
    Mounts& mounts_;
};

[[nodiscard]] inline fs::Sync sync_of(const LookupOptions& options) noexcept {
    return options.accept_attribute_cache ? fs::Sync::as_stat : fs::Sync::force;
}

} // namespace rezdex::index
