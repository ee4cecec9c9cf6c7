// Promise: the generation that a build writes: a changed copy of the current one, which is made when the
// first change comes, or a new one, record by record. The Database's CURRENT moves in publish() alone.
//
// One thread at a time. After an Error only destruction is left.
#pragma once

#include <memory>
#include <optional>

#include "index/family_builder.h"
#include "store/database.h"

namespace rezdex::index {

class NextGeneration {
  public:
    enum class How : std::uint8_t { copy, anew };

    // `current`: null only for How::anew. Both outlive this.
    NextGeneration(store::Database& database, const store::Opened* current, How how)
        : database_(database), current_(current), how_(how) {}

    std::optional<Error> write(const FamilyRecords& built);
    // What the current generation holds of a repository that is not read; one that is dropped.
    std::optional<Error> carry_over(store::RepositoryId id);
    std::optional<Error> drop(store::RepositoryId id);

    // Whether there is more to publish than the current generation: other records, or other facts than when
    // they were made.
    [[nodiscard]] bool differs(const store::Meta& meta) const;
    struct Published {
        std::uint64_t generation = 0, bytes = 0;
        std::chrono::nanoseconds sync_time{};
    };
    [[nodiscard]] Result<Published> publish(const store::Meta& meta);

  private:
    std::optional<Error> begin();

    store::Database& database_;
    const store::Opened* current_;
    How how_;
    std::unique_ptr<store::GenerationWriter> writer_; // null: nothing was written yet
};

} // namespace rezdex::index
