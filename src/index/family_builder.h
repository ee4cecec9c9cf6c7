// Promise: all records of one family, or of one combined family's file, and in what they differ from the
// current generation's.
//
// A family of many versions is built by several threads at once. A family that vanished since it was listed
// has no records. One that this user may not list, or that is a loop of links, is a record that says so;
// where listing failed for a reason that may pass, what the index knows of it stays.
#pragma once

#include <deque>
#include <vector>

#include "index/differences.h"
#include "index/listing.h"
#include "index/package_builder.h"

namespace rezdex::index {

// What is built as one piece, and written in the order of list_families().
struct FamilyRecords {
    std::deque<RecordBuffer> buffers;
    // By table and key: all, or with RepositoryContext::reuse those that differ from the current
    // generation's.
    std::vector<Record> records;
    std::vector<Record> gone; // of the current generation, which are no more
    BuildSummary summary;
    Differences differences;
};

class FamilyBuilder {
  public:
    FamilyBuilder();
    ~FamilyBuilder();
    // Any number of threads, for as many families at once.
    [[nodiscard]] FamilyRecords build(const RepositoryContext& repository, const FamilyEntry& family);
    // Of a range that nothing is listed for any more.
    [[nodiscard]] static FamilyRecords vanished(const RepositoryContext& repository, Known& known,
                                                const KeyRange& range);

  private:
    struct Workers;
    std::unique_ptr<Workers> workers_;
};

} // namespace rezdex::index
