// Promise: a build on an index that is there does what changed only, and loses nothing by mistake.
#include <catch2/catch.hpp>

#include <filesystem>

#include "index/built_case.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

// A hundred families of three versions, all of it indexed.
struct Indexed : Case {
    Indexed() {
        for (int family = 0; family < 100; ++family)
            for (int version = 1; version <= 3; ++version)
                package("f" + std::to_string(family) + "/" + std::to_string(version));
        built();
    }
    BuildReport only(std::vector<PackageName> names) {
        options.repositories.clear();
        options.only = std::move(names);
        return built();
    }
};

} // namespace

TEST_CASE("where nothing changed no generation is written, nothing listed and nothing read") {
    Indexed run;
    const auto before = run.disk.calls();
    const BuildReport report = run.built();
    CHECK_FALSE(report.published);
    CHECK(report.generation == 1);
    CHECK(report.bytes == std::filesystem::file_size(run.options.database + "/" + store::generation_name(1)));
    CHECK(report.definitions == 300);
    CHECK(report.families == 100);
    const auto after = run.disk.calls();
    CHECK(after.reads == before.reads);
    CHECK(after.lists == before.lists + 1); // the root
}

TEST_CASE("what changed is read, what was only touched is stamped again, what vanished is removed") {
    Indexed run;
    run.package("f1/1", "description = 'new'\n");
    run.package("f2/2");
    run.disk.remove("/pkgs/f3/3");
    run.disk.remove("/pkgs/f4");
    run.package("f5/9");
    run.package("new/1");
    const auto before = run.disk.calls();
    const BuildReport report = run.built();
    CHECK(report.published);
    CHECK(report.generation == 2);
    CHECK(report.added == 2);
    CHECK(report.changed == 1);
    CHECK(report.touched == 1);
    CHECK(report.removed == 4);
    CHECK(run.disk.calls().reads == before.reads + 4);
    CHECK(run.disk.calls().lists == before.lists + 1 + 3); // the root, f3, f5, new
    Held held(run);
    CHECK(held.versions("f3") == "1:package.py 2:package.py");
    CHECK_FALSE(held.family("f4"));
    CHECK_FALSE(held.package("f4", "1"));
    CHECK_FALSE(held.definition("f4/1/package.py"));
    CHECK(held.versions("f5") == "1:package.py 2:package.py 3:package.py 9:package.py");
    CHECK(held.meta().repositories[0].definitions == 298);
    CHECK(held.meta().repositories[0].packages == 298);
    CHECK(held.meta().repositories[0].families == 100);
    CHECK_FALSE(run.built().published);
}

TEST_CASE("what was racy is read again, and its bit cleared") {
    Indexed run;
    run.package("f1/1", "description = 'young'\n");
    REQUIRE(index::build_index(run.options, run.disk).ok());
    CHECK(Held(run).definition("f1/1/package.py").racy());
    const auto before = run.disk.calls();
    const BuildReport report = run.built();
    CHECK(report.published);
    CHECK(report.changed + report.touched == 0);
    CHECK(run.disk.calls().reads == before.reads + 1);
    CHECK_FALSE(Held(run).definition("f1/1/package.py").racy());
    CHECK_FALSE(run.built().published);
}

TEST_CASE("a margin is kept by the runs after it") {
    Case run;
    run.options.local_racy_margin = std::chrono::seconds(150);
    run.package("f1/1");
    CHECK(run.built().racy == 1);
    run.options.local_racy_margin.reset();
    run.package("f1/2");
    CHECK(run.built().racy == 1); // 100 seconds old; f1/1 is 200
    run.package("f1/3");
    run.options.only = {{"f1", "3"}};
    run.options.repositories.clear();
    CHECK(run.built().racy == 1);
    CHECK(Held(run).meta().repositories[0].local_racy_margin == std::chrono::seconds(150));
    CHECK(Held(run).meta().repositories[0].network_racy_margin == std::chrono::seconds(60));
}

TEST_CASE("a smaller margin is kept, and nothing is read for it") {
    Indexed run;
    run.options.local_racy_margin = std::chrono::seconds(1);
    const auto before = run.disk.calls();
    const BuildReport report = run.built();
    CHECK(report.published);
    CHECK(run.disk.calls().reads == before.reads);
    CHECK(Held(run).meta().repositories[0].local_racy_margin == std::chrono::seconds(1));
    CHECK_FALSE(run.built().published);
}

TEST_CASE("by a larger margin all of the repository is judged again, once") {
    Indexed run;
    run.disk.make_directory("/other");
    run.options.repositories = {{"other", "/other"}};
    run.built();
    run.options.repositories.clear();
    const auto before = run.disk.calls();
    SECTION("what was not racy by the one before") {
        run.options.local_racy_margin = std::chrono::seconds(1000);
        const BuildReport report = run.built();
        CHECK(report.racy == 300);
        CHECK(run.disk.calls().reads == before.reads + 300);
        CHECK(Held(run).family("f1").facts().racy);
        CHECK(Held(run).meta().repositories[1].local_racy_margin == std::chrono::seconds(1000));
    }
    SECTION("what is not racy by it is read once") {
        run.options.local_racy_margin = std::chrono::seconds(150); // all of it is 300 seconds old
        CHECK(run.built().racy == 0);
        CHECK(run.disk.calls().reads == before.reads + 300);
        run.built();
        CHECK(run.disk.calls().reads == before.reads + 300);
    }
    SECTION("a repository that was not looked at keeps its own") {
        run.options.repositories = {{"other", ""}};
        run.options.local_racy_margin = std::chrono::seconds(1000);
        run.built();
        CHECK(run.disk.calls().reads == before.reads);
        CHECK(Held(run).meta().repositories[0].local_racy_margin == std::chrono::seconds(3));
        CHECK(Held(run).meta().repositories[1].local_racy_margin == std::chrono::seconds(1000));
    }
    SECTION("an update of single families does not, and leaves it to the next run") {
        run.package("f1/1", "description = 'new'\n");
        run.options.local_racy_margin = std::chrono::seconds(1000);
        CHECK(run.only({{"f1", ""}}).racy == 1);
        CHECK(run.disk.calls().reads == before.reads + 1);
        CHECK(Held(run).meta().repositories[0].local_racy_margin == std::chrono::seconds(3));
        run.options.only.clear();
        CHECK(run.built().racy == 300);
    }
}

TEST_CASE("settling waits the margin out and leaves nothing racy") {
    Indexed run;
    run.package("f1/1", "description = 'young'\n");
    run.options.local_racy_margin = std::chrono::milliseconds(1);
    run.options.settle = true;
    run.options.progress = [&](const Progress& progress) { // after the first run the clock goes on
        if (progress.phase == Phase::done) run.disk.set_now(run.disk.now_ns() + second);
    };
    const auto report = index::build_index(run.options, run.disk);
    REQUIRE(report.ok());
    CHECK(report->published);
    CHECK(report->changed == 1);
    CHECK(report->generation == 3);
    CHECK_FALSE(Held(run).definition("f1/1/package.py").racy());
}

TEST_CASE("a full build reads all and gives the same records") {
    Indexed run;
    const auto once = Held(run).all();
    const auto before = run.disk.calls();
    run.options.full = true;
    const BuildReport report = run.built();
    CHECK(report.published);
    CHECK(report.added + report.changed + report.touched + report.removed == 0);
    CHECK(run.disk.calls().reads == before.reads + 300);
    CHECK(Held(run).all() == once);
}

TEST_CASE("a single family or version is looked at alone") {
    Indexed run;
    for (const char* place : {"f1/1", "f1/2", "f2/1"}) run.package(place, "description = 'new'\n");
    const auto before = run.disk.calls();
    const BuildReport version = run.only({{"f1", "1"}});
    CHECK(version.changed == 1);
    CHECK(run.disk.calls().reads == before.reads + 1);
    CHECK(run.disk.calls().stats - before.stats < 12);
    CHECK(run.only({{"f1", ""}}).changed == 1);
    CHECK(run.only({{"f1", ""}}).published == false);
    CHECK(Held(run).meta().repositories[0].definitions == 300);
    CHECK(run.only({{"f2", ""}, {"gone", ""}}).absent == std::vector<std::string>{"gone"});
}

TEST_CASE("a family that was named is added, or dropped where it is gone") {
    Indexed run;
    run.package("new/1");
    run.disk.remove("/pkgs/f1");
    run.disk.remove("/pkgs/f2/2");
    run.disk.remove("/pkgs/f3");
    CHECK(run.only({{"new", "1"}}).added == 1);
    CHECK(run.only({{"f1", "1"}}).removed == 3); // its directory is gone
    CHECK(run.only({{"f2", "2"}}).removed == 1);
    Held held(run);
    CHECK(held.versions("new") == "1:package.py");
    CHECK_FALSE(held.family("f1"));
    CHECK(held.versions("f2") == "1:package.py 3:package.py");
    CHECK(held.family("f3")); // nobody asked
    CHECK(held.meta().repositories[0].definitions == 297);
}

TEST_CASE("single families need an index that is there") {
    Case run;
    run.package("maya/1");
    run.options.repositories.clear();
    run.options.only = {{"maya", ""}};
    CHECK(run.build().error().kind == ErrorKind::not_found);
}

TEST_CASE("a build that would lose too much of one repository is refused") {
    Indexed run;
    const auto before = Held(run).all();
    for (int family = 0; family < 34; ++family) run.disk.remove("/pkgs/f" + std::to_string(family));
    const auto refused = run.build();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(refused.error().path == "/pkgs");
    CHECK(refused.error().message.find("102") != std::string::npos);
    CHECK(refused.error().message.find("--max-drop 34") != std::string::npos);
    CHECK(Held(run).all() == before);

    run.options.full = true;
    CHECK(run.build().error().kind == ErrorKind::refused);
    run.options.full = false;
    run.options.dry_run = true;
    const BuildReport dry = run.built();
    CHECK(dry.changes.size() == 102);
    REQUIRE(dry.problems.size() == 1);
    CHECK(dry.problems[0].kind == ErrorKind::refused);
    run.options.dry_run = false;
    run.options.max_drop_percent = 34;
    CHECK(run.built().removed == 102);
}

TEST_CASE("a hundred definitions may always go, and many where they are few of all") {
    Indexed run;
    for (int family = 0; family < 33; ++family) run.disk.remove("/pkgs/f" + std::to_string(family));
    CHECK(run.built().removed == 99);
    for (int family = 100; family < 400; ++family)
        for (int version = 1; version <= 3; ++version)
            run.package("f" + std::to_string(family) + "/" + std::to_string(version));
    CHECK(run.built().added == 900);
    for (int family = 100; family < 140; ++family) run.disk.remove("/pkgs/f" + std::to_string(family));
    CHECK(run.built().removed == 120);
}

TEST_CASE("files that cannot be read any more are lost, too") {
    Indexed run;
    for (int family = 0; family < 40; ++family)
        for (int version = 1; version <= 3; ++version)
            run.disk.set_mode(
                "/pkgs/f" + std::to_string(family) + "/" + std::to_string(version) + "/package.py", 0);
    CHECK(run.build().error().kind == ErrorKind::refused);
}

TEST_CASE("a repository that is away stays as it is") {
    Indexed run;
    run.disk.write("/user/maya/2/package.py", "name = 'maya'\ntimestamp = 1\n");
    run.options.repositories = {{"user", "/user"}};
    run.built();
    run.options.repositories.clear();
    run.disk.write("/user/maya/3/package.py", "name = 'maya'\ntimestamp = 1\n");

    const auto check = [&] {
        const BuildReport report = run.built();
        CHECK(report.unavailable == std::vector<std::string>{"main"});
        REQUIRE(report.problems.size() == 1);
        CHECK(report.problems[0].path == "/pkgs");
        CHECK(report.problems[0].message.find("keeps what it knows") != std::string::npos);
        Held held(run);
        CHECK(held.meta().repositories.size() == 2);
        CHECK(held.meta().repositories[0].definitions == 300);
        CHECK(held.definition("f99/3/package.py").state() == store::FileState::read);
        return report;
    };
    SECTION("its root cannot be opened") {
        run.disk.fail("/pkgs", EIO);
        CHECK(check().added == 1);
        CHECK(Held(run).definition("maya/3/package.py", 2));
    }
    SECTION("its root cannot be opened in a full build") {
        run.options.full = true;
        run.disk.fail("/pkgs", EIO);
        CHECK(check().published);
    }
    SECTION("its root is gone") {
        run.disk.remove("/pkgs");
        check();
    }
    SECTION("its root may not be listed") {
        run.disk.set_mode("/pkgs", 0);
        check();
    }
    SECTION("its root is not a directory any more") {
        run.disk.remove("/pkgs");
        run.disk.write("/pkgs", "");
        check();
    }
}

TEST_CASE("an empty root is not taken for all removed") {
    Indexed run; // a disk that is not mounted leaves its mount point
    run.disk.remove("/pkgs");
    run.disk.make_directory("/pkgs");
    const auto refused = run.build();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("--max-drop 100") != std::string::npos);
}

TEST_CASE("a family that cannot be listed for a moment stays as it was known") {
    Indexed run;
    const auto before = Held(run).all();
    run.package("f1/4");
    run.disk.fail("/pkgs/f1", EIO);
    run.options.full = GENERATE(false, true);
    const BuildReport report = run.built();
    CHECK(report.published == run.options.full);
    CHECK(report.removed == 0);
    CHECK(report.definitions == 300);
    CHECK(report.packages == 300);
    CHECK(report.families == 100);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].path == "/pkgs/f1");
    CHECK(Held(run).versions("f1") == "1:package.py 2:package.py 3:package.py");
    CHECK(Held(run).all() == before);
    run.disk.fail("/pkgs/f1", EIO, 0);
    CHECK(run.built().added == 1);
}

TEST_CASE("a link whose disk fails stays what it was, and decides nothing about others") {
    Case run;
    run.disk.make_directory("/far");
    run.disk.write("/far/9/package.yaml", "name: plain\ntimestamp: 1\n");
    run.disk.write("/far/ignore", "");
    run.disk.write("/far/package.py", "name = 'alone'\ntimestamp = 1\n");
    run.package("plain/1");
    run.disk.make_link("/pkgs/plain/9", "/far/9");
    run.package("ignoring/1");
    run.package("ignoring/2");
    run.disk.make_link("/pkgs/ignoring/.ignore2", "/far/ignore");
    run.disk.make_link("/pkgs/alone/package.py", "/far/package.py");
    run.disk.make_directory("/pkgs/alone/python");
    run.disk.write("/pkgs/building/.building1", "");
    run.disk.make_link("/pkgs/building/1/package.py", "/far/package.py");
    run.built();
    const auto check = [&] {
        Held held(run);
        CHECK(held.versions("plain") == "1:package.py 9:package.yaml");
        CHECK(held.versions("ignoring") == "1:package.py");
        CHECK(held.versions("alone") == ":package.py");
        CHECK(held.versions("building") == "1:package.py");
        CHECK(held.definition("alone/package.py").state() == store::FileState::read);
        CHECK_FALSE(held.definition("plain/9/package.py"));
        return held.definition("plain/9/package.yaml").state();
    };
    CHECK(check() == store::FileState::read);
    for (const char* place : {"/far/9", "/far/ignore", "/far/package.py"}) run.disk.fail(place, EIO);
    run.options.full = GENERATE(false, true);
    run.package("new/1");
    run.disk.make_link("/pkgs/new/.ignore1", "/far/ignore");
    CHECK(run.built().removed == 0);
    CHECK(check() == store::FileState::unreadable);
    CHECK(Held(run).family("new").facts().unreadable);
    for (const char* place : {"/far/9", "/far/ignore", "/far/package.py"}) run.disk.fail(place, EIO, 0);
    run.built();
    CHECK(check() == store::FileState::read);
    CHECK(Held(run).versions("new").empty());
}

TEST_CASE("a link among versions costs the others nothing") {
    Case run;
    for (int version = 1; version <= 100; ++version) run.package("maya/" + std::to_string(version));
    run.package("houdini/1");
    const auto stats = [&] {
        run.built();
        const std::size_t before = run.disk.calls().stats;
        run.built();
        return run.disk.calls().stats - before;
    };
    const std::size_t without = stats();
    run.disk.make_link("/pkgs/houdini/latest", "1");
    const std::size_t elsewhere = stats() - without;
    run.disk.make_link("/pkgs/maya/latest", "1");
    CHECK(stats() - without == 2 * elsewhere);
}

TEST_CASE("an update of an update does not grow the index") {
    Indexed run;
    run.package("f1/4", "description = 'a'\n");
    const std::uint64_t bytes = run.built().bytes;
    std::uint64_t largest = 0;
    for (int i = 0; i < 40; ++i) {
        run.package("f1/4",
                    "description = '" + std::string(static_cast<std::size_t>(1 + i % 3), 'b') + "'\n");
        run.package("f" + std::to_string(i) + "/1", "description = '" + std::to_string(i) + "'\n");
        largest = std::max(largest, run.built().bytes);
    }
    CHECK(largest < bytes + 40 * 4096);
}

TEST_CASE("what reads the environment is evaluated again where that is another one") {
    Case run;
    run.disk.write("/pkgs/maya/1/package.py", "import os\nname = 'maya'\ntimestamp = 1\n"
                                              "description = os.getenv('SHOW', 'none')\n");
    run.package("plain/1");
    Environment environment;
    environment.supply("env:SHOW", "one");
    run.options.environment = &environment;
    run.built();
    CHECK_FALSE(run.built().published);
    environment.supply("env:SHOW", "two");
    const auto before = run.disk.calls();
    const BuildReport report = run.built();
    CHECK(report.published);
    CHECK(run.disk.calls().reads == before.reads + 1);
}
