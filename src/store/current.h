// Promise: CURRENT, the small file that says which generation of an index is the one.
//
//     rezdex-index 2
//     generation-7.lmdb 8388608 0123456789abcdef0123456789abcdef
//
// The first line is the name and number of the format (meta.h); each line after it a file, its size in bytes
// and its XXH3-128. Today there is always one file; a list that this build does not know is refused, not
// guessed at. CURRENT is replaced by rename, after all it names is on the disk: a reader finds the old index
// or the new one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rezdex/result.h"
#include "store/generation.h"

namespace rezdex::store {

inline constexpr const char* current_name = "CURRENT";

struct Current {
    std::uint64_t generation = 0; // its file is generation_name(generation)
    std::uint64_t bytes = 0;
    FileHash hash;
    bool operator==(const Current&) const = default;
};

// "generation-7.lmdb", and its number.
[[nodiscard]] std::string generation_name(std::uint64_t generation);
[[nodiscard]] std::optional<std::uint64_t> generation_of(std::string_view file_name);

[[nodiscard]] std::string to_text(const Current& current);
// Errors: foreign (not our file), format (a newer one), damaged; `path` is named in them.
[[nodiscard]] Result<Current> parse_current(std::string_view text, const std::string& path);

// Errors: those of parse_current(), permission, io, not_found: no index is here, or CURRENT is gone, as the
// message says. In a folder that was an index's (folder.h) a CURRENT that is not ours is damaged, not
// foreign.
[[nodiscard]] Result<Current> read_current(const std::string& directory);
// Durably. Errors: no_space, permission, io.
Result<Done> write_current(const std::string& directory, const Current& current);

} // namespace rezdex::store
