// Promise: a package that old release files lie beside, as rez makes it of them and of a definition that has
// no timestamp (rezplugins/package_repository/filesystem.py: FileSystemPackageResource._load and
// _load_old_formats, rez's settings as they come).
//
// It takes bytes, never opens a path. What the files say beyond ASCII hangs on the locale, and is declined.
#pragma once

#include <optional>
#include <string_view>

#include "rez/definition.h"

namespace rezdex::rez {

// Those that are regular files, as rez looks for them; with a release.yaml it does not look for the others.
struct OldReleaseFiles {
    std::optional<std::string_view> release_yaml;
    std::optional<std::string_view> changelog;    // .metadata/changelog.txt
    std::optional<std::string_view> release_time; // .metadata/release_time.txt

    [[nodiscard]] bool any() const noexcept { return release_yaml || changelog || release_time; }
};

// As define(); where the definition has a timestamp the files are not looked at. Invalid (raises) where rez
// raises over a file, dynamic (old_release_file) where only Python can tell what one says.
void define_package(std::string_view bytes, Format format, const OldReleaseFiles& files, Workspace& workspace,
                    const Environment& environment, Definition& to);

} // namespace rezdex::rez
