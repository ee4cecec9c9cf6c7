// Promise: what a version range says (rez/version/_version.py: _VersionRangeParser), as views of its text.
//
// Nothing is allocated where nothing is kept. Any thread may call.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rezdex::rez {

// The bounds that one part of a range gives.
struct BoundText {
    enum class Upper : std::uint8_t {
        none,
        next, // excludes the lower version's next(), which is its text and "_"
        exclusive,
        inclusive,
    };
    std::string_view lower, upper;
    bool lower_inclusive = true;
    Upper kind = Upper::none;
};

// False where VersionRange(text) raises. `bounds`, unless it is null, becomes those that the range is the
// union of; empty: any version.
[[nodiscard]] bool scan_range(std::string_view text, std::vector<BoundText>* bounds);

// Whether the text holds a number that Python's int() may refuse: it takes 4300 digits unless told otherwise,
// and cannot be told to take less than 640.
[[nodiscard]] bool has_long_number(std::string_view text) noexcept;

} // namespace rezdex::rez
