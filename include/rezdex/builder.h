// Promise: make an index of whole package repositories, or the next generation of one.
//
// build() walks, reads and parses in parallel, writes a complete generation beside the others and then moves
// CURRENT to it; until that moment, and after any failure or crash, readers see the index as it was. One bad
// file never stops a build: it is an entry with its reason. One build an index at a time (Error kind locked).
// Callbacks come from one thread at a time. Do not call build() in a forked child of a process that is inside
// build(), or was: oneTBB's threads do not survive a fork. Start a program instead.
//
// Of an index that is damaged, or whose CURRENT is gone, nothing is known: it is rebuilt from the
// repositories that are given, only, and a problem of the report says so; with none given, or with `only`
// or `remove`, that is an error.
//
// Of an index that is there build() does what changed only: a family is listed where its directory's stamp is
// another one, or too young to trust, or the listing hangs on more than that; every definition is statted,
// and read where its stamp, or an input that it reads, or the evaluator is another one. Where nothing changed
// no generation is written. Its cost grows with the index: the next generation is a copy of it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rezdex/environment.h"
#include "rezdex/package.h"
#include "rezdex/reason.h"
#include "rezdex/result.h"
#include "rezdex/root.h"

namespace rezdex {

// One package, or with an empty version a whole family.
struct PackageName {
    std::string family, version;
};

enum class Phase : std::uint8_t { wait, walk, index, sync, done };

struct Progress {
    Phase phase = Phase::walk;
    std::size_t families_done = 0, families_total = 0; // total 0: not known yet
    std::size_t definitions_done = 0;
    std::string_view repository;
    std::string_view holder{}; // while it waits: of the index's lock
};

struct BuildOptions {
    std::string database; // the index's folder; made if it is not there
    // Repositories to add or refresh; others in the index stay as they are. Empty, with nothing to remove:
    // all that the index knows. One without a path: a repository that the index knows by this name.
    //
    // Roots given with one name replace those that the repository had, and the first that is there is walked;
    // the others need not be there on this host. A root without a name refreshes the repository that has it.
    // A path may belong to one repository only, and no root may lie in another one's: Error kind usage.
    std::vector<RepositoryRoot> repositories;
    std::vector<std::string> remove; // names of repositories to drop
    // Look at nothing but these, as after a release; empty: at everything. Needs an index that is there. Of a
    // family whose directory has changed all versions are statted.
    std::vector<PackageName> only;
    bool full = false;    // build anew: read every definition, whatever the index knows
    bool dry_run = false; // write nothing, fill BuildReport::changes
    bool settle = false;  // then wait out the racy margin and look at racy entries again
    // A build that would lose more than 100 definitions of one repository, and more than this share of them,
    // is refused (Error kind refused): a disk that is not there looks like that.
    unsigned max_drop_percent = 20;
    // Of the generations before the current one these stay: so many, those that the current one follows
    // first, then the newest; what another one followed less than so long ago; and what readers have open.
    // Where CURRENT is gone or damaged this run does not know them: what HISTORY ties together stays.
    std::size_t keep = 3;
    std::chrono::nanoseconds keep_time = std::chrono::seconds(10);
    // Give entries that not every user may read at snapshot, too. It holds for the whole index: a run that
    // does not read all repositories leaves it as it was, and may not set it.
    bool include_private = false;
    // Where another indexer holds the index: wait for it so long at most, max() for ever; 0: Error kind
    // locked at once.
    std::chrono::nanoseconds wait{};
    unsigned threads = 0; // 0: REZDEX_NUM_THREADS, else as many as cores
    // What changed less than this before it was read is not believed. Nothing: as the index has it for the
    // repository; for a new one 3 s, and 60 s on network filesystems. The index keeps it, for later runs and
    // for readers. Where it is larger than it was, all of the repository is read again; but with `only` the
    // larger one holds for what this run reads, and the index keeps its own.
    std::optional<std::chrono::nanoseconds> local_racy_margin, network_racy_margin;
    std::size_t max_definition_bytes = 4U << 20U; // larger ones are dynamic, reason limit-size
    // What definitions may read of the process that loads them; what a definition read is kept with it, as a
    // hash. Null: this process's own.
    const Environment* environment = nullptr;
    std::function<void(const Progress&)> progress;
    const std::atomic<bool>* cancel = nullptr; // set: stop soon, Error kind interrupted
};

struct Change {
    enum class Kind : std::uint8_t { added, changed, touched, removed, unchanged } kind = Kind::unchanged;
    std::string path; // absolute
};

// Counts are of what was looked at, not of what stayed as it was.
struct BuildReport {
    std::uint64_t generation = 0; // that is current now; 0 after a dry run
    bool published = false;       // else nothing had changed
    std::size_t families = 0, packages = 0, definitions = 0;
    std::size_t by_verdict[4] = {};
    std::vector<std::pair<Reason, std::size_t>> by_reason; // of definitions that are not answered
    std::size_t unreadable = 0, missing = 0, racy = 0;
    std::size_t added = 0, changed = 0, touched = 0, removed = 0; // definitions, against the index before
    std::vector<std::string> absent;      // FAMILY or FAMILY/VERSION of `only`: no repository has or had it
    std::vector<std::string> unavailable; // repositories that could not be listed: they stay as they were
    std::vector<Error> problems;          // folders that could not be listed, files that could not be read …
    std::vector<Change> changes;          // dry run only: all but `unchanged`
    std::uint64_t bytes = 0;              // size of the generation
    std::chrono::nanoseconds build_time{}, sync_time{}, total_time{};
};

Result<BuildReport> build(const BuildOptions& options);

} // namespace rezdex
