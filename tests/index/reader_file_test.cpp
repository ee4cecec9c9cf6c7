// Promise: level `file`: what a stat, a reading and a hash make of each entry.
#include "index/indexed_tree.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* maya = "maya/2024/package.py";

struct Maya : IndexedTree {
    Maya() {
        write(maya, definition("maya", "2024"));
        index();
    }
};

} // namespace

TEST_CASE_METHOD(Maya, "an unchanged file costs one stat and is not read", "[reader]") {
    CHECK(outcome(look(maya)) == "complete index");
    CHECK(name == "maya");
    CHECK(counters.stats == 1);
    CHECK(counters.reads == 0);
}

TEST_CASE_METHOD(Maya, "a changed file is answered live", "[reader]") {
    write(maya, definition("other", "2024"));
    CHECK(outcome(look(maya)) == "complete live");
    CHECK(name == "other");
}

TEST_CASE_METHOD(Maya, "a touched file is read once, then remembered", "[reader]") {
    pass(60);
    disk.write(path(maya), definition("maya", "2024"));
    pass(600);
    CHECK(outcome(look(maya)) == "complete index touched");
    CHECK(counters.reads == 1);
    CHECK(outcome(look(maya)) == "complete index touched");
    CHECK(counters.reads == 0);
    SECTION("until it changes again") {
        write(maya, definition("other", "2024"));
        CHECK(outcome(look(maya)) == "complete live");
        CHECK(name == "other");
    }
}

TEST_CASE_METHOD(Maya, "a touched file is not remembered while a write could keep its stamp", "[reader]") {
    pass(60);
    disk.write(path(maya), definition("maya", "2024"));
    CHECK(outcome(look(maya)) == "complete index touched");
    disk.write(path(maya), definition("myaa", "2024")); // in the same tick: same size, same stamp
    CHECK(outcome(look(maya)) == "complete live");
    CHECK(name == "myaa");
}

TEST_CASE("a racy entry with an equal stamp is read, never just believed", "[reader]") {
    IndexedTree tree;
    tree.disk.write(tree.path(maya), definition("maya", "2024"));
    tree.index();
    SECTION("and holds where the content does") {
        CHECK(outcome(tree.look(maya)) == "complete index");
        CHECK(tree.counters.reads == 1);
    }
    SECTION("and is answered live where only the stamp is equal") {
        tree.disk.write(tree.path(maya), definition("myaa", "2024"));
        CHECK(outcome(tree.look(maya)) == "complete live");
        CHECK(tree.name == "myaa");
    }
    SECTION("and is remembered once its margin has passed") {
        tree.pass(600);
        CHECK(outcome(tree.look(maya)) == "complete index");
        CHECK(tree.counters.reads == 1);
        CHECK(outcome(tree.look(maya)) == "complete index");
        CHECK(tree.counters.reads == 0);
    }
    SECTION("and is stale where no file may be opened") {
        CHECK(outcome(tree.look(maya, at(Freshness::file, false))) == "stale none racy");
    }
}

TEST_CASE_METHOD(Maya, "a file that vanished is missing", "[reader]") {
    remove(maya);
    CHECK(outcome(look(maya)) == "missing live not-found");
}

TEST_CASE_METHOD(Maya, "a file where a directory was is answered for what it is", "[reader]") {
    remove("maya/2024");
    write("maya/2024", "now a file");
    CHECK(outcome(look(maya)) == "missing live not-found");
}

TEST_CASE_METHOD(Maya, "what is not a regular file is not read", "[reader]") {
    remove(maya);
    SECTION("a FIFO") { disk.make_other(path(maya)); }
    SECTION("a directory") { disk.make_directory(path(maya)); }
    CHECK(outcome(look(maya)) == "unreadable live not-a-file");
    CHECK(outcome(look(maya, at(Freshness::file, false))) == "unreadable live not-a-file");
}

TEST_CASE_METHOD(Maya, "a file that may not be read is unreadable", "[reader]") {
    disk.fail(path(maya), EACCES);
    CHECK(outcome(look(maya)) == "unreadable live permission");
    disk.fail(path(maya), EIO);
    CHECK(outcome(look(maya)) == "unreadable live io-error");
    disk.fail(path(maya), 0);
    CHECK(outcome(look(maya)) == "complete index");
}

TEST_CASE_METHOD(Maya, "a new file is answered live, at file and family", "[reader]") {
    write("maya/2025/package.py", definition("maya", "2025"));
    CHECK(outcome(look("maya/2025/package.py")) == "complete live");
    CHECK(outcome(look("maya/2025/package.py", at(Freshness::family))) == "complete live");
    CHECK(outcome(look("maya/2025/package.py", at(Freshness::file, false))) == "stale none not-indexed");
    CHECK(outcome(look("maya/2026/package.py")) == "missing live not-found");
    CHECK(outcome(look("maya/2026/package.py", at(Freshness::file, false))) == "missing live not-found");
}

TEST_CASE_METHOD(Maya, "without live parsing no file is opened", "[reader]") {
    write(maya, definition("other", "2024"));
    const auto reads = disk.calls().reads;
    CHECK(outcome(look(maya, at(Freshness::file, false))) == "stale none changed");
    CHECK(disk.calls().reads == reads);
}

TEST_CASE("a version without a definition is known to be missing, until it has one", "[reader]") {
    IndexedTree tree;
    tree.disk.make_directory(tree.path("maya/2024"));
    tree.pass(60);
    tree.index();
    CHECK(outcome(tree.look(maya)) == "missing live not-found");
    CHECK(outcome(tree.look(maya, at(Freshness::snapshot))) == "missing index not-found");
    tree.write(maya, definition("maya", "2024"));
    CHECK(outcome(tree.look(maya)) == "complete live");
}

TEST_CASE("a definition is read as its name says, indexed or live", "[reader]") {
    IndexedTree tree;
    tree.write("maya/2024/package.yaml", "name: maya\nx: yes\n");
    tree.write("maya/2025/package.yaml", "name = 'maya'\n");
    tree.index();
    tree.write("maya/2026/package.yaml", "name: maya\nx: 017\n");
    tree.write("maya/2027/package.yaml", "name = 'maya'\n");
    CHECK(outcome(tree.look("maya/2024/package.yaml")) == "complete index");
    CHECK(outcome(tree.look("maya/2025/package.yaml")) == "dynamic index unsupported-yaml");
    CHECK(outcome(tree.look("maya/2026/package.yaml")) == "complete live");
    CHECK(outcome(tree.look("maya/2027/package.yaml")) == "dynamic live unsupported-yaml");

    const std::string indexed = tree.path("maya/2024/package.yaml"),
                      live = tree.path("maya/2026/package.yaml");
    const std::vector<std::string_view> paths{indexed, live};
    const Batch batch = tree.reader().lookup(paths);
    CHECK(batch.attributes(0)->find("x")->kind() == ValueKind::true_);
    CHECK(batch.attributes(1)->find("x")->integer() == 15);
}

TEST_CASE("a definition past the limit of size is dynamic, indexed or live", "[reader]") {
    IndexedTree tree;
    tree.write(maya, std::string((4U << 20U) + 1, '#'));
    tree.index();
    CHECK(outcome(tree.look(maya)) == "dynamic index limit-size");
    tree.write(maya, std::string((4U << 20U) + 2, '#'));
    CHECK(outcome(tree.look(maya)) == "dynamic live limit-size");
}
