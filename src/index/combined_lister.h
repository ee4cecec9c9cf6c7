// Promise: the packages of a combined family, <family>.py or <family>.yaml: from the index while the family's
// file still vouches for them, else from the file as it is.
//
// A package's record rests on the content of that one file and on the inputs that it reads, and on the file
// being the family: at `file` and `family` these are checked as the family is listed, once; at `snapshot` the
// inputs only. Where the file's versions are not known, the file's own slot stands for whichever is asked.
// Each function may run on many threads, each with its own worker; a listing is made by one of them.
#pragma once

#include <mutex>
#include <optional>

#include "index/entry.h"
#include "index/family_lister.h"
#include "rez/combined.h"

namespace rezdex::index {

struct CombinedListing {
    std::string_view path;       // of the family's file
    std::optional<Slot> instead; // of any package: the versions are not known
    bool touched = false;        // from the index: the file's stamp differs, its content does not

    base::Hash128 content; // of the file that the index has
    std::mutex mutex;      // of what follows, once it is listed
    // The text that was evaluated, now or from the index; empty where the index has the packages.
    std::string_view bytes;
    rez::CombinedFamily family;
};

class CombinedLister {
  public:
    CombinedLister(const Opened& opened, fs::FileSystem& disk, Settled& settled, const LookupOptions& options,
                   Mounts& mounts)
        : opened_(opened), disk_(disk), settled_(settled), options_(options), mounts_(mounts) {}

    // False where the index's word is not to be taken.
    [[nodiscard]] bool list_indexed(PackageWorker& worker, const store::FamilyRecord& record,
                                    ListedFamily& family) const;
    // `path` is that of a regular file.
    void list_live(PackageWorker& worker, std::string_view path, ListedFamily& family) const;
    // Of one of the packages listed.
    [[nodiscard]] Live::Answer answer(PackageWorker& worker, const ListedFamily& family,
                                      std::string_view version) const;

  private:
    [[nodiscard]] bool load_again(PackageWorker& worker, CombinedListing& listing) const;
    [[nodiscard]] Live::Answer indexed(PackageWorker& worker, const ListedFamily& family,
                                       std::string_view version) const;
    // Whether the answer at snapshot is that of the file's record alone.
    [[nodiscard]] bool list_snapshot(PackageWorker& worker, const IndexEntry& entry,
                                     ListedFamily& family) const;
    [[nodiscard]] bool still_holds(PackageWorker& worker, const IndexEntry& entry,
                                   ListedFamily& family) const;
    [[nodiscard]] bool same_content(PackageWorker& worker, const IndexEntry& entry,
                                    const ListedFamily& family) const;
    [[nodiscard]] bool list_from_source(PackageWorker& worker, const IndexEntry& entry,
                                        ListedFamily& family) const;
    void evaluate(PackageWorker& worker, std::string_view bytes, ListedFamily& family) const;

    const Opened& opened_;
    fs::FileSystem& disk_;
    Settled& settled_;
    const LookupOptions& options_;
    Mounts& mounts_;
};

} // namespace rezdex::index
