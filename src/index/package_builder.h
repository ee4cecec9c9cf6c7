// Promise: one package of one family, read, defined and encoded as the store keeps it.
//
// One bad file is a record with its reason, never a failure. One thread at a time; made to be used again and
// again.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/build_summary.h"
#include "index/definition_file.h"
#include "index/old_files.h"
#include "index/record_buffer.h"
#include "index/repository_context.h"
#include "rez/definition.h"
#include "store/listing.h"
#include "store/record.h"

namespace rezdex::index {

// The family that packages are added to.
struct FamilyContext {
    std::string_view name;
    std::unique_ptr<fs::Files> files; // stands in the family's directory
    fs::Stat stat;
    bool open_to_all = false;
    std::vector<std::string> links{}; // FamilyListing::links
    bool relisted = true;             // its directory is not as the index knows it, or not known to be
};

// May every user reach what lies in a version's directory?
[[nodiscard]] bool open_to_all(const RepositoryContext& repository, const FamilyContext& family,
                               std::string_view version, const fs::Stat& directory);

class PackageBuilder {
  public:
    struct Added {
        bool listed = false;    // false: its directory vanished since it was listed
        std::string definition; // the file's name in that directory; empty: there is none
    };
    // A version's directory, or with an empty version the family's own.
    Added add(const RepositoryContext& repository, const FamilyContext& family, std::string_view version,
              RecordBuffer& records, BuildSummary& summary);

    // A combined family's file, as a definition by its path.
    struct CombinedFile {
        bool there = false;                   // false: it vanished
        std::optional<std::string_view> text; // where it was read; valid until the next call
        Reason failed = Reason::none;         // why it was not
        bool not_world_readable = false;
        fs::Stat stat;
    };
    CombinedFile add_combined(const RepositoryContext& repository, const std::string& file_name,
                              RecordBuffer& records, BuildSummary& summary);

  private:
    struct Source {
        fs::Files& files;
        std::string path;         // where `files` finds it
        std::string relative;     // to the repository's root
        bool open_to_all = false; // the directories above
    };
    Added add_unseen(const RepositoryContext& repository, const FamilyContext& family,
                     std::string_view version, const std::string& name, RecordBuffer& records,
                     BuildSummary& summary);
    // False where rez would see no file; where we may not look, or failed to, it may be there.
    bool add_found(const RepositoryContext& repository, const Source& source, const DefinitionFile& found,
                   RecordBuffer& records, BuildSummary& summary);
    void add_definition(const RepositoryContext& repository, const Source& source, const fs::Stat& seen,
                        RecordBuffer& records, BuildSummary& summary);
    void add_failed(const RepositoryContext& repository, const Source& source, store::FileState state,
                    Reason reason, const fs::Stat& stat, RecordBuffer& records, BuildSummary& summary);
    void encode(const RepositoryContext& repository, const Source& source, store::DefinitionFacts facts,
                const fs::Stat& stat, std::int64_t started_ns, RecordBuffer& records, BuildSummary& summary);
    void merge(const RepositoryContext& repository, const Source& source, std::string_view own,
               const OldFiles& files, store::PackageFacts& facts, RecordBuffer& records);
    void add_package(const RepositoryContext& repository, std::string_view text,
                     const store::PackageFacts& facts, RecordBuffer& records, BuildSummary& summary);
    void decline(Reason reason);

    rez::Workspace workspace_;
    rez::Definition definition_, merged_;
    std::string text_;
    store::DefinitionFacts facts_; // of the last definition
    store::DefinitionEncoder definitions_;
    store::PackageEncoder packages_;
    store::KeyBuffer key_;
};

} // namespace rezdex::index
