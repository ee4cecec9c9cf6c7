// Promise: the paths besides a package's definition and its version's directory that its answer rests on, as
// they were.
//
// What is not there needs no check: it cannot appear without the directory's stamp changing, unless it is a
// link that leads nowhere yet. One thread at a time.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "index/build_summary.h"
#include "index/old_files.h"
#include "index/repository_context.h"
#include "store/listing.h"

namespace rezdex::index {

class PackageChecks {
  public:
    // `directory` is the version's, relative to the root; `definition` the file in it that wins, `first` the
    // one that rez would take before.
    PackageChecks(const RepositoryContext& repository, const std::string& directory, std::string_view first,
                  std::string_view definition, const OldFiles& old, BuildSummary& summary);

    // Lives as long as this.
    [[nodiscard]] std::span<const store::PackageCheck> checks() const noexcept { return checks_; }
    [[nodiscard]] bool racy() const noexcept { return racy_; }

  private:
    void add(std::string path, std::optional<store::Stamp> stamp);

    std::deque<std::string> paths_;
    std::vector<store::PackageCheck> checks_;
    bool racy_ = false;
};

} // namespace rezdex::index
