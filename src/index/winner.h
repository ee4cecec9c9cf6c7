// Promise: which file defines a listed package, and whether what rez makes of it rests on more than that
// file.
//
// The index's word holds while what it rests on is as it was: at `file` the version's directory and each old
// release file, where the builder found that they matter; at `family` the family's directory; at `snapshot`
// nothing. Else the disk is asked. Each call may run on many threads, each with its own worker and winner.
#pragma once

#include <string_view>

#include "index/family_lister.h"

namespace rezdex::index {

struct Winner {
    const ListedFamily* family = nullptr;
    ListedPackage package;

    // Found:
    std::string_view path; // absolute; where there is no definition, that of the one rez looks for first
    bool live = false;     // found on the disk
    Reason declined = Reason::none; // why the definition does not answer for the package, whatever it says
    bool knows_old_files = false;   // the index looked for old release files, and
    bool has_old_files = false;     // found one
};

class WinnerFinder {
  public:
    WinnerFinder(const Surroundings& surroundings, const LookupOptions& options, Mounts& mounts)
        : opened_(*surroundings.opened), disk_(surroundings.disk), options_(options), mounts_(mounts) {}

    void find(PackageWorker& worker, Winner& winner) const;
    void find_live(PackageWorker& worker, Winner& winner) const;
    // Why the slot of the definition's file is not the package's, or none. Among others: rez merges old
    // release files into a definition that has no timestamp.
    [[nodiscard]] Reason objection(PackageWorker& worker, const Winner& winner, const Slot& slot) const;

  private:
    [[nodiscard]] bool find_indexed(PackageWorker& worker, Winner& winner) const;
    [[nodiscard]] bool holds(PackageWorker& worker, const Winner& winner,
                             const store::PackageRecord& record) const;
    [[nodiscard]] bool unchanged(PackageWorker& worker, std::size_t root, const store::Stamp& recorded) const;
    [[nodiscard]] bool old_files(PackageWorker& worker, const Winner& winner, const Slot& slot) const;

    const Opened& opened_;
    fs::FileSystem& disk_;
    const LookupOptions& options_;
    Mounts& mounts_;
};

} // namespace rezdex::index
