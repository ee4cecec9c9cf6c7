// Promise: an index's file damaged anywhere, in every way that damage.h knows: the reader refuses it by its
// hash; and where nothing stops it from reading on (the hash in CURRENT made right again, as for damage that
// came before the file was hashed, or behind a mark that is believed) it never crashes, each answer is the
// right one or says that it is not known, and rezdex::check() finds what there is to find.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include <sys/stat.h>

#include "base/hash.h"
#include "index/everything.h"
#include "rezdex/check.h"
#include "store/current.h"
#include "store/history.h"
#include "support/damage.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

struct Tree : Packages {
    Questions questions;

    Tree() {
        for (int family = 0; family < 40; ++family)
            for (int version = 0; version < 6; ++version) add(family, version);
        write("reads/1/package.py",
              "import os\nname = 'reads'\nversion = '1'\ntimestamp = 3\ndescription = os.name\n");
        write("python/1/package.py", "import subprocess\nname = subprocess.check_output('x')\n");
        write("long/1/package.py",
              definition("long", "1") + "description = '" + std::string(20'000, 'x') + "'\n");
        write("refused/1/package.py", definition("refused", "1") + "tools = 7\n");
        disk.make_directory(path("none/1"));
        index();
        questions.families = {"maya",     "plain", "old",    "yaml", "empty",
                              "combined", "reads", "python", "long", "absent"};
        for (const char* relative :
             {"maya/1/package.py", "maya/2/package.py", "maya/10/package.py", "plain/package.py",
              "old/1/package.py", "old/2/package.py", "yaml/1/package.yaml", "combined.py",
              "reads/1/package.py", "python/1/package.py", "long/1/package.py", "refused/1/package.py",
              "absent/1/package.py", "maya/3/package.py"})
            questions.paths.push_back(path(relative));
        questions.packages = {{"maya", "2"},     {"maya", "3"}, {"old", "2"},      {"combined", "1"},
                              {"combined", "9"}, {"yaml", "1"}, {"plain", ""},     {"empty", "1"},
                              {"absent", "1"},   {"long", "1"}, {"family7", "1.3"}};
        for (int family = 0; family < 40; family += 3)
            questions.families.push_back("family" + std::to_string(family));
    }

    void add(int family, int version) {
        const std::string named = "family" + std::to_string(family), number = "1." + std::to_string(version);
        const std::string padding(static_cast<std::size_t>(family) * 30, 'p');
        const std::string place = named + "/" + number + "/package.py";
        write(place, definition(named, number) + "variants = [['platform-linux', 'python-3'], ['arch']]\n" +
                         "def commands():\n    env.PATH.append('" + padding + "')\n");
        if (version % 2 == 0) questions.paths.push_back(path(place));
    }
};

// Is `got` what is right, or does it say that it is not known?
enum class Outcome : std::uint8_t { right, said, wrong };

Outcome compare(const Told& right, const Told& got, bool snapshot) {
    const bool same = got.verdict == right.verdict && got.package == right.package;
    // Attributes that cannot be read are absent where the slot is answered from the index.
    if (same && got.attributes == right.attributes) return Outcome::right;
    if (same && got.answered && got.attributes.empty()) return Outcome::said;
    if (snapshot && !got.answered && got.reason == Reason::damaged) return Outcome::said;
    return Outcome::wrong;
}

Outcome compare(const Answers& right, const Answers& got, bool snapshot) {
    if (snapshot && got.size() == 1 && !got[0].told.answered && got[0].told.reason == Reason::damaged)
        return right.size() == 1 && right[0].told.reason == Reason::damaged ? Outcome::right : Outcome::said;
    if (right.size() != got.size()) return Outcome::wrong;
    Outcome worst = Outcome::right;
    for (std::size_t i = 0; i < right.size(); ++i) {
        Outcome one = compare(right[i].told, got[i].told, snapshot);
        // Where a package's record is damaged its path is the one that rez would look at first.
        if (right[i].which != got[i].which && one != Outcome::said) one = Outcome::wrong;
        worst = std::max(worst, one);
    }
    return worst;
}

struct Tally {
    std::size_t damages = 0;
    std::size_t refused_by_hash = 0; // as it is
    std::size_t refused_at_open = 0; // with the hash made right
    std::size_t said = 0;            // by a lookup
    std::size_t only_live = 0;       // answered from the disk instead
    std::size_t found = 0;           // by check() alone: no lookup met it
    std::size_t no_effect = 0;       // in what nothing reads: free pages, padding
    std::size_t wrong = 0;
};

std::ostream& operator<<(std::ostream& to, const Tally& tally) {
    return to << tally.damages << " damages: " << tally.refused_by_hash
              << " refused by the hash; with the hash made right " << tally.refused_at_open
              << " refused at open, " << tally.said << " said by lookups, " << tally.only_live
              << " answered from the disk instead, " << tally.found << " found by check only, "
              << tally.no_effect << " without effect; " << tally.wrong << " wrong\n";
}

class Trial {
  public:
    Trial() {
        ::setenv("REZDEX_CACHE_DIR", cache_.path().c_str(), 1);
        const auto current = store::read_current(tree_.database.path());
        REQUIRE(current.ok());
        current_ = *current;
        file_ = tree_.database.path(store::generation_name(current_.generation));
        whole_ = read(file_);
        REQUIRE(whole_.size() == current_.bytes);
        for (const auto& options : levels_) right_.push_back(everything(*open(), tree_.questions, options));
        REQUIRE(check_words().empty());
        REQUIRE(std::filesystem::remove(tree_.database.path(store::history_name))); // it knows the hash, too
    }
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;
    ~Trial() { ::unsetenv("REZDEX_CACHE_DIR"); }

    void run(std::size_t count, std::uint64_t seed) {
        Damager damage(seed);
        for (std::size_t i = 0; tally.damages < count; ++i) {
            const auto kind = static_cast<Damage>(i % damage_names.size());
            std::string bytes = whole_;
            if (damage(kind, bytes)) one(kind, i, bytes);
        }
        std::cout << tally << "check found: ";
        for (const auto& [word, found] : words_) std::cout << word << ' ' << found << ' ';
        std::cout << '\n';
    }

    Tally tally;

  private:
    static std::string read(const std::string& path) {
        std::ostringstream content;
        content << std::ifstream(path, std::ios::binary).rdbuf();
        return std::move(content).str();
    }
    void write(std::string_view bytes) const {
        std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes;
    }

    // Without the syncs of store::write_current(): there are tens of thousands.
    void write_current(const store::Current& current) const {
        std::ofstream(tree_.database.path(store::current_name)) << store::to_text(current);
    }

    Result<Index> open() { return Index::Impl::open(tree_.database.path(), {false}, tree_.disk); }

    std::map<std::string, std::uint64_t> check_words() const {
        const auto report = check(tree_.database.path());
        REQUIRE(report.ok());
        std::map<std::string, std::uint64_t> words;
        for (const auto& [word, found] : report->by_word)
            if (word != "count") words[std::string(word)] += found; // the tree's facts count nothing
        return words;
    }

    void say_current(std::string_view bytes) const {
        store::Current current = current_;
        current.bytes = bytes.size();
        current.hash = base::hash128(bytes);
        write_current(current);
    }

    void one(Damage kind, std::size_t number, const std::string& bytes) {
        ++tally.damages;
        write(bytes);
        CAPTURE(number, damage_names.at(static_cast<std::size_t>(kind)));
        write_current(current_);
        const auto refused = open();
        REQUIRE_FALSE(refused.ok());
        REQUIRE(refused.error().kind == ErrorKind::damaged);
        REQUIRE(refused.error().message.find("rezdex index") != std::string::npos);
        ++tally.refused_by_hash;

        say_current(bytes);
        const auto words = check_words();
        for (const auto& [word, found] : words) ++words_[word];
        const auto index = open();
        if (!index) {
            const ErrorKind error = index.error().kind;
            REQUIRE(
                (error == ErrorKind::damaged || error == ErrorKind::foreign || error == ErrorKind::format));
            REQUIRE_FALSE(words.empty());
            ++tally.refused_at_open;
            return;
        }
        look(*index, !words.empty());
    }

    void look(const Index& index, bool found) {
        Outcome worst = Outcome::right;
        bool live = false;
        for (std::size_t level = 0; level < levels_.size(); ++level) {
            const bool snapshot = levels_[level].freshness == Freshness::snapshot;
            const auto got = everything(index, tree_.questions, levels_[level]);
            REQUIRE(got.size() == right_[level].size());
            for (std::size_t i = 0; i < got.size(); ++i) {
                const Outcome outcome = compare(right_[level][i], got[i], snapshot);
                if (outcome == Outcome::wrong) show(right_[level][i], got[i], level, i);
                worst = std::max(worst, outcome);
                const Answers& right = right_[level][i];
                for (std::size_t k = 0; k < got[i].size(); ++k)
                    live = live || (got[i][k].told.live && (k >= right.size() || !right[k].told.live));
            }
        }
        static_cast<void>(index.stats()); // does not crash either
        if (worst == Outcome::wrong)
            ++tally.wrong;
        else if (worst == Outcome::said)
            ++tally.said;
        else if (live)
            ++tally.only_live;
        else
            ++(found ? tally.found : tally.no_effect);
        // What a lookup meets check() finds, too.
        if (worst != Outcome::right || live) CHECK(found);
    }

    static void show(const Answers& right, const Answers& got, std::size_t level, std::size_t question) {
        std::string text = "level " + std::to_string(level) + " question " + std::to_string(question) + "\n";
        for (const Answer& it : right)
            text +=
                "  right: " + it.which + ": " + it.told.verdict + " " + it.told.package.substr(0, 200) + "\n";
        for (const Answer& it : got)
            text +=
                "  got:   " + it.which + ": " + it.told.verdict + " " + it.told.package.substr(0, 200) + "\n";
        UNSCOPED_INFO(text);
        CHECK(text.empty());
    }

    const std::vector<LookupOptions> levels_{at(Freshness::snapshot), at(Freshness::family),
                                             at(Freshness::file)};
    TemporaryDirectory cache_;
    Tree tree_;
    std::string file_, whole_;
    store::Current current_;
    std::vector<std::vector<Answers>> right_; // by level
    std::map<std::string, std::uint64_t> words_;
};

void run(std::size_t count, std::uint64_t seed) {
    Trial trial;
    trial.run(count, seed);
    CHECK(trial.tally.wrong == 0);
    CHECK(trial.tally.refused_by_hash == trial.tally.damages);
    // Each way out was taken.
    CHECK(trial.tally.refused_at_open > 0);
    CHECK(trial.tally.said > 0);
    CHECK(trial.tally.found > 0);
    CHECK(trial.tally.no_effect > 0);
}

} // namespace

TEST_CASE("damage anywhere is refused, said, or has no effect", "[damage]") { run(2'000, 1); }

TEST_CASE("much damage anywhere is refused, said, or has no effect", "[.][much]") { run(12'000, 2); }
