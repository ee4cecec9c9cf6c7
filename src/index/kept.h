// Promise: what the current generation holds of a family and its packages, where a build would find the same
// now: told by stats, and by the listing only where the family's directory is not the one that was listed.
//
// A stamp must be equal whole, ctime and inode, too: a build pays for its doubt with one read. What is racy
// is looked at anew. One thread at a time.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "index/build_summary.h"
#include "index/known.h"
#include "index/listing.h"
#include "index/package_builder.h"
#include "index/record_buffer.h"
#include "index/repository_context.h"

namespace rezdex::index {

struct KeptPackage {
    store::PackageRecord package;
    store::DefinitionRecord definition;
};

class Keeper {
  public:
    Keeper(const RepositoryContext& repository, Known& known) : repository_(repository), known_(known) {}

    // The versions of a family whose directory is as `stat` says.
    [[nodiscard]] std::optional<FamilyListing> listing(std::string_view family, const fs::Stat& stat);

    // Counts what it keeps.
    [[nodiscard]] std::optional<KeptPackage> package(const FamilyContext& family, std::string_view version,
                                                     BuildSummary& summary);
    // A combined family's file, and where it wins its packages.
    [[nodiscard]] bool combined(const FamilyEntry& family, BuildSummary& summary);

    // All that the index knows of a family, also where nobody can tell whether it holds.
    void collect_all(const FamilyEntry& family, std::vector<Record>& to, BuildSummary& summary);

    // The records of a package that is kept.
    void collect(const KeptPackage& kept, std::string_view family, std::string_view version,
                 std::vector<Record>& to);

  private:
    [[nodiscard]] bool holds(const FamilyContext& family, std::string_view version, const KeptPackage& kept);
    [[nodiscard]] bool details_hold(const KeptPackage& kept, std::string_view own_text);
    [[nodiscard]] bool details_hold(const store::DefinitionRecord& record, std::string_view text);
    [[nodiscard]] bool packages_hold(std::string_view family, const store::FamilyRecord& listed,
                                     const store::DefinitionRecord& definition);
    [[nodiscard]] bool checks_hold(const store::PackageRecord& package) const;
    [[nodiscard]] bool answer_holds(const store::DefinitionRecord& definition) const;
    [[nodiscard]] bool file_holds(const store::DefinitionRecord& definition,
                                  const fs::Outcome<fs::Stat>& file, bool open_to_all) const;
    void add(store::Table table, std::string_view text, std::vector<Record>& to);

    const RepositoryContext& repository_;
    Known& known_;
};

} // namespace rezdex::index
