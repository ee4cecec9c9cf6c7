// Promise: levels `family` and `snapshot`: what they believe, and what they do not ask of the disk.
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

} // namespace

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
