// Promise: sets of versions as sorted bounds, by the algorithms of rez/version/_version.py, whose outcome for
// some bounds is none that set theory gives.
#pragma once

#include <vector>

#include "rezdex/version.h"

namespace rezdex::rez {

// VersionRange._union
[[nodiscard]] std::vector<VersionBound> unite(std::vector<VersionBound> bounds);

} // namespace rezdex::rez
