// Promise: which file defines a listed package, and whether what rez makes of it rests on more than that
// file.
//
// The index's word holds while what it rests on is as it was: at `file` the version's directory and each old
// release file, where the builder found that they matter; at `family` the family's directory; at `snapshot`
// nothing. Else the disk is asked, and what rez merges is merged anew. Each call may run on many threads,
// each with its own worker and winner.
#pragma once

#include <optional>
#include <string_view>

#include "index/combined_lister.h"

namespace rezdex::index {

struct Winner {
    const ListedFamily* family = nullptr;
    ListedPackage package;

    // Found:
    std::string_view path; // absolute; where there is no definition, that of the one rez looks for first
    bool live = false;     // found on the disk
    Reason declined = Reason::none; // why the definition does not answer for the package, whatever it says
    // The index's, where it holds: it looked for old release files where the definition lacks a timestamp.
    store::PackageRecord record;
};

class WinnerFinder {
  public:
    WinnerFinder(const Surroundings& surroundings, const LookupOptions& options, Mounts& mounts)
        : opened_(*surroundings.opened), disk_(surroundings.disk), options_(options), mounts_(mounts),
          combined_(opened_, disk_, surroundings.settled, options, mounts) {}

    void find(PackageWorker& worker, Winner& winner) const;
    void find_live(PackageWorker& worker, Winner& winner) const;
    // The package's answer, where the slot of the definition's file is not it. Among others: rez merges old
    // release files into a definition that has no timestamp.
    [[nodiscard]] std::optional<Live::Answer> other_answer(PackageWorker& worker, const Winner& winner,
                                                           const Slot& slot, const Source& source) const;

  private:
    [[nodiscard]] bool find_indexed(PackageWorker& worker, Winner& winner) const;
    [[nodiscard]] bool holds(PackageWorker& worker, const Winner& winner,
                             const store::PackageRecord& record) const;
    [[nodiscard]] bool unchanged(PackageWorker& worker, std::size_t root, const store::Stamp& recorded) const;
    [[nodiscard]] std::optional<Live::Answer> merged(PackageWorker& worker, const Winner& winner,
                                                     const Slot& slot, const Source& source) const;
    [[nodiscard]] std::optional<Live::Answer> merged_as_indexed(PackageWorker& worker, const Winner& winner,
                                                                const Slot& slot, const Source& source) const;
    [[nodiscard]] std::optional<Live::Answer> merged_live(PackageWorker& worker, const Winner& winner,
                                                          const Slot& slot, const Source& source) const;

    const Opened& opened_;
    fs::FileSystem& disk_;
    const LookupOptions& options_;
    Mounts& mounts_;
    CombinedLister combined_;
};

} // namespace rezdex::index
