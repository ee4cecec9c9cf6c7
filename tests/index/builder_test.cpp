// Promise: builds on a disk in memory: odd files, faults, changes while it reads, several repositories, dry
// runs.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <map>

#include "index/built_case.h"

using namespace rezdex;
using namespace rezdex::test;

TEST_CASE("an empty repository is an index without families") {
    Case run;
    const BuildReport report = run.built();
    CHECK(report.generation == 1);
    CHECK(report.families == 0);
    CHECK(report.problems.empty());
    Held held(run);
    REQUIRE(held.meta().repositories.size() == 1);
    CHECK(held.meta().repositories[0].name == "main");
    CHECK(held.meta().repositories[0].roots == std::vector<std::string>{"/pkgs"});
    CHECK(held.all().empty());
}

TEST_CASE("versions, unversioned packages and hidden ones are recorded as rez lists them") {
    Case run;
    run.package("maya/2024");
    run.package("maya/2022.1");
    run.package("maya/2023");
    run.disk.write("/pkgs/maya/.ignore2023", "");
    run.package("tool");
    run.package("tool/1.0");
    run.disk.make_directory("/pkgs/empty");
    run.disk.make_directory("/pkgs/not-valid/1.0");
    const BuildReport report = run.built();
    CHECK(report.families == 3);
    CHECK(report.packages == 3);
    CHECK(report.definitions == 3);
    Held held(run);
    CHECK(held.versions("maya") == "2022.1:package.py 2024:package.py");
    CHECK(held.versions("tool") == ":package.py");
    CHECK(held.versions("empty").empty());
    CHECK(held.versions("not-valid") == "no family");
    CHECK(held.definition("maya/2024/package.py").state() == store::FileState::read);
    CHECK_FALSE(held.definition("maya/2023/package.py"));
    CHECK(held.package("maya", "2024").definition() == "maya/2024/package.py");
    CHECK_FALSE(held.package("maya", "2024").directory());
    CHECK(held.package("tool", "").definition() == "tool/package.py");
    CHECK_FALSE(held.family("maya").facts().volatile_listing);
}

TEST_CASE("a version without a definition stays listed, and rests on its directory") {
    Case run;
    run.disk.make_directory("/pkgs/maya/2024");
    const BuildReport report = run.built();
    CHECK(report.missing == 1);
    CHECK(report.definitions == 0);
    CHECK(report.packages == 1);
    Held held(run);
    CHECK(held.versions("maya") == "2024:");
    CHECK(held.definition("maya/2024/package.py").state() == store::FileState::missing);
    CHECK(held.package("maya", "2024").reason() == Reason::not_found);
    CHECK(held.package("maya", "2024").definition().empty());
    CHECK(held.package("maya", "2024").directory());
}

TEST_CASE("what is no regular file is recorded, and rez's next candidate wins") {
    Case run;
    run.disk.make_other("/pkgs/fifo/1/package.py");
    run.disk.make_directory("/pkgs/folder/1/package.py");
    run.disk.write("/pkgs/folder/1/package.yaml", "name: folder");
    run.disk.make_link("/pkgs/loop/1/package.py", "package.py");
    const BuildReport report = run.built();
    CHECK(report.unreadable == 2);
    Held held(run);
    CHECK(held.definition("fifo/1/package.py").state() == store::FileState::unreadable);
    CHECK(held.definition("fifo/1/package.py").package().reason() == Reason::not_a_file);
    CHECK(held.versions("fifo") == "1:");
    CHECK(held.versions("folder") == "1:package.yaml");
    CHECK(held.definition("folder/1/package.yaml").package().name() == "folder");
    CHECK(held.definition("loop/1/package.py").state() == store::FileState::unreadable);
    CHECK(held.versions("loop") == "1:");
}

TEST_CASE("files and directories that this user may not read are recorded with the reason") {
    Case run;
    run.package("maya/1");
    run.package("maya/2");
    run.package("closed/1");
    run.package("good/1");
    run.disk.set_mode("/pkgs/maya/1/package.py", 0);
    run.disk.fail("/pkgs/maya/2/package.py", EIO);
    run.disk.fail("/pkgs/closed", EACCES);
    const BuildReport report = run.built();
    CHECK(report.unreadable == 2);
    CHECK(report.problems.size() == 3);
    CHECK(report.by_verdict[0] == 1);
    Held held(run);
    CHECK(held.definition("maya/1/package.py").package().reason() == Reason::permission);
    CHECK(held.definition("maya/2/package.py").package().reason() == Reason::io_error);
    CHECK(held.versions("maya") == "1:package.py 2:package.py");
    CHECK(held.family("closed").facts().unreadable);
    CHECK(held.definition("good/1/package.py").package().verdict() == Verdict::complete);
}

TEST_CASE("entries that not every user may read carry their bit") {
    Case run;
    for (const char* place : {"open/1", "file/1", "version/1", "family/1"}) run.package(place);
    run.disk.set_mode("/pkgs/file/1/package.py", 0640);
    run.disk.set_mode("/pkgs/version/1", 0750);
    run.disk.set_mode("/pkgs/family", 0750);
    run.built();
    Held held(run);
    CHECK_FALSE(held.definition("open/1/package.py").not_world_readable());
    CHECK(held.definition("file/1/package.py").not_world_readable());
    CHECK(held.definition("version/1/package.py").not_world_readable());
    CHECK(held.definition("family/1/package.py").not_world_readable());
    run.disk.set_mode("/pkgs", 0700);
    run.built();
    CHECK(Held(run).definition("open/1/package.py").not_world_readable());
}

TEST_CASE("a file past the limit is a verdict and is not read") {
    Case run;
    run.options.max_definition_bytes = 100;
    run.package("big/1", std::string(200, '#'));
    const BuildReport report = run.built();
    CHECK(report.by_verdict[static_cast<std::size_t>(Verdict::dynamic)] == 1);
    CHECK(Held(run).definition("big/1/package.py").package().reason() == Reason::limit_size);
}

TEST_CASE("combined families are expanded, and their files are definitions, too") {
    Case run;
    run.disk.write("/pkgs/yaml/1/package.yaml", "name: yaml");
    run.disk.write("/pkgs/combined.py", "name = 'combined'\nversions = ['1']\n");
    run.disk.write("/pkgs/other.yaml", "name: other");
    run.disk.write("/pkgs/settings.yaml", "{}");
    run.package("both/1");
    run.disk.write("/pkgs/both.py", "name = 'both'\n");
    const BuildReport report = run.built();
    CHECK(report.families == 4);
    Held held(run);
    CHECK(held.definition("yaml/1/package.yaml").package().verdict() == Verdict::complete);
    CHECK(held.package("yaml", "1").directory()); // a package.py beside it would win
    CHECK(held.definition("combined.py").package().verdict() ==
          Verdict::complete); // as a path, it is any definition
    CHECK(held.versions("combined") == "1:combined.py");
    CHECK(held.family("combined").facts().combined == store::Combined::listed);
    CHECK_FALSE(held.package("combined", "1").own().empty());
    // for readers that do not know of combined families
    CHECK(held.family("combined").facts().volatile_listing);
    CHECK(held.package("combined", "1").reason() == Reason::unsupported_format);
    CHECK(held.definition("other.yaml").package().verdict() == Verdict::complete);
    CHECK(held.versions("other") == ":other.yaml"); // no versions: one package without one
    CHECK(held.versions("both") == "1:package.py"); // the directory wins
    CHECK(held.definition("both.py").package().verdict() == Verdict::complete);
    CHECK_FALSE(held.family("settings"));
}

TEST_CASE("old release files count where the definition has no timestamp") {
    Case run;
    run.package("stamped/1");
    run.disk.write("/pkgs/stamped/1/release.yaml", "timestamp: 5");
    run.disk.write("/pkgs/plain/1/package.py", "name = 'plain'\n");
    run.disk.write("/pkgs/yaml/1/package.py", "name = 'yaml'\n");
    run.disk.write("/pkgs/yaml/1/release.yaml", "timestamp: 5");
    run.disk.write("/pkgs/first/1/package.py", "name = 'first'\n");
    run.disk.write("/pkgs/first/1/.metadata/release_time.txt", "5");
    run.built();
    Held held(run);
    CHECK(held.package("stamped", "1").reason() == Reason::none);
    CHECK_FALSE(held.package("stamped", "1").directory());
    CHECK(held.package("plain", "1").reason() == Reason::none);
    CHECK(held.package("plain", "1").directory());
    CHECK(held.package("plain", "1").check_count() == 0);
    CHECK(held.package("yaml", "1").reason() == Reason::old_release_file);
    REQUIRE(held.package("yaml", "1").check_count() == 1);
    CHECK(held.package("yaml", "1").check(0).path == "yaml/1/release.yaml");
    CHECK(held.package("first", "1").reason() == Reason::old_release_file);
    CHECK(held.package("first", "1").check_count() == 4);
}

TEST_CASE("recent files are racy, old ones are not") {
    Case run;
    run.package("maya/1");
    run.old_enough();
    run.package("maya/2");
    const auto report = index::build_index(run.options, run.disk);
    REQUIRE(report);
    CHECK(report->racy == 1);
    Held held(run);
    CHECK_FALSE(held.definition("maya/1/package.py").racy());
    CHECK(held.definition("maya/2/package.py").racy());
    CHECK(held.family("maya").facts().racy);
    CHECK(run.built().racy == 0);
}

TEST_CASE("a file that changes while it is read is read again, and given up on when it goes on") {
    Case run;
    run.package("once/1");
    run.package("always/1");
    std::atomic<int> changes{0};
    run.disk.on_read([&](const std::string& path) {
        const bool always = path.find("always") != std::string::npos;
        if (!always && changes++ != 0) return;
        run.disk.set_now(run.disk.now_ns() + 1000);
        run.disk.write(path, "name = 'x'\ntimestamp = " + std::to_string(run.disk.now_ns()) + "\n");
    });
    const BuildReport report = run.built();
    CHECK(report.unreadable == 1);
    Held held(run);
    CHECK(held.definition("always/1/package.py").package().reason() == Reason::unstable);
    const auto once = held.definition("once/1/package.py");
    CHECK(once.package().verdict() == Verdict::complete);
    CHECK(once.stamp() == store::stamp_of(run.disk.stat("/pkgs/once/1/package.py", fs::Sync::force).value));
}

TEST_CASE("what vanishes mid-walk is left out or recorded as missing") {
    Case run;
    run.package("a/1");
    run.package("file/1");
    run.package("version/1");
    run.package("family/1");
    run.options.threads = 1;
    std::atomic<bool> first{true};
    run.disk.on_read([&](const std::string& path) {
        if (path.find("file/1") != std::string::npos) run.disk.remove(path);
        if (!first.exchange(false)) return;
        run.disk.remove("/pkgs/family");
        run.disk.remove("/pkgs/version/1");
    });
    const BuildReport report = run.built();
    CHECK(report.problems.empty());
    Held held(run);
    CHECK(held.versions("a") == "1:package.py");
    CHECK_FALSE(held.family("family"));
    CHECK(held.definition("file/1/package.py").state() == store::FileState::missing);
    CHECK_FALSE(held.definition("version/1/package.py"));
}

TEST_CASE("names of any bytes and of any length are kept") {
    Case run;
    const std::string bytes = "1.\xff\xfe", longest(255, 'v');
    run.package("maya/" + bytes);
    run.package("maya/" + longest);
    run.package(std::string(255, 'f') + "/" + longest); // past the longest key
    run.built();
    Held held(run);
    CHECK(held.versions("maya") == bytes + ":package.py " + longest + ":package.py");
    CHECK(held.definition("maya/" + bytes + "/package.py").package().verdict() == Verdict::complete);
    CHECK(held.definition(std::string(255, 'f') + "/" + longest + "/package.py").package().verdict() ==
          Verdict::complete);
    CHECK(held.package(std::string(255, 'f'), longest).reason() == Reason::none);
}

TEST_CASE("links are followed as rez follows them, and make the listing doubtful") {
    Case run;
    run.package("real/1");
    run.disk.make_link("/pkgs/alias", "real");
    run.disk.make_link("/pkgs/real/2", "1");
    run.disk.make_link("/pkgs/real/3", "nowhere");
    run.disk.make_link("/pkgs/loop", "loop");
    run.built();
    Held held(run);
    CHECK(held.versions("real") == "1:package.py 2:package.py");
    CHECK(held.versions("alias") == held.versions("real"));
    CHECK(held.family("real").facts().volatile_listing);
    CHECK(held.versions("loop") == "no family");
}

TEST_CASE("a large family is built by several tasks and stays in order") {
    Case run;
    std::vector<std::string> expected;
    for (int i = 0; i < 1000; ++i) {
        run.package("big/" + std::to_string(i) + (i % 3 == 0 ? "-beta" : ".0"));
        expected.push_back(std::to_string(i) + (i % 3 == 0 ? "-beta" : ".0"));
    }
    CHECK(run.built().packages == 1000);
    Held held(run);
    CHECK(held.family("big").size() == 1000);
    for (const std::string& version : expected)
        CHECK(held.definition("big/" + version + "/package.py").state() == store::FileState::read);
}

TEST_CASE("the same tree gives the same records, on any number of threads") {
    Case run;
    for (int i = 0; i < 200; ++i)
        run.package("f" + std::to_string(i % 17) + "/" + std::to_string(i),
                    "requires = ['a-" + std::to_string(i) + "']\n");
    run.built();
    const auto once = Held(run).all();
    run.options.threads = 5;
    run.options.full = true;
    CHECK(run.built().generation == 2);
    CHECK(Held(run).all() == once);
    CHECK(once.size() == 200 * 3 + 17);
}

TEST_CASE("repositories are added, refreshed, kept and removed by name") {
    Case run;
    run.package("maya/1");
    run.disk.write("/user/maya/2/package.py", "name = 'maya'\ntimestamp = 1\n");
    run.built();
    run.options.repositories = {{"user", "/user"}};
    run.package("maya/3"); // not refreshed now
    CHECK(run.built().generation == 2);
    {
        Held held(run);
        CHECK(held.versions("maya") == "1:package.py");
        CHECK(held.definition("maya/2/package.py", 2).state() == store::FileState::read);
        CHECK(held.meta().repositories.size() == 2);
        CHECK(held.meta().repositories[0].packages == 1);
    }
    run.options.repositories.clear();
    CHECK(run.built().packages == 3);
    run.options.remove = {"main"};
    CHECK(run.built().generation == 4);
    Held held(run);
    CHECK_FALSE(held.family("maya", 1));
    CHECK(held.family("maya", 2));
    CHECK(held.meta().next_repository_id == 3);
}

TEST_CASE("a root that cannot be used is an error that names it, before anything is written") {
    Case run;
    run.disk.write("/file", "");
    run.disk.make_directory("/closed");
    run.disk.set_mode("/closed", 0);
    const auto kind = [&](const std::string& path) {
        run.options.repositories = {{"", path}};
        const auto result = run.build();
        REQUIRE_FALSE(result);
        CHECK(result.error().path == path);
        CHECK_FALSE(std::filesystem::exists(run.options.database));
        return result.error().kind;
    };
    CHECK(kind("/nothing") == ErrorKind::not_found);
    CHECK(kind("/file") == ErrorKind::usage);
    CHECK(kind("/closed") == ErrorKind::permission);
    CHECK(kind("/pkgs/../pkgs") == ErrorKind::usage);
}

TEST_CASE("what is contradictory is refused before anything is written") {
    Case run;
    run.options.repositories = {{"a", "/pkgs"}, {"b", "/pkgs"}};
    CHECK(run.build().error().kind == ErrorKind::usage);
    CHECK_FALSE(std::filesystem::exists(run.options.database));
}

TEST_CASE("a repository that lost all its families is told of") {
    Case run;
    run.package("maya/1");
    run.built();
    run.disk.remove("/pkgs/maya");
    const BuildReport report = run.built();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].path == "/pkgs");
}

TEST_CASE("a dry run says what would change and writes nothing") {
    Case run;
    run.package("same/1");
    run.package("changed/1");
    run.package("touched/1");
    run.package("removed/1");
    run.built();
    const auto before = Held(run).all();
    run.package("changed/1", "description = 'new'\n");
    run.package("touched/1");
    run.package("added/1");
    run.disk.remove("/pkgs/removed");
    run.options.dry_run = true;
    BuildReport report = run.built();
    CHECK(report.generation == 0);
    std::map<std::string, Change::Kind> changes;
    for (const Change& change : report.changes) changes[change.path] = change.kind;
    CHECK(changes ==
          std::map<std::string, Change::Kind>{{"/pkgs/added/1/package.py", Change::Kind::added},
                                              {"/pkgs/changed/1/package.py", Change::Kind::changed},
                                              {"/pkgs/removed/1/package.py", Change::Kind::removed},
                                              {"/pkgs/touched/1/package.py", Change::Kind::touched}});
    CHECK(Held(run).all() == before);
    run.options.repositories.clear();
    run.options.remove = {"main"};
    report = run.built();
    CHECK(report.changes.size() == 4);
}

TEST_CASE("a dry run without an index makes none") {
    Case run;
    run.package("maya/1");
    run.options.dry_run = true;
    CHECK(run.built().changes.size() == 1);
    CHECK_FALSE(std::filesystem::exists(run.options.database));
}

TEST_CASE("a cancelled build leaves the old index and no rest") {
    Case run;
    for (int i = 0; i < 300; ++i) run.package("f" + std::to_string(i) + "/1");
    run.built();
    const auto before = Held(run).all();
    std::atomic<bool> cancel{false};
    run.options.cancel = &cancel;
    run.options.progress = [&](const Progress& progress) { cancel = progress.families_done >= 10; };
    run.package("f1/2");
    const auto result = run.build();
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == ErrorKind::interrupted);
    CHECK(Held(run).all() == before);
    for (const auto& file : std::filesystem::directory_iterator(run.options.database))
        CHECK(file.path().extension() != ".tmp");
    run.options.cancel = nullptr;
    CHECK(run.built().packages == 301);
}

TEST_CASE("progress is told in order and ends with done") {
    Case run;
    for (int i = 0; i < 20; ++i) run.package("f" + std::to_string(i) + "/1");
    std::vector<Progress> told;
    run.options.progress = [&](const Progress& progress) { told.push_back(progress); };
    run.built();
    REQUIRE(told.size() == 1 + 20 + 2);
    CHECK(told.front().phase == Phase::walk);
    CHECK(told.front().families_total == 20);
    CHECK(told[20].families_done == 20);
    CHECK(told[20].definitions_done == 20);
    CHECK(told[21].phase == Phase::sync);
    CHECK(told.back().phase == Phase::done);
}
