// Promise: levels `family` and `snapshot`: what they believe, and what they do not ask of the disk.
#include "index/build_index.h"
#include "index/indexed_tree.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* maya = "maya/2024/package.py";

struct Families : IndexedTree {
    Families() {
        for (const char* family : {"houdini", "maya", "nuke"})
            for (int version = 1; version <= 20; ++version) {
                paths.push_back(path(family + std::string("/") + std::to_string(version) + "/package.py"));
                disk.write(paths.back(), definition(family, std::to_string(version)));
            }
        write(maya, definition("maya", "2024"));
        index();
    }
    std::vector<std::string> paths;
};

// One family of three versions in each of two repositories, changed since so that only `file` sees it:
// version 1 in place, and version y has a package.py before its package.yaml.
struct TwoRepositories {
    explicit TwoRepositories(std::uint64_t filesystem_magic) {
        disk.set_mount_kind(fs::mount_kind_of(filesystem_magic));
        for (const std::string root : {"/first", "/second"}) {
            for (const std::string version : {"1", "2"}) {
                paths.push_back(root + "/maya/" + version + "/package.py");
                disk.write(paths.back(), definition("maya", version));
            }
            disk.write(root + "/maya/y/package.yaml", "name: maya\nversion: y\ntimestamp: 1600000000\n");
        }
        pass();
        BuildOptions options;
        options.database = database.path();
        options.repositories = {{"first", "/first"}, {"second", "/second"}};
        REQUIRE(index::build_index(options, disk).ok());
        pass();
        for (const std::string root : {"/first", "/second"}) {
            disk.write(root + "/maya/1/package.py", definition("other", "1"));
            disk.write(root + "/maya/y/package.py", definition("maya", "y"));
        }
        pass();
    }
    void pass() { disk.set_now(disk.now_ns() + 100 * second_ns); }
    [[nodiscard]] Index reader() {
        auto opened = Index::Impl::open(database.path(), {}, disk);
        REQUIRE(opened.ok());
        return *std::move(opened);
    }

    fs::MemoryFileSystem disk;
    TemporaryDirectory database;
    std::vector<std::string> paths;
};

LookupOptions families_of(std::vector<std::string> repositories) {
    LookupOptions options = at(Freshness::family);
    options.family_repositories = std::move(repositories);
    return options;
}

std::string outcomes(const Batch& batch) {
    std::string text;
    for (const Slot& slot : batch) text.append(text.empty() ? "" : ", ").append(outcome(slot));
    return text;
}

} // namespace

TEST_CASE("families vouch in the repositories that are named", "[reader]") {
    TwoRepositories tree(GENERATE(as<std::uint64_t>{}, 0xef53, 0x6969)); // ext4, NFS
    const Index index = tree.reader();
    const std::string kept = "complete index", read = "complete live", two = ", ";
    const std::vector<std::string_view> views(tree.paths.begin(), tree.paths.end());
    struct Case {
        LookupOptions options;
        std::string first, second; // of version 1, and of y
        std::size_t path_stats, package_stats;
    };
    // Of packages each root's family is listed by one stat. At `file` version y's directory is found changed
    // by one more; its package.py has no entry to check and is just read.
    for (const Case& one : {Case{at(Freshness::family), kept, kept, 1 + 1, 2 + 1 + 1},
                            Case{families_of({}), kept, kept, 1 + 1, 2 + 1 + 1},
                            Case{families_of({"first"}), kept, read, 1 + 2, 2 + 1 + 3},
                            Case{families_of({"none", "second"}), read, kept, 2 + 1, 2 + 3 + 1},
                            Case{families_of({"second", "first"}), kept, kept, 1 + 1, 2 + 1 + 1},
                            Case{families_of({"none"}), read, read, 2 + 2, 2 + 3 + 3}}) {
        INFO(one.first << ", " << one.second);
        const Batch batch = index.lookup(views, one.options);
        CHECK(outcomes(batch) == one.first + two + kept + two + one.second + two + kept);
        CHECK(batch.counters().stats == one.path_stats);

        const std::vector<PackageQuery> queries{{"maya", "1"}, {"maya", "2"}, {"maya", "y"}};
        const PackageBatch packages = index.lookup_packages(queries, {}, one.options);
        CHECK(outcomes(packages.slots()) ==
              one.first + two + one.second + two + kept + two + kept + two + one.first + two + one.second);
        CHECK(packages.slots().counters().stats == one.package_stats);
    }
    const auto told = [&](const std::string& root) {
        const Explanation story = index.explain(root + "/maya/1/package.py", families_of({"first"}));
        return std::ranges::any_of(story.steps, [](const auto& step) { return step.first == "family"; });
    };
    CHECK(told("/first"));
    CHECK_FALSE(told("/second"));
}

TEST_CASE("names of repositories mean nothing at the other levels", "[reader]") {
    TwoRepositories tree(0xef53);
    const Index index = tree.reader();
    const std::vector<std::string_view> views(tree.paths.begin(), tree.paths.end());
    LookupOptions options = families_of({"first"});
    options.freshness = Freshness::snapshot;
    CHECK(index.lookup(views, options).counters().stats == 0);
    options.freshness = Freshness::file;
    CHECK(index.lookup(views, options).counters().stats == 4);
}

TEST_CASE_METHOD(Families, "at level family one stat a family is made, in any order of paths", "[reader]") {
    std::vector<std::string> mixed;
    for (std::size_t i = 0; i < paths.size(); ++i) mixed.push_back(paths[i * 7 % paths.size()]);
    const auto before = disk.calls();
    const Batch batch = lookup(mixed, at(Freshness::family));
    for (const Slot& slot : batch) CHECK(outcome(slot) == "complete index");
    CHECK(batch.counters().stats == 3);
    CHECK(disk.calls().stats - before.stats == 3 + 2); // and what the root is, before and after
    CHECK(disk.calls().reads == before.reads);
}

TEST_CASE_METHOD(Families, "a family whose directory has changed is checked file by file", "[reader]") {
    write("maya/2025/package.py", definition("maya", "2025"));
    write(maya, definition("other", "2024"));
    CHECK(outcome(look(maya, at(Freshness::family))) == "complete live");
    CHECK(outcome(look("maya/1/package.py", at(Freshness::family))) == "complete index");
    CHECK(counters.stats == 2);
    CHECK(outcome(look("nuke/1/package.py", at(Freshness::family))) == "complete index");
    CHECK(counters.stats == 1);
}

TEST_CASE_METHOD(Families, "level family rests on the directory alone", "[reader]") {
    write(maya, definition("other", "2024")); // not by rez: the family's directory is as it was
    CHECK(outcome(look(maya, at(Freshness::family))) == "complete index");
    CHECK(outcome(look(maya, at(Freshness::file))) == "complete live");
}

TEST_CASE("a family that no stamp vouches for is checked file by file", "[reader]") {
    IndexedTree tree;
    tree.write(maya, definition("maya", "2024"));
    SECTION("it holds .building*") { tree.write("maya/.building2025", ""); }
    SECTION("it holds a link") { tree.disk.make_link(tree.path("maya/latest"), "2024"); }
    tree.pass(60);
    tree.index();
    tree.write(maya, definition("other", "2024"));
    CHECK(outcome(tree.look(maya, at(Freshness::family))) == "complete live");
}

TEST_CASE("a racy family is checked file by file", "[reader]") {
    IndexedTree tree;
    tree.write(maya, definition("maya", "2024"));
    tree.disk.make_directory(tree.path("maya/.hidden"));
    tree.index();
    tree.write(maya, definition("other", "2024"));
    CHECK(outcome(tree.look(maya, at(Freshness::family))) == "complete live");
}

TEST_CASE_METHOD(Families, "at level snapshot nothing on the disk is asked", "[reader]") {
    paths.push_back(path("maya/none/package.py"));
    disk.remove(path("maya"));
    const auto before = disk.calls();
    const Batch batch = lookup(paths, at(Freshness::snapshot));
    for (std::size_t i = 0; i + 1 < paths.size(); ++i) CHECK(outcome(batch[i]) == "complete index");
    CHECK(outcome(batch[paths.size() - 1]) == "missing index not-indexed");
    CHECK(disk.calls().stats == before.stats);
    CHECK(disk.calls().reads == before.reads);
    CHECK(disk.calls().lists == before.lists);
    CHECK(batch.counters().stats == 0);
}

TEST_CASE("an entry that not every user may read", "[reader]") {
    IndexedTree tree;
    tree.write(maya, definition("maya", "2024"));
    tree.disk.set_mode(tree.path(maya), 0640);
    SECTION("is dynamic at snapshot") {
        tree.index();
        CHECK(outcome(tree.look(maya, at(Freshness::snapshot))) == "dynamic none private");
    }
    SECTION("is given at snapshot where the index was built so") {
        BuildOptions options;
        options.include_private = true;
        tree.index(options);
        CHECK(outcome(tree.look(maya, at(Freshness::snapshot))) == "complete index");
    }
    SECTION("is given at file and family to who may read it") {
        tree.index();
        CHECK(outcome(tree.look(maya, at(Freshness::file))) == "complete index");
        CHECK(outcome(tree.look(maya, at(Freshness::family))) == "complete index");
    }
}

TEST_CASE_METHOD(Families, "attributes come from the index or from the file that was read", "[reader]") {
    write(maya, definition("other", "2024"));
    const Batch batch = lookup({path(maya), path("maya/1/package.py"), path("none")});
    REQUIRE(batch.attributes(0));
    CHECK(batch.attributes(0)->find("name")->text() == "other");
    REQUIRE(batch.attributes(1));
    CHECK(batch.attributes(1)->find("version")->text() == "1");
    CHECK(batch.attributes(1)->find("requires")->size() == 1);
    CHECK_FALSE(batch.attributes(2));
}

TEST_CASE_METHOD(Families, "counters tell how a batch came out", "[reader]") {
    write(maya, definition("other", "2024"));
    const Batch batch = lookup({path(maya), path("maya/1/package.py"), path("none"), path("none2")});
    const Counters counted = batch.counters();
    CHECK(counted.by_origin == std::array<std::size_t, 3>{0, 1, 3});
    CHECK(counted.by_status == std::array<std::size_t, 7>{2, 0, 0, 0, 2, 0, 0});
    CHECK(counted.by_reason == std::vector<std::pair<Reason, std::size_t>>{{Reason::not_found, 2}});
    CHECK(counted.stats == 2);
    CHECK(counted.reads == 3);
}
