// Promise: the generations of an index that its folder still keeps, and the way back to one of them.
//
// build() keeps a few older generations beside the current one. list_generations() tells of them without
// reading them whole. roll_back() makes one of them the current one again: readers that are running follow
// within a second, as they follow a build. The next build() goes on from there: what it makes equals a build
// from nothing, under a number that no generation ever had.
//
// Any thread may call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/result.h"

namespace rezdex {

struct GenerationInfo {
    std::uint64_t number = 0;
    bool current = false;
    std::uint64_t bytes = 0; // the size of its file; 0 where that is gone
    // What the index's folder notes of it when it is published. Not `noted`: made by an older rezdex, or the
    // notes are lost; then what follows is not known, and roll_back() cannot go there.
    bool noted = false;
    std::uint64_t after = 0;   // the one that was current before; 0: none, or not known
    std::int64_t built_ns = 0; // since 1970; 0: not known
    std::uint64_t definitions = 0;
    std::string rezdex_version; // that made it
    // What is wrong as far as size and header tell. Nothing here does not mean that it is whole: roll_back()
    // reads all of it.
    std::optional<Error> damage;
};

// The highest number first. The current one is in the list even where its file is gone. None is current where
// CURRENT is damaged or gone; the list is empty where no generation is left. Errors: not_found (there is no
// index), permission, io, foreign, format.
[[nodiscard]] Result<std::vector<GenerationInfo>> list_generations(std::string_view directory);

// Moves CURRENT to `generation`, after the hash of its whole file has been checked; 0: to the nearest one,
// along `after`, that came before the current one and is still kept. Gives the one that is current now. On an
// error CURRENT is what it was, unless all that failed is the last sync. Works, with a number, where the
// current generation or CURRENT itself is damaged or gone. Errors: those of build() on the folder (locked …),
// not_found (no such generation is kept), damaged, format.
[[nodiscard]] Result<GenerationInfo> roll_back(std::string_view directory, std::uint64_t generation = 0);

} // namespace rezdex
