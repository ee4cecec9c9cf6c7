// Promise: HISTORY, the small file beside CURRENT that tells of the generations before: what rollback and
// `rezdex generations` know without reading them.
//
//     rezdex-history 1
//     last 7
//     generation-7.lmdb 8388608 0123456789abcdef0123456789abcdef after 6 built_ns 1700000000 definitions 9
//     rezdex 0.1.0 generation-6.lmdb … end 0123456789abcdef
//
// `last` is the highest number that was ever given, so that none is given again, whatever was removed. Then
// come the generations, newest first, each as CURRENT names it, with the one that was current when it was
// published (0: none, or not known) and what its own facts say: LMDB may not be shown a file whose hash has
// not been checked, and a list must not read whole files. The last line is the XXH3-64 of all before.
//
// Rejected: one small file a generation, which whoever removes a generation would have to know of; the facts
// in CURRENT, which older readers refuse; hashes in the readers' marks, which are a user's, not the index's.
// HISTORY may be lost at any time: CURRENT alone says what the index is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/result.h"
#include "store/current.h"
#include "store/generation.h"

namespace rezdex::store {

inline constexpr const char* history_name = "HISTORY";
inline constexpr std::size_t history_lines = 250;        // more are forgotten, the oldest first
inline constexpr std::size_t history_bytes = 64U << 10U; // at most

// What a list of generations tells of one without reading it.
struct GenerationFacts {
    std::int64_t built_ns = 0; // since 1970; 0: not known
    std::uint64_t definitions = 0;
    std::string rezdex_version;
    bool operator==(const GenerationFacts&) const = default;
};

struct PastGeneration {
    Current file;
    std::uint64_t after = 0; // the generation that was current before; 0: none, or not known
    GenerationFacts facts;
    bool operator==(const PastGeneration&) const = default;
};

struct History {
    std::uint64_t last = 0;                  // the highest number ever given; 0: not known
    std::vector<PastGeneration> generations; // by number, the highest first
    bool operator==(const History&) const = default;

    [[nodiscard]] const PastGeneration* find(std::uint64_t generation) const noexcept;
    // The numbers along `after`, the latest first, as far as they are known.
    [[nodiscard]] std::vector<std::uint64_t> before(std::uint64_t generation) const;
    // Does it say that one came before the other, whichever?
    [[nodiscard]] bool ties(std::uint64_t generation) const noexcept;
    // Puts it in its place; where its number is there already, in place of that.
    void add(const PastGeneration& generation);
};

// "generation-7.lmdb 8388608 0123…", as CURRENT has it too.
[[nodiscard]] std::string to_line(const Current& current);
[[nodiscard]] std::optional<Current> parse_file_line(std::string_view line);

[[nodiscard]] std::string to_text(const History& history);
[[nodiscard]] std::optional<History> parse_history(std::string_view text); // nothing: damaged

// Whether it begins as HISTORY does, damaged or not; and whether such a one lies there (errors: permission,
// io).
[[nodiscard]] bool is_history(std::string_view text) noexcept;
[[nodiscard]] Result<bool> has_history(const std::string& directory);

// Empty where there is none. Errors: damaged, permission, io; `path` is named in them.
[[nodiscard]] Result<History> read_history(const std::string& directory);
// Durably, and with it whatever was renamed in the folder before. Errors: no_space, permission, io.
Result<Done> write_history(const std::string& directory, const History& history);

// Adds `next`, whose file this process has just written and named, behind `current`; those whose files are
// gone go. Its facts are read from the file, where that lies on a local filesystem. Errors as above.
Result<Done> note_generation(const std::string& directory, const Current& next,
                             const std::optional<Current>& current);

} // namespace rezdex::store
