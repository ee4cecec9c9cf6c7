// Promise: what a network filesystem does to its clients, on a disk in memory: attributes that are cached,
// handles that a server has forgotten, errors that pass, files of another device below the root.
#include "steered_tree.h"

#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* definition = "maya/1/package.py";
const fs::MountKind nfs = fs::mount_kind_of(0x6969), ext4 = fs::mount_kind_of(0xef53);

struct Indexed : SteeredTree {
    Indexed() {
        write(definition, requiring("a"));
        write("maya/2/package.yaml", yaml_requiring("a"));
        pass(200);
        index();
        pass(200);
    }
};

} // namespace

TEST_CASE("a client that caches attributes", "[freshness]") {
    SteeredTree tree;
    tree.disk.set_mount_kind(nfs);
    tree.write(definition, requiring("a"));
    tree.pass(200);
    tree.disk.cache_attributes(true);
    tree.index();
    tree.pass(200);
    for (const char* path : {"/repo", "/repo/maya", "/repo/maya/1", "/repo/maya/1/package.py"})
        REQUIRE(tree.disk.stat(path, fs::Sync::as_stat)); // now they are cached
    tree.write(definition, requiring("b"));
    tree.write("maya/3/package.py", requiring("c"));
    SECTION("is asked to look again") {
        CHECK(tree.package() == "b-1");
        CHECK(tree.versions() == "1 3");
        CHECK(tree.path(definition) == "b-1");
    }
    SECTION("is believed where that is accepted, and late") {
        CHECK(tree.package(Freshness::file, true) == "a-1");
    }
    SECTION("does not deceive an index run") {
        tree.index();
        CHECK(tree.path(definition, Freshness::snapshot) == "b-1");
        CHECK(tree.versions(Freshness::snapshot) == "1 3");
    }
}

// The root is local; what it leads to is not.
TEST_CASE("an index run asks the server for what lies behind a link", "[freshness]") {
    SteeredTree tree;
    tree.disk.set_mount_kind(ext4);
    tree.disk.write("/server/maya/1/package.py", requiring("a"));
    tree.disk.make_link("/repo/maya", "/server/maya");
    tree.pass(200);
    tree.disk.cache_attributes(true);
    tree.index();
    tree.pass(200);
    tree.disk.write("/server/maya/1/package.py", requiring("b"));
    tree.index();
    CHECK(tree.path(definition, Freshness::snapshot) == "b-1");
}

TEST_CASE("a touched file of another device is remembered after the network's margin only", "[freshness]") {
    SteeredTree tree;
    tree.disk.set_mount_kind(ext4);
    tree.write(definition, requiring("a"));
    tree.disk.set_device("/repo/maya/1/package.py", 2);
    tree.pass(200);
    tree.index();
    tree.disk.set_granularity(60 * second_ns);
    tree.set_now(tree.now_ns() / (60 * second_ns) * 60 * second_ns);
    tree.write(definition, requiring("a")); // touched
    tree.pass(10);
    const Index reader = tree.open(tree.database.path());
    const std::string path = "/repo/" + std::string(definition);
    CHECK(SteeredTree::told(reader, path, Freshness::file) == "touched a-1");
    tree.write(definition, requiring("b")); // the same stamp
    CHECK(SteeredTree::told(reader, path, Freshness::file) == "b-1");
}

TEST_CASE("settling waits for what lies on another device as long as it takes", "[freshness]") {
    SteeredTree tree;
    tree.disk.set_mount_kind(ext4);
    tree.write(definition, requiring("a"));
    tree.disk.set_device("/repo/maya/1/package.py", 2);
    std::thread later;
    tree.options.settle = true;
    tree.options.progress = [&](const Progress& progress) {
        if (progress.phase != Phase::done || later.joinable()) return;
        tree.pass(10); // the margin of a local filesystem is over
        later = std::thread([&tree] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            tree.pass(60);
        });
    };
    const BuildReport report = tree.index();
    later.join();
    CHECK(report.racy == 0);
}

TEST_CASE_METHOD(Indexed, "an index run goes by whole paths where a family's directory is stale",
                 "[freshness]") {
    disk.fail_open("/repo/maya", ESTALE);
    SECTION("anew") { options.full = true; }
    SECTION("keeping what is there") {}
    SECTION("reading what has changed") { write(definition, requiring("b")); }
    const std::string expected = live(definition);
    CHECK(index().problems.empty());
    CHECK(versions(Freshness::snapshot) == "1 2");
    CHECK(path(definition, Freshness::snapshot) == expected);
}

TEST_CASE_METHOD(Indexed, "a version that cannot be looked at is not taken for one that is gone",
                 "[freshness]") {
    const int error = GENERATE(EIO, ESTALE, ETIMEDOUT);
    disk.fail("/repo/maya/1", error);
    SECTION("anew") { options.full = true; }
    SECTION("keeping what is there") {}
    SECTION("listing again") { write("maya/3/package.py", requiring("c")); }
    const BuildReport report = index();
    CHECK_FALSE(report.problems.empty());
    CHECK(report.removed == 0);
    CHECK(versions(Freshness::snapshot).substr(0, 1) == "1");
    disk.fail("/repo/maya/1", 0);
    pass(200);
    index();
    CHECK(path(definition, Freshness::snapshot) == "a-1");
}

TEST_CASE_METHOD(Indexed, "a version that is named and is not there comes back without a trace",
                 "[freshness]") {
    disk.fail("/repo/maya/1", ENOENT);
    options.full = GENERATE(true, false);
    index();
    options.full = false;
    CHECK(versions(Freshness::snapshot) == "2");
    disk.fail("/repo/maya/1", 0);
    CHECK(versions(Freshness::file) == "1 2");
    CHECK(versions(Freshness::family) == "1 2");
    index();
    CHECK(versions(Freshness::snapshot) == "1 2");
}

TEST_CASE_METHOD(Indexed, "a family that cannot be listed is unreadable, not absent", "[freshness]") {
    write("maya/3/package.py", requiring("c")); // so that it is to be listed
    const int error = GENERATE(EIO, ESTALE, ETIMEDOUT);
    disk.fail("/repo/maya", error);
    CHECK(versions(Freshness::file) == "!unreadable");
    CHECK(package(Freshness::file) == "unreadable");
    CHECK(versions(Freshness::family) == "!unreadable");
    CHECK(versions(Freshness::snapshot) == "1 2");
}

TEST_CASE("a combined family that cannot be looked at is unreadable, not absent, nor the file behind it",
          "[freshness]") {
    SteeredTree tree;
    const auto combined = [](const char* token) {
        return "name: maya\nversions: ['1']\nrequires: ['" + std::string(token) + "-1']\n";
    };
    tree.write("maya.yaml", combined("a"));
    tree.pass(200);
    tree.index();
    CHECK(tree.package() == "a-1");
    tree.disk.fail(GENERATE("/repo/maya", "/repo/maya.py", "/repo/maya.yaml"), EIO);
    CHECK(tree.package(Freshness::file) == "unreadable");
    CHECK(tree.package(Freshness::family) == "unreadable");
    CHECK(tree.package(Freshness::snapshot) == "a-1");
}

TEST_CASE_METHOD(Indexed, "an update of one version leaves no other behind its family's new stamp",
                 "[freshness]") {
    write(definition, requiring("b")); // as rez does: with the family's directory
    disk.set_mtime("/repo/maya", now_ns());
    pass(200);
    write("maya/3/package.py", requiring("c"));
    pass(200);
    options.only = {{"maya", "3"}};
    index();
    CHECK(path("maya/3/package.py", Freshness::family) == "c-1");
    CHECK(path(definition, Freshness::family) == "b-1");
    CHECK(package(Freshness::family) == "b-1");
}

TEST_CASE_METHOD(Indexed, "a family that this user may not list is unreadable", "[freshness]") {
    disk.set_mode("/repo/maya", 0311); // its versions may be asked for by name
    CHECK(versions(Freshness::file) == "!unreadable");
    CHECK(versions(Freshness::family) == "!unreadable");
    index();
    for (const Freshness level : {Freshness::file, Freshness::family, Freshness::snapshot})
        CHECK(versions(level) == "!unreadable");
}

TEST_CASE("a file that is replaced between stat and read", "[freshness]") {
    SteeredTree tree;
    tree.disk.set_granularity(second_ns);
    tree.write(definition, requiring("a"));
    const std::string path = "/repo/" + std::string(definition);
    tree.pass(200);
    SECTION("while it is indexed") {
        tree.disk.on_stat([&, done = false](const std::string& file) mutable {
            if (!file.ends_with("package.py") || std::exchange(done, true)) return;
            tree.disk.remove(path);
            tree.disk.write(path, requiring("b"));
        });
        tree.index();
        CHECK(tree.path(definition, Freshness::snapshot) == "b-1");
    }
    SECTION("while it is looked up") {
        tree.index();
        tree.pass(200);
        tree.write(definition, requiring("b"));
        tree.disk.on_stat([&, done = false](const std::string& file) mutable {
            if (!file.ends_with("package.py") || std::exchange(done, true)) return;
            tree.disk.remove(path);
            tree.disk.write(path, requiring("c"));
        });
        CHECK(tree.path(definition) == "c-1");
    }
    SECTION("by itself, within one tick") {
        tree.disk.on_stat([&, done = false](const std::string& file) mutable {
            if (!file.ends_with("package.py") || std::exchange(done, true)) return;
            tree.disk.write(path, requiring("b"));
            tree.disk.set_mtime(path, tree.now_ns());
        });
        tree.index();
        tree.write(definition, requiring("c"));
        CHECK(tree.path(definition) == "c-1");
    }
}

TEST_CASE_METHOD(Indexed, "a smaller limit of size holds for what is kept, too", "[freshness]") {
    options.max_definition_bytes = 10;
    index();
    CHECK(path(definition, Freshness::snapshot) == snapshot_built_anew(definition));
}
