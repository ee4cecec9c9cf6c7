// Promise: which keys of a repository belong to what is listed in its root, and which to what is not listed
// any more.
#pragma once

#include <span>
#include <vector>

#include "index/differences.h"
#include "index/listing.h"

namespace rezdex::index {

// Those of one family, or of one combined family's file; in the order of their keys.
[[nodiscard]] std::vector<KeyRange> ranges_of(const FamilyEntry& family);

// Of "maya/", "maya.py" and "maya.yaml": "maya".
[[nodiscard]] std::string_view family_of_range(std::string_view range) noexcept;

// What the current generation holds, and `listed`, which is all that the root lists, does not.
[[nodiscard]] std::vector<KeyRange> vanished_ranges(Known& known, std::span<const FamilyEntry> listed);

} // namespace rezdex::index
