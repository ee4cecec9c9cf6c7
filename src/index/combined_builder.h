// Promise: the packages of a combined family's file, expanded as rez does it and encoded as the store keeps
// them.
//
// One thread at a time; made to be used again and again.
#pragma once

#include <span>
#include <string_view>

#include "index/package_builder.h"
#include "rez/combined.h"

namespace rezdex::index {

class CombinedBuilder {
  public:
    struct Added {
        store::Combined kind = store::Combined::not_listed;
        std::span<const std::string_view> versions; // valid until the next call
    };
    // Where the versions are not known one package stands for them, without a version, that says why.
    [[nodiscard]] Added add(const RepositoryContext& repository, std::string_view family,
                            std::string_view file_name, const PackageBuilder::CombinedFile& file,
                            RecordBuffer& records, BuildSummary& summary);

  private:
    void add_package(const RepositoryContext& repository, std::string_view family, std::string_view file_name,
                     std::string_view version, const rez::Definition& package,
                     const store::DefinitionFacts& facts, RecordBuffer& records);

    rez::CombinedFamily family_;
    rez::Definition package_;
    store::DefinitionEncoder definitions_;
    store::PackageEncoder packages_;
    store::KeyBuffer own_key_, key_;
};

} // namespace rezdex::index
