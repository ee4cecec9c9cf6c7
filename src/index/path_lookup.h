// Promise: the work of one path lookup: what is asked, by which level, and what the answer is.
//
// work() runs on many threads, each with its own Worker; a slot is written by one of them. lookup.cpp runs
// it, file_check.cpp holds what is done where the disk must be asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/answers.h"
#include "index/claims.h"
#include "index/entry.h"
#include "index/family_checks.h"
#include "index/live.h"
#include "index/lookup.h"
#include "index/mounts.h"

namespace rezdex::index {

class PathLookup {
  public:
    PathLookup(const Surroundings& surroundings, std::span<const std::string_view> paths,
               const LookupOptions& options, Mounts::By by);
    [[nodiscard]] Answers run(); // once
    // Did the roots stay in their places while it ran?
    [[nodiscard]] bool roots_stayed() const { return mounts_.stayed(); }

  private:
    struct Question {
        std::string_view text;         // folded where it is normal
        Reason outside = Reason::none; // why no root is asked: not_normal, outside_roots
        Place place;                   // else: a position in Opened::roots
    };

    struct Worker {
        Worker(const PathLookup& lookup);

        store::Cursor cursor;
        store::KeyBuffer key;
        std::string folded, other_folded; // scratch
        std::string path;                 // the one that is asked about, with a NUL behind it
        std::unique_ptr<base::Arena> memory = std::make_unique<base::Arena>();
        std::optional<Live> live;                               // made when first needed
        std::vector<std::pair<std::size_t, std::size_t>> alike; // a slot, and the one that it equals
        std::string family;                                     // the last one that was checked, and
        bool family_vouches = false;                            // what came of it
        std::size_t stats = 0;
    };

    [[nodiscard]] Question ask(std::string_view path, std::string& scratch) const;
    void answer(Worker& worker, std::size_t slot);
    void answer_from_index(Worker& worker, std::size_t slot, const Question& question,
                           const IndexEntry& entry, bool touched);
    void answer_from_source(Worker& worker, std::size_t slot, const Question& question,
                            const IndexEntry& entry, bool touched);
    void answer_from_snapshot(Worker& worker, std::size_t slot, const Question& question,
                              const IndexEntry& entry);
    struct Family {
        std::string_view path; // absolute; empty: the question is about none
        std::string_view name;
    };
    [[nodiscard]] static Family family(const Question& question);
    [[nodiscard]] bool family_vouches(Worker& worker, const Question& question);
    [[nodiscard]] bool asks_far_away(const Question& question);
    [[nodiscard]] bool lies_far_away();
    void ask_families_ahead();
    void finish(const std::vector<std::unique_ptr<Worker>>& workers);

    // --- file_check.cpp
    void ask_disk(Worker& worker, std::size_t slot, const Question& question, const IndexEntry& entry);
    [[nodiscard]] std::size_t first_to_ask(Worker& worker, std::size_t slot, const Question& question);
    void check_file(Worker& worker, std::size_t slot, const Question& question, const IndexEntry& entry);
    void compare_content(Worker& worker, std::size_t slot, const Question& question, const IndexEntry& entry);
    void answer_without_entry(Worker& worker, std::size_t slot, const Question& question, Reason doubt);
    [[nodiscard]] std::optional<fs::Stat> stat_file(Worker& worker, std::size_t slot,
                                                    const Question& question);
    [[nodiscard]] bool may_read(Worker& worker, std::size_t slot);
    [[nodiscard]] Live& live(Worker& worker) const;

    void put(std::size_t slot, const Slot& answer, Source source = {}) { answers_.put(slot, answer, source); }

    const Opened& opened_;
    fs::FileSystem& disk_;
    Settled& settled_;
    std::span<const std::string_view> paths_;
    const LookupOptions options_;
    const fs::Sync sync_;
    Answers answers_;
    const bool distinct_; // no path can be given twice: nothing need be claimed
    Claims claims_;
    const std::uint64_t
        seed_; // of the claims' hashes: differs each time, so that nobody can prepare collisions
    Mounts mounts_;
    FamilyChecks families_;
};

} // namespace rezdex::index
