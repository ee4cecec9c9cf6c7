// Promise: what a build would change in an index, without writing.
#pragma once

#include <memory>
#include <unordered_set>
#include <vector>

#include "index/family_builder.h"
#include "rezdex/builder.h"
#include "store/generation.h"
#include "store/key.h"

namespace rezdex::index {

// Compares one repository's records with those of the current generation, which may be null. One thread at a
// time.
class DryRun {
  public:
    DryRun(const store::Generation* current, store::RepositoryId id, std::string root,
           std::vector<Change>& changes);

    void compare(const FamilyRecords& built);
    void finish(); // what was not met is removed

  private:
    void add(Change::Kind kind, std::string_view relative);

    std::optional<store::Cursor> cursor_;
    store::RepositoryId id_;
    std::string root_;
    std::vector<Change>& changes_;
    std::unordered_set<std::string> met_; // keys
};

} // namespace rezdex::index
