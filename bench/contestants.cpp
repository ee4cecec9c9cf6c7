// Promise: see contestants.h.
#include "contestants.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string_view>

#include "floors.h"
#include "rezdex/builder.h"
#include "rezdex/index.h"
#include "rezdex/parse.h"
#include "updates.h"

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;
using Views = std::vector<std::string_view>;

[[noreturn]] void give_up(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(2);
}

template <class T>
T expect(rezdex::Result<T> result) {
    if (!result) give_up(to_string(result.error()));
    return *std::move(result);
}

template <class Work>
Timing timed(Work work) {
    const auto start = Clock::now();
    work();
    return {Clock::now() - start, {}};
}

void expect_slots(const rezdex::Batch& batch, std::size_t count) {
    const rezdex::Counters counters = batch.counters();
    if (batch.size() != count || counters.by_status[static_cast<std::size_t>(rezdex::Status::missing)] != 0)
        give_up("a lookup missed files that are there");
}

// Opened at the first use and kept: the time to open is a contestant of its own, in a process of its own.
class SharedIndex {
  public:
    explicit SharedIndex(std::string database) : database_(std::move(database)) {}
    const rezdex::Index& get() {
        if (!index_) index_.emplace(expect(rezdex::Index::open(database_)));
        return *index_;
    }

  private:
    std::string database_;
    std::optional<rezdex::Index> index_;
};

Timing parse_all(const Views& paths) {
    const auto start = Clock::now();
    const rezdex::Batch batch = rezdex::parse_files(paths);
    const Timing timing{Clock::now() - start, {}};
    expect_slots(batch, paths.size());
    return timing;
}

Timing look_up(SharedIndex& index, const Views& paths, rezdex::Freshness freshness) {
    const rezdex::Index& opened = index.get();
    rezdex::LookupOptions options;
    options.freshness = freshness;
    const auto start = Clock::now();
    const rezdex::Batch batch = opened.lookup(paths, options);
    const Timing timing{Clock::now() - start, {}};
    expect_slots(batch, paths.size());
    return timing;
}

// Opens the index anew, looks one family up and closes it; the mean of so many times in a row. One alone,
// behind contestants that walk through all of memory, finds the processor's caches cold; in a row they are
// warm.
Timing open_and_look_up(const Input& input, int openings) {
    const auto once = [&] {
        const rezdex::Index index = expect(rezdex::Index::open(input.database));
        const rezdex::PackageBatch family = index.lookup_family(input.family);
        if (family.answers(0).empty()) give_up("no family " + input.family);
    };
    Timing timing = timed([&] {
        for (int i = 0; i < openings; ++i) once();
    });
    timing.work /= openings;
    return timing;
}

// A generation's file, as an update copies it.
Timing copy_index(const Input& input) {
    for (const auto& file : std::filesystem::directory_iterator(input.database)) {
        if (file.path().extension() != ".lmdb") continue;
        const auto start = Clock::now();
        const auto sync = copy_and_remove(file.path(), input.database + ".copy");
        return {Clock::now() - start - sync, sync};
    }
    give_up("no generation in " + input.database);
}

Timing build_index(const Input& input) {
    rezdex::BuildOptions options;
    options.database = input.database + ".bench";
    options.repositories = {{"", input.repository}};
    std::filesystem::remove_all(options.database);
    const auto start = Clock::now();
    const rezdex::BuildReport report = expect(rezdex::build(options));
    const auto whole = Clock::now() - start;
    std::filesystem::remove_all(options.database);
    return {whole - report.sync_time, report.sync_time};
}

} // namespace

std::vector<std::string> find_definitions(const std::string& repository) {
    std::vector<std::string> paths;
    for (const auto& family : std::filesystem::directory_iterator(repository)) {
        if (!family.is_directory()) continue;
        for (const auto& version : std::filesystem::directory_iterator(family)) {
            const auto path = version.path() / "package.py";
            if (std::filesystem::is_regular_file(path)) paths.push_back(path.string());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::vector<Contestant> contestants(const Input& input) {
    const auto index = std::make_shared<SharedIndex>(input.database);
    const auto updates = std::make_shared<Updates>(input.database);
    const Views sorted(input.paths.begin(), input.paths.end());
    Views random = sorted;
    std::shuffle(random.begin(), random.end(), std::mt19937{18226}); // the same order in every process

    std::vector<Contestant> all{
        {"stat, 1 thread", [&input] { return timed([&] { stat_all(input.paths, 1); }); }},
        {"stat, 2 threads", [&input] { return timed([&] { stat_all(input.paths, 2); }); }},
        {"read, 1 thread", [&input] { return timed([&] { read_all(input.paths, 1); }); }},
        {"read, 2 threads", [&input] { return timed([&] { read_all(input.paths, 2); }); }},
        {"copy the index", [&input] { return copy_index(input); }},
        {"parse", [sorted] { return parse_all(sorted); }},
        {"build", [&input] { return build_index(input); }},
        {"update, nothing changed", [updates] { return updates->nothing_changed(); }},
        {"update, one family", [updates] { return updates->one_family(); }},
        {"open + family, once", [&input] { return open_and_look_up(input, 1); }},
        {"open + family, 20 in a row", [&input] { return open_and_look_up(input, 20); }},
    };
    using rezdex::Freshness;
    for (const auto& [level, freshness] :
         {std::pair{"file", Freshness::file}, std::pair{"family", Freshness::family},
          std::pair{"snapshot", Freshness::snapshot}}) {
        const std::string name(level);
        all.push_back({name + ", sorted", [=] { return look_up(*index, sorted, freshness); }});
        all.push_back({name + ", random", [=] { return look_up(*index, random, freshness); }});
    }
    return all;
}

} // namespace bench
