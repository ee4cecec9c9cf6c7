// Promise: FAMILY[-VERSION] as a person writes it. The first hyphen divides: no family's name has one.
#pragma once

#include <optional>
#include <string_view>

#include "rezdex/result.h"

namespace rezdex::cli {

struct PackageName {
    std::string_view family;
    std::optional<std::string_view>
        version; // "" stands for the unversioned package, nothing for all versions
};

[[nodiscard]] inline Result<PackageName> parse_package_name(std::string_view text) {
    const std::size_t hyphen = text.find('-');
    PackageName name{text.substr(0, hyphen), std::nullopt};
    if (hyphen != std::string_view::npos) name.version = text.substr(hyphen + 1);
    if (name.family.empty() || text.find('/') != std::string_view::npos)
        return Error{ErrorKind::usage, std::string(text), 0,
                     "is no FAMILY[-VERSION]; paths and - stand before --package"};
    return name;
}

} // namespace rezdex::cli
