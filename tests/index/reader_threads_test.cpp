// Promise: threads share an Index: each batch sees one generation, whole, while CURRENT moves on.
#include "index/indexed_tree.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include "rezdex/generations.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr int versions = 400;

struct RealTree {
    TemporaryDirectory root, database;
    std::vector<std::string> paths;
    std::vector<std::string_view> views;

    RealTree() {
        for (int version = 0; version < versions; ++version)
            paths.push_back(root.path("maya/" + std::to_string(version) + "/package.py"));
        write("first");
        index();
        for (const std::string& path : paths) views.push_back(path);
    }
    void index() const {
        BuildOptions options;
        options.include_private = true; // temporary folders are their owner's alone
        index_repository(fs::real(), database.path(), root.path(), options);
    }
    void write(const std::string& name) {
        for (int version = 0; version < versions; ++version)
            root.write("maya/" + std::to_string(version) + "/package.py",
                       definition(name, std::to_string(version)));
    }
};

} // namespace

TEST_CASE("threads look up in one Index while the next generations are published", "[reader][threads]") {
    RealTree tree;
    const auto reader = Index::open(tree.database.path());
    REQUIRE(reader.ok());
    tree.write("second");

    std::atomic<bool> stop = false;
    std::atomic<int> mixed = 0, wrong = 0, batches = 0, moved = 0;
    const auto ask = [&] {
        while (!stop) {
            const Batch batch = reader->lookup(tree.views, at(Freshness::snapshot));
            const std::string first(batch[0].package.name());
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (batch[i].package.name() != first) ++mixed;
                if (batch[i].package.version() != std::to_string(i)) ++wrong;
                if (i % 50 != 0) continue;
                const auto attributes = batch.attributes(i);
                if (!attributes || attributes->find("name")->text() != first) ++mixed;
            }
            if (first == "second") ++moved;
            ++batches;
        }
    };
    std::thread one(ask), two(ask);
    for (int generation = 0; generation < 4; ++generation) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        tree.index();
    }
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (moved == 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    stop = true;
    one.join();
    two.join();
    CHECK(batches > 2);
    CHECK(moved > 0); // the new generation was found without opening the index again
    CHECK(mixed == 0);
    CHECK(wrong == 0);
}

TEST_CASE("a batch keeps its generation when the index moves on", "[reader][threads]") {
    RealTree tree;
    const auto reader = Index::open(tree.database.path());
    REQUIRE(reader.ok());
    const Batch batch = reader->lookup(tree.views, at(Freshness::snapshot));
    tree.write("second");
    for (int generation = 0; generation < 5; ++generation) tree.index();
    for (const Slot& slot : batch) REQUIRE(slot.package.name() == "first");
    REQUIRE(batch.attributes(7));
    CHECK(batch.attributes(7)->find("name")->text() == "first");
}

TEST_CASE("an open Index follows a rollback within a second", "[reader]") {
    RealTree tree;
    tree.write("second");
    tree.index();
    const auto reader = Index::open(tree.database.path());
    REQUIRE(reader.ok());
    const auto name = [&] {
        const Batch batch = reader->lookup(tree.views, at(Freshness::snapshot));
        return std::string(batch[0].package.name());
    };
    REQUIRE(name() == "second");
    REQUIRE(roll_back(tree.database.path()).ok());
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    CHECK(name() == "first");
}

TEST_CASE("an index that goes away or breaks leaves the open generation in use", "[reader]") {
    RealTree tree;
    const auto reader = Index::open(tree.database.path());
    REQUIRE(reader.ok());
    SECTION("removed") { std::filesystem::remove(tree.database.path("CURRENT")); }
    SECTION("overwritten") { tree.database.write("CURRENT", "what is this"); }
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    const Batch batch = reader->lookup(tree.views, at(Freshness::snapshot));
    for (const Slot& slot : batch) REQUIRE(outcome(slot) == "complete index");
    CHECK_FALSE(Index::open(tree.database.path()).ok());
}

TEST_CASE("threads that touch the same files answer alike", "[reader][threads]") {
    RealTree tree;
    tree.write("first"); // touched, racy
    const auto reader = Index::open(tree.database.path());
    REQUIRE(reader.ok());
    std::atomic<int> wrong = 0;
    const auto ask = [&](Freshness freshness) {
        for (int round = 0; round < 5; ++round) {
            const Batch batch = reader->lookup(tree.views, at(freshness));
            for (std::size_t i = 0; i < batch.size(); ++i)
                if (batch[i].status != Status::complete || batch[i].package.version() != std::to_string(i))
                    ++wrong;
        }
    };
    std::thread one(ask, Freshness::file), two(ask, Freshness::family);
    one.join();
    two.join();
    CHECK(wrong == 0);
}
