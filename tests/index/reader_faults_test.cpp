// Promise: files that change, vanish or fail while they are looked at spoil their own slot at most.
#include "index/indexed_tree.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* maya = "maya/2024/package.py";

struct Changed : IndexedTree {
    Changed() {
        write(maya, definition("maya", "2024"));
        index();
        write(maya, definition("other", "2024"));
    }
};

} // namespace

TEST_CASE_METHOD(Changed, "a file that is written while it is read is read again", "[reader]") {
    int left = 2;
    disk.on_read([&](const std::string& file) {
        if (left-- <= 0) return;
        pass(1);
        disk.write(file, definition("third", "2024"));
    });
    CHECK(outcome(look(maya)) == "complete live");
    CHECK(name == "third");
    CHECK(counters.reads == 3);
}

TEST_CASE_METHOD(Changed, "a file that never keeps still is unreadable", "[reader]") {
    disk.on_read([&](const std::string& file) {
        pass(1);
        disk.write(file, definition("again", "2024"));
    });
    CHECK(outcome(look(maya)) == "unreadable live unstable");
    CHECK(counters.reads == 5);
}

TEST_CASE_METHOD(Changed, "a file that vanishes between stat and read is missing", "[reader]") {
    bool gone = false;
    disk.on_read([&](const std::string& file) {
        if (!std::exchange(gone, true)) {
            pass(1);
            disk.write(file, "changed"); // this reading does not count
            disk.remove(file);
        }
    });
    CHECK(outcome(look(maya)) == "missing live not-found");
}

TEST_CASE("one bad file spoils no other slot", "[reader]") {
    IndexedTree tree;
    std::vector<std::string> paths;
    for (int version = 0; version < 300; ++version) {
        paths.push_back(tree.path("maya/" + std::to_string(version) + "/package.py"));
        tree.disk.write(paths.back(), definition("maya", std::to_string(version)));
    }
    tree.pass(60);
    tree.index();
    for (int version = 0; version < 300; version += 3) tree.disk.fail(paths[version], EIO);
    const Batch batch = tree.lookup(paths);
    REQUIRE(batch.size() == paths.size());
    for (int version = 0; version < 300; ++version) {
        INFO(version);
        CHECK(outcome(batch[version]) == (version % 3 == 0 ? "unreadable live io-error" : "complete index"));
        if (version % 3 != 0) CHECK(batch[version].package.version() == std::to_string(version));
    }
    CHECK(batch.counters().by_status[static_cast<std::size_t>(Status::unreadable)] == 100);
}
