// Promise: what rez lists in a filesystem repository: its families, the versions of each, the file that
// defines each.
//
// The rules are those of rez 3.4.0, rezplugins/package_repository/filesystem.py: _get_family_dirs and
// _get_family (list_families), FileSystemPackageFamilyResource.iter_packages and _get_version_dirs
// (list_family), _get_file (find_definition). rez gives names in the order of os.listdir or of a Python set:
// no order that means anything. Here they are sorted, so that the same tree gives the same index. Nothing is
// read but directories and stats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fs/filesystem.h"

namespace rezdex::index {

// Whether a stat that fails so says that nothing is there which rez could use. Any other errno is a fault
// that may pass (EIO, ESTALE, ETIMEDOUT …): what is there nobody knows, whatever os.path.isfile makes of it.
[[nodiscard]] bool says_absent(int error) noexcept;

// rez's settings that change what is listed, with rez's defaults.
struct ListingSettings {
    std::vector<std::string> package_filenames{"package"};
    std::string file_lock_dir; // empty: none
    bool check_package_definition_files = false;
    bool allow_unversioned_packages = true;
};

// rez.utils.formatting.is_valid_package_name
[[nodiscard]] bool is_valid_package_name(std::string_view name) noexcept;

enum class FamilyKind : std::uint8_t {
    directory,
    combined_py,   // <family>.py
    combined_yaml, // <family>.yaml
};

struct FamilyEntry {
    std::string name;
    FamilyKind kind = FamilyKind::directory;
    // rez lists a name once for each kind, and takes one when it is asked for the name: the directory, then a
    // regular file `.py`, then a regular file `.yaml`.
    bool wins = true;
    bool link = false;

    [[nodiscard]] std::string file_name() const; // within the repository: "maya", "maya.py", "maya.yaml"
};

// Sorted by `name/`, then by kind. Error: the errno of listing the root.
[[nodiscard]] fs::Outcome<std::vector<FamilyEntry>>
list_families(fs::FileSystem& disk, const std::string& root, const ListingSettings& settings);

// One family's directory.
struct FamilyListing {
    fs::Stat stat; // of the directory, before it was listed
    // Sorted by `version/`. The empty one is the unversioned package, whose definition is in the family's
    // directory.
    std::vector<std::string> versions;
    // The directory's stamp does not vouch for the listing: it holds `.building*` or a link, or what is
    // listed depends on what lies in the versions' directories.
    bool volatile_listing = false;
    std::vector<std::string> links{}; // names in it that are some, in order
};

// Error: the errno of the stat or the listing, for which rez raises, or takes the family for absent; or the
// one that hides for now what a link leads to that decides about others, as `.ignore…` does.
[[nodiscard]] fs::Outcome<FamilyListing> list_family(fs::FileSystem& disk, const std::string& directory,
                                                     fs::Sync sync, const ListingSettings& settings);

// Where a version's files are.
[[nodiscard]] std::string package_directory(const std::string& family_directory, std::string_view version);

// The file that defines the package in a directory: the first of `<name>.py`, `<name>.yaml` for each name
// that is a regular file.
struct DefinitionFile {
    std::string name; // within the directory; empty: there is none
    fs::Stat stat;
    // Where the first candidate is there without being a file, or could not be looked at: its errno (ENXIO
    // for what is neither file nor directory), for whoever asks about that path.
    int first_error = 0;
    // The first candidate before it that could not be looked at, though it may be there; empty: none.
    std::string doubtful;
};
[[nodiscard]] DefinitionFile find_definition(fs::Files& files, const std::string& directory, fs::Sync sync,
                                             const ListingSettings& settings);

} // namespace rezdex::index
