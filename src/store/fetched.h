// Promise: where the cache keeps the copy of an index that was fetched, and what is noted beside it.
//
//     <cache>/fetched/<XXH3-128 of the source's absolute path>/
//         index/   an index's folder as database.h describes it
//         source   which source, and when it was looked at
//
// Found by the text of the source's path alone: who looks never touches the source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rezdex/result.h"

namespace rezdex::store {

struct FetchNote {
    std::string source;           // absolute path
    std::uint64_t generation = 0; // at the source
    std::int64_t fetched_ns = 0;  // when this generation came, since 1970
    std::int64_t checked_ns = 0;  // when the source last said that it is the current one
};

class Fetched {
  public:
    // `source`: absolute and folded.
    Fetched(const std::string& cache, std::string_view source);

    [[nodiscard]] const std::string& source() const noexcept { return source_; }
    [[nodiscard]] std::string index_directory() const { return directory_ + "/index"; }
    // Is there a copy that this user may read, and none of another source of the same hash? One whose disk
    // fails is there: who reads it says so.
    [[nodiscard]] bool exists() const;
    // Nothing where it cannot be read, or is of another source of the same hash.
    [[nodiscard]] std::optional<FetchNote> note() const;
    Result<Done> write_note(const FetchNote& note) const;

  private:
    std::string source_, directory_;
};

// Of an index's folder that is a copy in a cache: what is noted beside it.
[[nodiscard]] std::optional<FetchNote> note_beside(const std::string& index_directory);

} // namespace rezdex::store
