// Promise: the old release files beside a definition, as rez looks for them and reads them
// (rezplugins/package_repository/filesystem.py: FileSystemPackageResource._load_old_formats).
//
// Each text is its file at one moment, and its stamp that of the same moment. Any thread may call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fs/filesystem.h"
#include "rez/old_release_files.h"

namespace rezdex::index {

struct OldFiles {
    struct Look {
        std::string_view name;        // below the version's directory
        std::optional<fs::Stat> stat; // where it is what rez looks for
        std::int64_t looked_ns = 0;   // before it was
    };
    std::vector<Look> looks;
    std::optional<std::string> release_yaml, changelog, release_time;
    bool readable = true;  // else there is one that could not be read
    bool doubtful = false; // there may be one that could not be looked at; then not readable either

    [[nodiscard]] bool any() const noexcept { return view().any() || !readable; }
    [[nodiscard]] rez::OldReleaseFiles view() const noexcept {
        return {release_yaml, changelog, release_time};
    }
};

struct OldFilesReading {
    fs::FileSystem& disk;
    fs::Sync sync;
    std::size_t limit; // bytes of a file
    bool texts = true; // false: no file is opened, and what is there counts as not readable
};

[[nodiscard]] OldFiles read_old_files(const OldFilesReading& how, const std::string& directory);

} // namespace rezdex::index
