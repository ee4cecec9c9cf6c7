// Promise: one run of a build: plan, look at every root, hold the index, write what differs, publish it.
//
// Whatever can be found wrong before the index's folder is touched is found before it is touched.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "fs/limits_watch.h"
#include "index/build_plan.h"
#include "index/next_generation.h"
#include "index/repository_builder.h"
#include "rezdex/builder.h"
#include "store/database.h"

namespace rezdex::index {

class BuildRun {
  public:
    BuildRun(const BuildOptions& options, fs::FileSystem& disk)
        : options_(options), disk_(disk), selection_(options.only) {}

    Result<BuildReport> run();

    // After run(): when all that was racy has settled; 0 where nothing was.
    [[nodiscard]] std::int64_t settles_ns() const noexcept { return summary_.settles_ns; }

  private:
    [[nodiscard]] Error nothing_to_update() const;
    std::optional<Error> check_given_roots();
    [[nodiscard]] store::Waiting waiting() const;
    std::optional<Error> open_index();
    std::optional<Error> settle_privacy();
    std::optional<Error> open_roots();
    std::optional<Error> open_root(PlannedRepository& planned);
    [[nodiscard]] bool may_reuse() const;
    [[nodiscard]] bool must_judge_again(const store::RepositoryFacts& facts,
                                        const RepositoryContext& context) const;
    [[nodiscard]] bool is_known(const PlannedRepository& planned) const;
    std::optional<Error> look(NextGeneration* next);
    std::optional<Error> look_at(PlannedRepository& planned, const RepositoryContext& context,
                                 NextGeneration* next);
    [[nodiscard]] std::optional<Error> too_much(const PlannedRepository& planned,
                                                const Differences& differences) const;
    void stay(const PlannedRepository& planned, Error why);
    static void note_how_read(store::RepositoryFacts& facts, const RepositoryContext& context, bool all);
    void count(PlannedRepository& planned, const RepositoryContext& context, RepositoryBuilt&& built);
    [[nodiscard]] std::optional<Error> ran_out() const;
    std::optional<Error> drop(const store::RepositoryFacts& gone, NextGeneration* next);
    void note_absent();
    [[nodiscard]] bool is_away(std::string_view family) const;
    [[nodiscard]] bool is_or_was(const std::string& family, std::string_view version);
    std::optional<Error> publish(NextGeneration& next);
    [[nodiscard]] store::Meta meta() const;
    void report(Phase phase) const;
    void finish_report();

    const BuildOptions& options_;
    fs::LimitsWatch disk_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::int64_t started_ns_ = disk_.now_ns();
    Selection selection_;
    std::unique_ptr<store::Database> database_; // not for a dry run
    std::unique_ptr<store::Opened> current_;    // null: there was none
    BuildPlan plan_;
    bool include_private_ = false;
    bool all_read_ = false; // nothing is carried over as it was
    NextGeneration::How how_ = NextGeneration::How::anew;
    std::vector<std::pair<PlannedRepository*, RepositoryContext>> to_read_; // in the plan's order
    FamilyBuilder families_;
    BuildSummary summary_;
    Differences differences_;
    std::vector<std::string> met_; // families of the selection
    BuildReport report_;
};

} // namespace rezdex::index
