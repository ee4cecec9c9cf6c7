// Promise: all records of one family, or of one combined family's file.
//
// A family of many versions is built by several threads at once. A family that vanished since it was listed
// has no records; one that cannot be listed is a record that says so.
#pragma once

#include <deque>
#include <vector>

#include "index/listing.h"
#include "index/package_builder.h"

namespace rezdex::index {

// What is built as one piece, and written in the order of list_families().
struct FamilyRecords {
    std::deque<RecordBuffer> buffers;
    std::vector<Record> records; // of all buffers, by table and key
    BuildSummary summary;
};

class FamilyBuilder {
  public:
    FamilyBuilder();
    ~FamilyBuilder();
    // Any number of threads, for as many families at once.
    [[nodiscard]] FamilyRecords build(const RepositoryContext& repository, const FamilyEntry& family);

  private:
    struct Workers;
    std::unique_ptr<Workers> workers_;
};

} // namespace rezdex::index
