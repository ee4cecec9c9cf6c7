// Promise: whatever happens to a repository, an update gives record by record what a full build gives.
#include <catch2/catch.hpp>

#include <array>
#include <random>

#include "index/built_case.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

class Mutator {
  public:
    Mutator(fs::MemoryFileSystem& disk, unsigned seed) : disk_(disk), random_(seed) {}

    void change() {
        switch (below(14)) {
        case 0:
        case 1:
        case 2:
        case 3: disk_.write(definition(), content()); break;
        case 4: disk_.remove(definition()); break;
        case 5: disk_.remove(version()); break;
        case 6: disk_.remove(family()); break;
        case 7: disk_.write(old_file(), "timestamp: 5\n"); break;
        case 8: disk_.write(marker(), ""); break;
        case 9: disk_.remove(marker()); break;
        case 10: disk_.write(combined(), combined_content()); break;
        case 11: disk_.remove(combined()); break;
        case 12: odd(); break;
        default: attributes(); break;
        }
    }

  private:
    unsigned below(unsigned end) { return std::uniform_int_distribution<unsigned>(0, end - 1)(random_); }
    template <std::size_t n>
    std::string one_of(const std::array<const char*, n>& of) {
        return of.at(below(n));
    }

    std::string name() { return one_of(std::array{"a", "a-b", "a.b", "maya", "x", "zz"}); }
    std::string family() { return "/pkgs/" + name(); }
    std::string version() {
        return family() + "/" + one_of(std::array{"1", "1.0", "2", "3-beta", "not a version"});
    }
    std::string place() { return below(8) == 0 ? family() : version(); }
    std::string definition() {
        return place() + one_of(std::array{"/package.py", "/package.py", "/package.yaml"});
    }
    std::string old_file() {
        return version() + one_of(std::array{"/release_time.txt", "/changelog.txt",
                                             "/.metadata/release_time.txt", "/release.yaml"});
    }
    std::string marker() {
        return family() + one_of(std::array{"/.ignore1", "/.ignore2", "/.building1", "/.ignore3-beta"});
    }
    std::string combined() { return family() + one_of(std::array{".py", ".yaml"}); }
    std::string any() { return below(3) == 0 ? family() : below(2) == 0 ? version() : definition(); }

    std::string content() {
        const std::string number = std::to_string(below(4));
        switch (below(8)) {
        case 0: return "name: x\nversion: '" + number + "'\n";
        case 1: return "name = 'x'\n"; // no timestamp: old files count
        case 2: return "name = 'x'\nthis is no Python\n";
        case 3: return "import socket\nname = 'x'\nrequires = [socket.gethostname()]\n";
        case 4: return "import platform\nname = 'x'\ntimestamp = 1\nrequires = [platform.system()]\n";
        default: return "name = 'x'\ntimestamp = " + number + "\nversion = '" + number + "'\n";
        }
    }
    std::string combined_content() {
        const std::string number = std::to_string(1 + below(3));
        if (below(2) == 0) return "name: x\nversions: ['" + number + "', '9']\n";
        return "name = 'x'\nversions = ['" + number + "', '9']\n";
    }

    void odd() {
        const std::string path = any();
        disk_.remove(path);
        if (below(2) == 0)
            disk_.make_other(path);
        else
            disk_.make_link(path, any());
    }

    void attributes() {
        const std::string path = any();
        if (!disk_.stat(path.c_str(), fs::Sync::as_stat)) return;
        constexpr std::array<unsigned, 4> modes{0, 0700, 0755, 0755};
        constexpr std::array<std::int64_t, 4> times{0, 1, 1'500'000'000 * second, 9'000'000'000 * second};
        if (below(2) == 0)
            disk_.set_mode(path, modes.at(below(4)));
        else
            disk_.set_mtime(path, times.at(below(4)));
    }

    fs::MemoryFileSystem& disk_;
    std::mt19937 random_;
};

using Records = std::map<std::string, std::string>;

// "2 a/1/package.py": table and key text of what only one holds, or what they hold otherwise.
std::string difference(const Records& a, const Records& b) {
    std::string text;
    Records all = a;
    all.insert(b.begin(), b.end());
    for (const auto& [key, value] : all) {
        const auto in_a = a.find(key), in_b = b.find(key);
        if (in_a != a.end() && in_b != b.end() && in_a->second == in_b->second) continue;
        text += in_b == b.end() ? " only updated: " : in_a == a.end() ? " only full: " : " other: ";
        text += key.substr(0, 1) + ' ' + std::string(store::key_text(std::string_view(key).substr(1)));
    }
    return text;
}

} // namespace

TEST_CASE("after any changes an update holds what a full build holds") {
    const unsigned seed = GENERATE(range(1U, 13U));
    Case run;
    run.options.max_drop_percent = 100;
    TemporaryDirectory folder;
    Mutator mutator(run.disk, seed);
    std::mt19937 random(seed);
    std::size_t written = 0;
    for (int round = 0; round < 60; ++round) {
        for (auto changes = random() % 6; changes != 0; --changes) mutator.change();
        if (random() % 3 == 0) REQUIRE(index::build_index(run.options, run.disk).ok()); // all of it racy
        const BuildReport report = run.built();
        written += report.published ? 1 : 0;
        BuildOptions options = run.options;
        options.database = folder.path(std::to_string(round));
        const auto full = index::build_index(options, run.disk);
        REQUIRE(full.ok());
        INFO("seed " << seed << ", round " << round);
        Held updated(run), built(options.database);
        REQUIRE(difference(updated.all(), built.all()) == "");
        const store::RepositoryFacts& facts = updated.meta().repositories[0];
        const store::RepositoryFacts& expected = built.meta().repositories[0];
        CHECK(facts.families == expected.families);
        CHECK(facts.packages == expected.packages);
        CHECK(facts.definitions == expected.definitions);
        CHECK_FALSE(run.built().published);
    }
    CHECK(written > 30);
}
