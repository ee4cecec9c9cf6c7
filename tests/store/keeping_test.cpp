// Promise: which old generations stay, and that none is removed under a reader.
#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fs/descriptor.h"
#include "store/history.h"
#include "store/reading_lock.h"
#include "store/small_index.h"

using namespace rezdex;
using namespace rezdex::store;
using test::build, test::seen;
using Fixture = test::SmallIndex;
using Names = std::set<std::string>;

namespace {

using namespace std::chrono_literals;

constexpr Keeping nothing{0, 0s};

void age(const std::string& path) {
    const timespec times[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

std::string file_of(const Fixture& it, std::uint64_t generation) {
    return it.db + "/" + generation_name(generation);
}

// Another process that runs `body`, says that it did, and waits to be killed.
class Other {
  public:
    explicit Other(const std::function<void()>& body) {
        int ready[2];
        REQUIRE(::pipe(ready) == 0);
        child_ = ::fork();
        REQUIRE(child_ >= 0);
        if (child_ == 0) {
            body();
            static_cast<void>(!::write(ready[1], "r", 1));
            for (;;) ::pause();
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        ::close(ready[0]);
        ::close(ready[1]);
    }
    Other(const Other&) = delete;
    Other& operator=(const Other&) = delete;
    ~Other() { kill(); }
    void kill() {
        if (child_ > 0) {
            ::kill(child_, SIGKILL);
            ::waitpid(child_, nullptr, 0);
        }
        child_ = 0;
    }

  private:
    pid_t child_ = 0;
};

} // namespace

TEST_CASE("old generations go when enough newer ones are there and their time is over", "[keeping]") {
    const Fixture it;
    for (int i = 1; i <= 5; ++i) build(it.db, std::to_string(i));
    CHECK(it.names().size() == 8); // all are young
    for (std::uint64_t i = 1; i <= 5; ++i) age(file_of(it, i));
    build(it.db, "6");
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-3.lmdb", "generation-4.lmdb",
                              "generation-5.lmdb", "generation-6.lmdb"});
    // The time of 5 began when 6 was written.
    build(it.db, "7", {0, 1h});
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-5.lmdb", "generation-6.lmdb",
                              "generation-7.lmdb"});
    build(it.db, "8", nothing);
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-8.lmdb"});
}

TEST_CASE("the generation in CURRENT stays, whatever is newer", "[keeping]") {
    const Fixture it;
    build(it.db, "1", nothing);
    const auto first = read_current(it.db);
    build(it.db, "2");
    build(it.db, "3");
    REQUIRE(write_current(it.db, *first).ok());
    const auto database = Database::open(it.db);
    REQUIRE(database.ok());
    CHECK(database->remove_old({1, 0s}).ok());
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-1.lmdb", "generation-3.lmdb"});
    CHECK(seen(it.db) == "1");
}

TEST_CASE("what a rollback went back from does not take the place of what came before", "[keeping]") {
    const Fixture it;
    for (const char* mark : {"1", "2", "3", "4"}) build(it.db, mark);
    REQUIRE(write_current(it.db, read_history(it.db)->find(2)->file).ok());
    const Keeping two{2, 0s};
    build(it.db, "5", two);
    build(it.db, "6", two);
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-2.lmdb", "generation-5.lmdb",
                              "generation-6.lmdb"});
}

TEST_CASE("a generation whose writer died before it was noted goes with the next writer", "[keeping]") {
    const Fixture it;
    SECTION("of an index") {
        build(it.db, "1");
        build(it.db, "2");
        REQUIRE(write_current(it.db, read_history(it.db)->generations.back().file).ok()); // back to 1
        it.directory.write("db/generation-3.lmdb", "named and not noted");
        REQUIRE(Database::open(it.db).ok());
        CHECK(it.names() ==
              Names{"CURRENT", "HISTORY", "writer.lock", "generation-1.lmdb", "generation-2.lmdb"});
    }
    SECTION("but of none: it may be all that is left of one") {
        it.directory.write("db/generation-1.lmdb", "named and not noted");
        REQUIRE(Database::open(it.db).ok());
        CHECK(it.names() == Names{"generation-1.lmdb", "writer.lock"});
    }
    SECTION("of an index without a list") {
        build(it.db, "1");
        it.directory.write("db/HISTORY", "");
        it.directory.write("db/generation-3.lmdb", "anybody's");
        REQUIRE(Database::open(it.db).ok());
        CHECK(it.names().size() == 5);
    }
}

TEST_CASE("what was noted before there was a first CURRENT does not pile up", "[keeping]") {
    const Fixture it;
    for (int i = 1; i <= 3; ++i) {
        build(it.db, "1");
        std::filesystem::remove(it.db + "/CURRENT");
    }
    const auto database = Database::open(it.db);
    REQUIRE(database.ok());
    CHECK(database->remove_old({1, 0s}).ok());
    CHECK(it.names() == Names{"HISTORY", "writer.lock", "generation-3.lmdb"});
}

TEST_CASE("what was named before there was a first HISTORY does not pile up", "[keeping]") {
    const Fixture it;
    for (const char* name : {"db/generation-1.lmdb", "db/generation-2.lmdb", "db/generation-3.lmdb"})
        it.directory.write(name, "named and not noted");
    const auto database = Database::open(it.db);
    REQUIRE(database.ok());
    CHECK(database->remove_old({2, 0s}).ok());
    CHECK(it.names() == Names{"writer.lock", "generation-2.lmdb", "generation-3.lmdb"});
    CHECK(database->remove_old(nothing).ok());
    CHECK(it.names() == Names{"writer.lock", "generation-3.lmdb"});
}

TEST_CASE("where CURRENT is gone what may have been current stays", "[keeping]") {
    const Fixture it;
    for (const char* mark : {"1", "2", "3", "4"}) build(it.db, mark);
    REQUIRE(write_current(it.db, read_history(it.db)->find(1)->file).ok()); // of which HISTORY knows nothing
    std::filesystem::remove(it.db + "/CURRENT");
    it.directory.write("db/generation-5.lmdb", "named and not noted");
    const Names all = it.names();
    SECTION("before the next one is there") {
        const auto database = Database::open(it.db);
        REQUIRE(database.ok());
        CHECK(database->damage()->kind == ErrorKind::not_found);
        CHECK(database->remove_old(nothing).ok());
        CHECK(it.names() == all);
    }
    SECTION("and in the run that makes it") {
        build(it.db, "6", nothing);
        for (const std::uint64_t generation : {1, 2, 3, 4, 6})
            CHECK(it.names().count(generation_name(generation)) == 1);
        build(it.db, "7", {2, 0s});
        CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-5.lmdb",
                                  "generation-6.lmdb", "generation-7.lmdb"});
    }
}

TEST_CASE("where CURRENT is gone what is noted goes behind what is not", "[keeping]") {
    const Fixture it;
    build(it.db, "1");
    std::filesystem::remove(it.db + "/CURRENT");
    for (const char* name : {"db/generation-2.lmdb", "db/generation-3.lmdb", "db/generation-4.lmdb"})
        it.directory.write(name, "named and not noted");
    const auto database = Database::open(it.db);
    REQUIRE(database.ok());
    CHECK(database->remove_old(nothing).ok());
    CHECK(it.names() == Names{"HISTORY", "writer.lock", "generation-1.lmdb", "generation-4.lmdb"});
}

TEST_CASE("where CURRENT is damaged nothing is old", "[keeping]") {
    const Fixture it;
    build(it.db, "1");
    build(it.db, "2");
    it.directory.write("db/CURRENT", "rezdex-index 2\n");
    const auto database = Database::open(it.db);
    REQUIRE(database.ok());
    CHECK(database->remove_old(nothing).ok());
    CHECK(it.names().size() == 5);
}

TEST_CASE("a generation that is open is not removed", "[keeping]") {
    const Fixture it;
    build(it.db, "1");
    std::optional<Opened> first = *open_index(it.db, false);
    std::optional<Opened> again = *open_index(it.db, false);
    for (const char* mark : {"2", "3", "4"}) build(it.db, mark, nothing);
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-1.lmdb", "generation-4.lmdb"});
    first.reset();
    build(it.db, "5", nothing);
    CHECK(it.names().count("generation-1.lmdb") == 1);
    again.reset();
    build(it.db, "6", nothing);
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-6.lmdb"});
}

TEST_CASE("a reader that is killed holds nothing", "[keeping]") {
    const Fixture it;
    build(it.db, "1");
    std::optional<Opened> opened;
    Other reader([&] { opened = *open_index(it.db, false); });
    build(it.db, "2", nothing);
    CHECK(it.names().count("generation-1.lmdb") == 1);
    reader.kill();
    build(it.db, "3", nothing);
    CHECK(it.names() == Names{"CURRENT", "HISTORY", "writer.lock", "generation-3.lmdb"});
}

TEST_CASE("a forked child holds what it inherits, and no longer than it lives", "[keeping]") {
    const Fixture it;
    build(it.db, "1");
    std::optional<Opened> opened = *open_index(it.db, false);
    Other idle([] {});
    Other reading([&] { REQUIRE(Cursor(*opened->generation).find(Table::meta, meta_key())); });
    SECTION("the parent lets go first") {
        opened.reset();
        build(it.db, "2", nothing);
        CHECK(it.names().count("generation-1.lmdb") == 1);
        idle.kill();
        build(it.db, "3", nothing);
        CHECK(it.names().count("generation-1.lmdb") == 1);
        reading.kill();
    }
    SECTION("the children end first") {
        idle.kill();
        reading.kill();
        build(it.db, "2", nothing);
        CHECK(it.names().count("generation-1.lmdb") == 1);
        opened.reset();
    }
    build(it.db, "4", nothing);
    CHECK(it.names() ==
          Names{"CURRENT", "HISTORY", "writer.lock", generation_name(read_current(it.db)->generation)});
}

TEST_CASE("a lock that comes after the name has gone says so", "[keeping]") {
    const Fixture it;
    build(it.db, "1");
    const fs::Descriptor file(::open(file_of(it, 1).c_str(), O_RDONLY | O_CLOEXEC));
    REQUIRE(file);
    CHECK(hold_for_reading(file.get()) == Held::yes);
    REQUIRE(::flock(file.get(), LOCK_UN) == 0);
    CHECK(remove_unless_held(file_of(it, 1)));
    CHECK(hold_for_reading(file.get()) == Held::gone);
    CHECK(remove_unless_held(file_of(it, 1))); // it is gone
}

TEST_CASE("who opens while generations come and go finds one", "[keeping]") {
    const Fixture it;
    build(it.db, "0");
    Other writer([&] {
        std::thread([&] {
            for (;;) build(it.db, "0", nothing);
        }).detach();
    });
    std::set<std::uint64_t> generations;
    while (generations.size() < 20) {
        const auto opened = open_index(it.db, false);
        REQUIRE(opened.ok());
        generations.insert(opened->current.generation);
    }
}

TEST_CASE("a stranger's lock on the generation's file keeps nobody from reading it", "[keeping]") {
    const Fixture it;
    build(it.db, "1");
    const fs::Descriptor file(::open(file_of(it, 1).c_str(), O_RDONLY | O_CLOEXEC));
    REQUIRE(file);
    REQUIRE(::flock(file.get(), LOCK_EX | LOCK_NB) == 0);
    CHECK(seen(it.db) == "1");
}
