// Promise: changes that no stamp shows, each made to happen on a disk whose clock is steered: none deceives a
// reader, nor the index run after it.
//
// A change of this table leaves size, mtime, ctime and inode as they are.
#include "steered_tree.h"

#include <limits>

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* definition = "maya/1/package.py";
constexpr std::uint64_t ext4 = 0xef53, nfs = 0x6969, cifs = 0xff534d42, fat = 0x4d44;

struct Case {
    const char* name;
    std::uint64_t filesystem;
    std::int64_t granularity_ns;
    std::int64_t index_after_ns, change_after_ns; // since the file was written, since it was indexed
    std::int64_t ahead_ns = 0;                    // our clock, of the file server's
};

constexpr std::int64_t ms = 1'000'000;

// clang-format off: a table
const Case cases[] = {
    {"the same nanosecond",               ext4, 1,              0,        0},
    {"the same tick of 4 ms",             ext4, 4 * ms,         1 * ms,   2 * ms},
    {"the same 100 ns",                   cifs, 100,            50,       49},
    {"the same second",                   ext4, second_ns,      300 * ms, 600 * ms},
    {"the same second on AFS",            0x5346414f, second_ns, 300 * ms, 600 * ms},
    {"the same two seconds",              fat,  2 * second_ns,  900 * ms, 1000 * ms},
    {"a server's clock 50 seconds behind", nfs, second_ns,      300 * ms, 600 * ms, 50 * second_ns},
    {"a server's clock 50 seconds ahead", nfs,  second_ns,      300 * ms, 600 * ms, -50 * second_ns},
};
// clang-format on

void disk_of(SteeredTree& tree, const Case& one) {
    tree.disk.set_mount_kind(fs::mount_kind_of(one.filesystem));
    tree.disk.set_granularity(one.granularity_ns);
    tree.disk.set_clock_ahead(one.ahead_ns);
}

} // namespace

TEST_CASE("a definition is written again within one tick", "[freshness]") {
    const Case one = GENERATE(from_range(std::begin(cases), std::end(cases)));
    INFO(one.name);
    SteeredTree tree;
    disk_of(tree, one);
    tree.write("maya/.old", "");
    tree.write(definition, requiring("a"));
    tree.pass_ns(one.index_after_ns);
    tree.index();
    CHECK(tree.path(definition, Freshness::snapshot) == "a-1");
    const auto before = tree.disk.stat("/repo/maya/1/package.py", fs::Sync::force);
    tree.pass_ns(one.change_after_ns);
    tree.write(definition, requiring("b"));
    REQUIRE(tree.disk.stat("/repo/maya/1/package.py", fs::Sync::force).value == before.value);

    for (const Freshness level : {Freshness::file, Freshness::family}) {
        CHECK(tree.path(definition, level) == "b-1");
        CHECK(tree.package(level) == "b-1");
    }
    CHECK(tree.path(definition, Freshness::snapshot) == "a-1");
    CHECK(tree.racy() == 1);
    tree.index(); // too young still
    CHECK(tree.path(definition, Freshness::snapshot) == "b-1");
    CHECK(tree.racy() == 1);
    tree.pass(200);
    CHECK(tree.index().touched == 0);
    CHECK(tree.racy() == 0);
    CHECK_FALSE(tree.index().published);
}

TEST_CASE("a version is added within one tick of the listing", "[freshness]") {
    const Case one = GENERATE(from_range(std::begin(cases), std::end(cases)));
    INFO(one.name);
    SteeredTree tree;
    disk_of(tree, one);
    tree.write(definition, requiring("a"));
    tree.pass_ns(one.index_after_ns);
    tree.index();
    const auto before = tree.disk.stat("/repo/maya", fs::Sync::force);
    tree.pass_ns(one.change_after_ns);
    tree.write("maya/2/package.py", requiring("b"));
    REQUIRE(tree.disk.stat("/repo/maya", fs::Sync::force).value == before.value);

    CHECK(tree.versions(Freshness::file) == "1 2");
    CHECK(tree.versions(Freshness::family) == "1 2");
    CHECK(tree.versions(Freshness::snapshot) == "1");
    tree.index();
    CHECK(tree.versions(Freshness::snapshot) == "1 2");
    tree.pass(200);
    tree.index();
    CHECK_FALSE(tree.index().published);
}

TEST_CASE("package.py is put beside package.yaml within one tick", "[freshness]") {
    const Case one = GENERATE(from_range(std::begin(cases), std::end(cases)));
    INFO(one.name);
    SteeredTree tree;
    disk_of(tree, one);
    tree.write("maya/1/package.yaml", yaml_requiring("a"));
    tree.pass_ns(one.index_after_ns);
    tree.index();
    tree.pass_ns(one.change_after_ns);
    tree.write(definition, requiring("b"));
    CHECK(tree.package(Freshness::file) == "b-1");
    CHECK(tree.package(Freshness::snapshot) == "a-1");
    tree.index();
    CHECK(tree.package(Freshness::snapshot) == "b-1");
}

TEST_CASE("the clock was ahead when a file was written, and comes there again", "[freshness]") {
    SteeredTree tree;
    tree.disk.set_granularity(second_ns);
    tree.write("maya/1/other", "");
    tree.pass(1000);
    tree.write(definition, requiring("a"));
    tree.pass(-1000);
    tree.index();
    tree.pass(1000); // the second in which the file was written
    tree.write(definition, requiring("b"));
    CHECK(tree.path(definition) == "b-1");
    CHECK(tree.path(definition, Freshness::family) == "b-1");
    tree.index();
    CHECK(tree.path(definition, Freshness::snapshot) == "b-1");
}

TEST_CASE("the clock was set back when a file was written", "[freshness]") {
    SteeredTree tree;
    tree.write(definition, requiring("a"));
    tree.pass(1000);
    tree.index();
    tree.pass(-5000);
    tree.write(definition, requiring("b"));
    CHECK(tree.path(definition) == "b-1");
    tree.index();
    CHECK(tree.path(definition, Freshness::snapshot) == "b-1");
}

TEST_CASE("a filesystem that keeps no times vouches for nothing", "[freshness]") {
    SteeredTree tree;
    tree.disk.set_granularity(std::numeric_limits<std::int64_t>::max()); // all is of 1970
    tree.write(definition, requiring("a"));
    tree.pass(1000);
    tree.index();
    tree.write(definition, requiring("b"));
    tree.write("maya/2/package.py", requiring("c"));
    tree.pass(1000);
    for (const Freshness level : {Freshness::file, Freshness::family}) {
        CHECK(tree.path(definition, level) == "b-1");
        CHECK(tree.package(level) == "b-1");
        CHECK(tree.versions(level) == "1 2");
    }
    tree.index();
    CHECK(tree.path(definition, Freshness::snapshot) == "b-1");
    CHECK(tree.versions(Freshness::snapshot) == "1 2");
}

// As what is unpacked without times, or with those of a reproducible build.
TEST_CASE("an mtime of zero vouches for nothing where ctime does not count", "[freshness]") {
    SteeredTree tree;
    const std::int64_t mtime_ns = GENERATE(std::int64_t{0}, second_ns);
    tree.write(definition, requiring("a"));
    tree.disk.set_mtime("/repo/maya/1/package.py", mtime_ns);
    tree.pass(1000);
    tree.index();
    tree.disk.set_mount_kind(fs::mount_kind_of(nfs)); // the same tree, from another host
    CHECK(tree.path(definition) == "touched a-1");
    tree.write(definition, requiring("b"));
    tree.disk.set_mtime("/repo/maya/1/package.py", mtime_ns);
    CHECK(tree.path(definition) == "b-1");
    CHECK(tree.package() == "b-1");
}
