// Promise: which packages each repository lists in a family, from the index while the family's directory
// still vouches for its list, else from the disk.
//
// Absence is an answer, too: at `file` and `family` it is confirmed by stats of <family>, <family>.py and
// <family>.yaml; a directory that cannot be listed is unreadable, not absent. At `snapshot` the index's word
// is taken. Text lies in the worker's memory or the index. list() may run on many threads, each with its own
// worker.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "index/listing.h"
#include "index/live.h"
#include "index/lookup.h"
#include "index/mounts.h"
#include "store/key.h"
#include "store/listing.h"

namespace rezdex::index {

[[nodiscard]] inline fs::Sync sync_of(const LookupOptions& options) noexcept {
    return options.accept_attribute_cache ? fs::Sync::as_stat : fs::Sync::force;
}

struct ListedPackage {
    std::string_view version;
    std::string_view definition; // within `directory`; empty: none, or not looked for yet (`live`)
};

struct CombinedListing;

struct ListedFamily {
    std::size_t root = 0;       // position in Opened::roots
    std::string_view name;      // of the family
    std::string_view directory; // absolute
    bool live = false;          // listed from the disk: the index is not asked about its packages
    // Where it is a file <family>.py or .yaml; and where one answer stands for all its packages: it could not
    // be listed, or is damaged.
    std::shared_ptr<CombinedListing> combined;
    std::vector<ListedPackage> packages;
};

// What a thread needs to look packages up.
struct PackageWorker {
    PackageWorker(const Surroundings& surroundings, const LookupOptions& options)
        : cursor(*surroundings.opened->generation), disk(surroundings.disk),
          environment(options.environment) {}

    [[nodiscard]] Live& live() {
        if (!reader) reader.emplace(disk, *memory, environment);
        return *reader;
    }

    store::Cursor cursor;
    store::KeyBuffer key;
    std::unique_ptr<base::Arena> memory = std::make_unique<base::Arena>(4096);
    std::string path; // scratch
    std::size_t stats = 0;
    fs::FileSystem& disk;
    const Environment* environment;
    std::optional<Live> reader; // made when first needed
};

class FamilyLister {
  public:
    FamilyLister(const Surroundings& surroundings, const LookupOptions& options, Mounts& mounts)
        : opened_(*surroundings.opened), disk_(surroundings.disk), settled_(surroundings.settled),
          options_(options), mounts_(mounts) {}

    [[nodiscard]] ListedFamily list(PackageWorker& worker, std::size_t root, std::string_view name) const;

  private:
    [[nodiscard]] bool list_indexed(PackageWorker& worker, ListedFamily& family) const;
    [[nodiscard]] bool stands_for_damaged(PackageWorker& worker, ListedFamily& family) const;
    void list_live(PackageWorker& worker, ListedFamily& family) const;
    [[nodiscard]] bool is_there(PackageWorker& worker, const std::string& directory, int error) const;
    static void unlisted(ListedFamily& family, const Slot& slot);

    const Opened& opened_;
    fs::FileSystem& disk_;
    Settled& settled_;
    const LookupOptions& options_;
    Mounts& mounts_;
};

} // namespace rezdex::index
