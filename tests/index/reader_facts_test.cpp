// Promise: stats, explain and parse tell what is so.
#include "index/indexed_tree.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* maya = "maya/2024/package.py";

std::string step(const Explanation& explanation, std::string_view what) {
    for (const auto& [name, found] : explanation.steps)
        if (name == what) return found;
    return {};
}

} // namespace

TEST_CASE("stats counts what an index holds", "[reader]") {
    IndexedTree tree;
    tree.write(maya, definition("maya", "2024"));
    tree.write("maya/2023/package.py", "name = ");
    tree.disk.write(tree.path("maya/2022/package.py"), "import unknown_module\n");
    tree.index();
    const IndexStats stats = tree.reader().stats();
    CHECK(stats.generation == 1);
    CHECK(stats.definitions == 3);
    CHECK(stats.packages == 3);
    CHECK(stats.families == 1);
    CHECK(stats.by_verdict == std::array<std::uint64_t, 4>{1, 0, 1, 1});
    CHECK(stats.by_reason.size() == 2);
    CHECK(stats.racy == 1);
    REQUIRE(stats.repositories.size() == 1);
    CHECK(stats.repositories[0].name == "main");
    CHECK(stats.repositories[0].roots == std::vector<std::string>{"/repo"});
}

TEST_CASE("a reader remembers what it read by the index's margin", "[reader]") {
    constexpr std::uint64_t ext4 = 0xef53, nfs = 0x6969;
    struct Case {
        std::uint64_t magic;
        std::optional<int> margin;         // seconds
        std::size_t after_10s, after_100s; // reads of the second lookup, after the file was touched
    };
    for (const Case& one : {Case{ext4, std::nullopt, 0, 0}, Case{ext4, 20, 1, 0}, Case{ext4, 200, 1, 1},
                            Case{nfs, std::nullopt, 1, 0}, Case{nfs, 5, 0, 0}, Case{nfs, 200, 1, 1}}) {
        INFO(one.magic << ", " << one.margin.value_or(-1));
        IndexedTree tree;
        tree.disk.set_mount_kind(fs::mount_kind_of(one.magic));
        tree.write(maya, definition("maya", "2024"));
        tree.pass(200);
        BuildOptions options;
        if (one.margin)
            options.local_racy_margin = options.network_racy_margin = std::chrono::seconds(*one.margin);
        tree.index(options);
        for (const auto& [seconds, reads] : {std::pair(10, one.after_10s), std::pair(100, one.after_100s)}) {
            tree.disk.write(tree.path(maya), definition("maya", "2024"));
            tree.pass(seconds);
            CHECK(outcome(tree.look(maya)) == "complete index touched");
            CHECK(tree.counters.reads == 1);
            CHECK(outcome(tree.look(maya)) == "complete index touched");
            CHECK(tree.counters.reads == reads);
        }
    }
}

TEST_CASE("explain tells what made the answer", "[reader]") {
    IndexedTree tree;
    tree.write(maya, definition("maya", "2024"));
    tree.index();
    Explanation told = tree.reader().explain(tree.path(maya));
    CHECK(step(told, "stamp") == "equal, by size, mtime, ctime, inode");
    CHECK(step(told, "answer") == "complete, origin index");
    CHECK(step(told, "advice").empty());

    tree.write(maya, definition("other", "2024"));
    told = tree.reader().explain(tree.path(maya));
    CHECK(step(told, "stamp").starts_with("differs"));
    CHECK(step(told, "answer") == "complete, origin live");
    told = tree.reader().explain(tree.path(maya), at(Freshness::file, false));
    CHECK(step(told, "answer") == "stale, origin none, changed");
    CHECK(step(told, "advice") == "run rezdex index on the repository");
    told = tree.reader().explain(tree.path(maya), at(Freshness::snapshot));
    CHECK(step(told, "freshness").starts_with("snapshot"));
    CHECK(step(told, "answer") == "complete, origin index");

    CHECK(step(tree.reader().explain(tree.path("none")), "entry").find("no entry") != std::string::npos);
    CHECK(step(tree.reader().explain("relative"), "path").starts_with("relative"));
    CHECK(step(tree.reader().explain("/else/where"), "path").starts_with("under no root"));
    CHECK(step(tree.reader().explain(std::string_view("/a\0b", 4)), "answer") ==
          "missing, origin live, not-found");
}

TEST_CASE("parse gives a definition without touching a disk", "[reader]") {
    const Definition definition = parse("name = 'maya'\nversion = '1'\nrequires = ['a', 'b-2']\n");
    CHECK(definition.package().verdict() == Verdict::complete);
    CHECK(definition.package().name() == "maya");
    CHECK(definition.package().requires_list().size() == 2);
    REQUIRE(definition.attributes());
    CHECK(definition.attributes()->find("version")->text() == "1");

    const Definition broken = parse("name = ");
    CHECK(broken.package().verdict() == Verdict::invalid);
    CHECK_FALSE(broken.attributes());
    const Definition large = parse(std::string((4U << 20U) + 1, '#'));
    CHECK(large.package().verdict() == Verdict::dynamic);
    CHECK(large.package().reason() == Reason::limit_size);
    const Definition empty = parse("");
    CHECK(empty.package().verdict() == Verdict::complete);
    CHECK(empty.attributes()->size() == 0);
}

TEST_CASE("parse_files gives a live slot for each path", "[reader]") {
    const TemporaryDirectory root;
    const std::string good = root.write("package.py", definition("maya", "2024"));
    const std::string none = root.path("none.py"), folder = root.path();
    const std::vector<std::string_view> paths{good, none, folder, good, "", std::string_view("/a\0b", 4)};
    const Batch batch = parse_files(paths);
    REQUIRE(batch.size() == paths.size());
    CHECK(outcome(batch[0]) == "complete live");
    CHECK(outcome(batch[1]) == "missing live not-found");
    CHECK(outcome(batch[2]) == "unreadable live not-a-file");
    CHECK(outcome(batch[3]) == "complete live");
    CHECK(outcome(batch[4]) == "missing live not-found");
    CHECK(outcome(batch[5]) == "missing live not-found");
    CHECK(batch.attributes(3)->find("name")->text() == "maya");
    CHECK(batch.counters().reads == 5);
}
