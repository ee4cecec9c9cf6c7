// Promise: one reader process of the stress (stress.py): threads that look up without a pause while the disk
// and the index change, and hold each slot against what the disk held (history.h).
//
// Usage: concurrency_reader DB PACKAGES HISTORY PATHS SECONDS SEED FORKS. PATHS lists
// `repository/family/version` by number; those of family `counter` hold the number of the indexer's run.
// FORKS: 1 if children are forked amid all that. Prints figures as JSON; at the first wrong answer it says
// which and exits 1.
#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "history.h"
#include "rezdex/index.h"

using namespace rezdex;

namespace {

constexpr int threads = 4;
constexpr std::size_t asked_at_once = 12, asked_from_held_directory = 64;

std::uint64_t now() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(time.tv_nsec);
}

[[noreturn]] void wrong(const std::string& what) {
    std::fprintf(stderr, "pid %d: %s\n", static_cast<int>(::getpid()), what.c_str());
    std::_Exit(1);
}

struct Place {
    std::string repository, family, version, file;
    [[nodiscard]] bool counts() const { return family == "counter"; }
};

struct World {
    std::string database;
    test::History history;
    std::vector<Place> places;
    std::vector<std::size_t> counters; // of `places`
    std::atomic<std::uint64_t> batches = 0, slots = 0, believed = 0, forks = 0, longest_lag = 0;
    std::atomic<bool> stop = false;

    [[nodiscard]] std::vector<std::string_view> files() const {
        std::vector<std::string_view> all;
        for (const Place& place : places) all.push_back(place.file);
        return all;
    }
};

// The number behind "step-", or nothing for a file that is gone.
std::uint64_t step_of(const World& world, std::size_t place, const Slot& slot) {
    const Place& at = world.places[place];
    if (slot.status == Status::missing) return 0;
    if (slot.status != Status::complete)
        wrong(at.file + ": " + std::string(to_string(slot.status)) + ", " +
              std::string(to_string(slot.reason)));
    std::uint64_t step = 0;
    const Strings requires_list = slot.package.requires_list();
    const std::string_view text = requires_list.size() == 1 ? requires_list[0] : "";
    if (slot.package.name() != at.family || slot.package.version() != at.version ||
        !text.starts_with("step-") ||
        std::from_chars(text.data() + 5, text.data() + text.size(), step).ptr != text.data() + text.size())
        wrong(at.file + ": another definition's answer, " + std::string(text));
    return step;
}

// One thread's questions.
class Reader {
  public:
    Reader(World& world, unsigned seed) : world_(world), random_(seed) {}

    void ask(const Index& index) {
        options_.freshness = static_cast<Freshness>(pick(4) % 3); // file twice as often
        asked_.clear();
        const std::size_t count = pick(8) == 0 ? asked_from_held_directory : asked_at_once;
        for (std::size_t i = 0; i < count; ++i) asked_.push_back(pick(world_.places.size()));
        for (const std::size_t counter : world_.counters) asked_.push_back(counter);
        std::shuffle(asked_.begin(), asked_.end(), random_);
        seen_.clear();
        switch (pick(3)) {
        case 0: ask_paths(index); break;
        case 1: ask_packages(index); break;
        default: ask_family(index);
        }
        check();
        ++world_.batches;
        world_.slots += seen_.size();
    }

    std::size_t pick(std::size_t below) { return random_() % below; }

  private:
    struct Seen {
        std::size_t place;
        std::uint64_t step;
    };

    void ask_paths(const Index& index) {
        std::vector<std::string_view> paths;
        for (const std::size_t place : asked_) paths.push_back(world_.places[place].file);
        start_ = now();
        const Batch batch = index.lookup(paths, options_);
        end_ = now();
        if (options_.freshness == Freshness::file) count_believed(batch.counters());
        for (std::size_t i = 0; i < batch.size(); ++i) {
            seen_.push_back({asked_[i], step_of(world_, asked_[i], batch[i])});
            if (answered(batch[i].status) && pick(8) == 0) check_attributes(batch, i);
        }
    }

    // The index's own answers for which no file was read; at least so many.
    void count_believed(const Counters& counters) {
        const std::size_t own = counters.by_origin[static_cast<std::size_t>(Origin::index)];
        if (own > counters.reads) world_.believed += own - counters.reads;
    }

    void check_attributes(const Batch& batch, std::size_t i) const {
        const auto attributes = batch.attributes(i);
        const auto name = attributes ? attributes->find("name") : std::nullopt;
        if (!name || name->text() != batch[i].package.name()) wrong("attributes of another definition");
    }

    void ask_packages(const Index& index) {
        std::vector<PackageQuery> queries;
        for (const std::size_t place : asked_)
            queries.push_back({world_.places[place].family, world_.places[place].version});
        start_ = now();
        const PackageBatch batch = index.lookup_packages(queries, {}, options_);
        end_ = now();
        for (std::size_t i = 0; i < asked_.size(); ++i) take(batch, i, asked_[i]);
    }

    // What is not listed is not there.
    void ask_family(const Index& index) {
        const std::string family = world_.places[asked_.front()].family;
        start_ = now();
        const PackageBatch batch = index.lookup_family(family, {}, options_);
        end_ = now();
        for (std::size_t place = 0; place < world_.places.size(); ++place) {
            const Place& at = world_.places[place];
            if (at.family != family) continue;
            std::uint64_t step = 0;
            for (const PackageAnswer& answer : batch.answers(0))
                if (answer.version == at.version) step = step_of(world_, place, batch.slots()[answer.slot]);
            seen_.push_back({place, step});
        }
    }

    void take(const PackageBatch& batch, std::size_t i, std::size_t place) {
        const auto answers = batch.answers(i);
        if (answers.size() > 1) wrong("a package in two repositories");
        if (answers.empty()) {
            seen_.push_back({place, 0});
            return;
        }
        if (answers[0].version != world_.places[place].version) wrong("another version than asked for");
        seen_.push_back({place, step_of(world_, place, batch.slots()[answers[0].slot])});
    }

    void check() {
        std::optional<std::uint64_t> run;
        if (options_.freshness == Freshness::snapshot) run = check_generation();
        test::History::Run window{start_, end_};
        if (options_.freshness == Freshness::family) window = {0, end_};
        if (options_.freshness == Freshness::snapshot)
            window = run ? world_.history.run(*run) : test::History::Run{0, end_};
        for (const Seen& seen : seen_)
            if (!world_.history.held(seen.place, seen.step, window.begin, window.end)) report(seen, run);
    }

    // All counters of a batch tell of one run, and never of an earlier one than before.
    std::optional<std::uint64_t> check_generation() {
        std::optional<std::uint64_t> run;
        for (const Seen& seen : seen_) {
            if (!world_.places[seen.place].counts()) continue;
            if (run && *run != seen.step)
                wrong("a batch of two generations, " + std::to_string(*run) + " and " +
                      std::to_string(seen.step));
            run = seen.step;
        }
        if (!run) return run;
        if (*run < newest_) wrong("back to an older generation");
        newest_ = *run;
        const std::uint64_t next_ended = world_.history.run(*run + 1).end;
        if (next_ended < start_) {
            std::uint64_t longest = world_.longest_lag;
            while (longest < start_ - next_ended &&
                   !world_.longest_lag.compare_exchange_weak(longest, start_ - next_ended)) {
            }
        }
        return run;
    }

    [[noreturn]] void report(const Seen& seen, const std::optional<std::uint64_t>& run) const {
        wrong("freshness " + std::to_string(static_cast<int>(options_.freshness)) + ": " +
              world_.places[seen.place].file + " never was at step " + std::to_string(seen.step) +
              " between " + std::to_string(start_) + " and " + std::to_string(end_) +
              (run ? ", in run " + std::to_string(*run) : ""));
    }

    World& world_;
    std::mt19937 random_; // NOLINT(cert-msc51-cpp): the seed is the script's
    LookupOptions options_;
    std::vector<std::size_t> asked_; // places
    std::vector<Seen> seen_;
    std::uint64_t start_ = 0, end_ = 0, newest_ = 0;
};

Index open(const World& world) {
    auto index = Index::open(world.database);
    if (!index) wrong("open: " + index.error().message);
    return *std::move(index);
}

// Nobody removes a file of the index that this process has mapped.
void check_maps(const World& world) {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        if (line.find(world.database) != std::string::npos && line.ends_with("(deleted)"))
            wrong("removed under a reader: " + line);
}

void read_on(World& world, const Index& index, unsigned seed) {
    Reader reader(world, seed);
    while (!world.stop) {
        reader.ask(index);
        if (reader.pick(16) == 0) check_maps(world);
        if (reader.pick(64) == 0) Reader(world, seed).ask(open(world));
        std::this_thread::sleep_for(std::chrono::microseconds(reader.pick(4000)));
    }
}

// In a child: the index of its parent, one of its own, and threads.
[[noreturn]] void live_in_child(World& world, const Index& index, const Batch& inherited, unsigned seed) {
    ::alarm(120); // a mutex that nobody holds any more would be waited for for ever
    for (std::size_t i = 0; i < inherited.size(); ++i)
        if (answered(inherited[i].status) && !inherited.attributes(i))
            wrong("an inherited batch lost attributes");
    Reader reader(world, seed);
    for (int i = 0; i < 6; ++i) reader.ask(index);
    reader.ask(open(world));
    std::vector<std::thread> asking;
    for (unsigned i = 0; i < 2; ++i)
        asking.emplace_back([&world, &index, seed, i] {
            Reader other(world, seed + i + 1);
            for (int round = 0; round < 4; ++round) other.ask(index);
        });
    for (std::thread& thread : asking) thread.join();
    check_maps(world);
    std::_Exit(0);
}

void fork_once(World& world, const Index& index, unsigned seed) {
    const Batch before = index.lookup(world.files(), {});
    const pid_t child = ::fork();
    if (child < 0) wrong("fork failed");
    if (child == 0) live_in_child(world, index, before, seed);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
    }
    if (status != 0) wrong("a forked child ended with status " + std::to_string(status));
    ++world.forks;
}

std::vector<Place> read_places(const std::string& list, const std::string& packages) {
    std::vector<Place> places;
    std::ifstream file(list);
    Place place;
    while (std::getline(file, place.repository, '/') && std::getline(file, place.family, '/') &&
           std::getline(file, place.version)) {
        place.file =
            packages + '/' + place.repository + '/' + place.family + '/' + place.version + "/package.py";
        places.push_back(place);
    }
    return places;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 8) return 2;
    World world{arguments[1], test::History(arguments[3]), read_places(arguments[4], arguments[2]), {}};
    if (!world.history.ok() || world.places.empty()) return 2;
    for (std::size_t i = 0; i < world.places.size(); ++i)
        if (world.places[i].counts()) world.counters.push_back(i);
    const auto seed = static_cast<unsigned>(std::atoi(arguments[6]));
    const Index index = open(world);
    // Of the generation at the start, which stays however long it is not asked again.
    const Index first = open(world);
    const Batch held = first.lookup(world.files(), {Freshness::snapshot});
    std::vector<std::thread> reading;
    for (unsigned i = 0; i < threads; ++i)
        reading.emplace_back([&world, &index, seed, i] { read_on(world, index, seed * threads + i); });
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(arguments[5]));
    for (unsigned i = 0; std::chrono::steady_clock::now() < end; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (*arguments[7] == '1') fork_once(world, index, seed + 1000 * i);
    }
    world.stop = true;
    for (std::thread& thread : reading) thread.join();
    check_maps(world);
    for (std::size_t i = 0; i < held.size(); ++i)
        if (answered(held[i].status) && !held.attributes(i)) wrong("a batch lost its attributes");
    std::printf("{\"batches\": %llu, \"slots\": %llu, \"believed\": %llu, \"forks\": %llu, "
                "\"longest_lag_ms\": %llu}\n",
                static_cast<unsigned long long>(world.batches), static_cast<unsigned long long>(world.slots),
                static_cast<unsigned long long>(world.believed), static_cast<unsigned long long>(world.forks),
                static_cast<unsigned long long>(world.longest_lag / 1'000'000));
    return 0;
}
