// Promise: ESTALE, a file server's word for what it no longer knows by the name it gave, costs another try,
// never an answer.
#include "index/indexed_tree.h"

#include "index/lookup.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

// 64 packages of which every second was changed since it was indexed.
struct HalfChanged : IndexedTree {
    HalfChanged() {
        for (int version = 0; version < 64; ++version) {
            paths.push_back(path("maya/" + std::to_string(version) + "/package.py"));
            disk.write(paths.back(), definition("maya", std::to_string(version)));
        }
        pass(60);
        index();
        for (std::size_t i = 1; i < paths.size(); i += 2) disk.write(paths[i], definition("changed", "1"));
        pass(60);
        before = disk.calls();
    }
    [[nodiscard]] Batch parse() {
        const std::vector<std::string_view> views(paths.begin(), paths.end());
        return index::read_all(disk, views, 1, nullptr).batch();
    }
    // The next read of each of these files finds it replaced before its end.
    void replace_during_read(std::vector<std::string> files) {
        disk.on_read([this, files = std::move(files)](const std::string& file) mutable {
            if (std::erase(files, file) != 0) disk.fail(file, ESTALE, 1);
        });
    }
    std::vector<std::string> paths;
    fs::MemoryFileSystem::Calls before;
};

} // namespace

TEST_CASE_METHOD(HalfChanged, "a lookup goes by whole paths where its root is stale", "[reader]") {
    disk.fail_open("/repo", ESTALE);
    const Batch batch = lookup(paths);
    CHECK(disk.calls().below_open - before.below_open == paths.size()); // each was tried
    for (std::size_t i = 0; i < paths.size(); ++i)
        CHECK(outcome(batch[i]) == (i % 2 == 0 ? "complete index" : "complete live"));
}

TEST_CASE_METHOD(HalfChanged, "a family is vouched for where its root is stale", "[reader]") {
    disk.fail_open("/repo", ESTALE);
    const Batch batch = lookup(paths, at(Freshness::family));
    CHECK(disk.calls().below_open - before.below_open == 1);
    for (const Slot& slot : batch) CHECK(outcome(slot) == "complete index");
}

TEST_CASE_METHOD(HalfChanged, "files are parsed by whole paths where their directory is stale", "[reader]") {
    disk.fail_open("/repo/maya", ESTALE);
    const Batch batch = parse();
    CHECK(disk.calls().below_open - before.below_open == paths.size());
    for (const Slot& slot : batch) CHECK(outcome(slot) == "complete live");
    CHECK(batch.counters().reads == paths.size()); // nobody waits for the directory to come back
}

TEST_CASE_METHOD(HalfChanged, "a lookup reads a file again that was replaced meanwhile", "[reader]") {
    replace_during_read({paths[1], paths[5]});
    const Batch batch = lookup(paths);
    for (std::size_t i = 0; i < paths.size(); ++i)
        CHECK(outcome(batch[i]) == (i % 2 == 0 ? "complete index" : "complete live"));
    CHECK(batch.counters().reads == paths.size() / 2 + 2);
}

TEST_CASE_METHOD(HalfChanged, "a file replaced while it is parsed is read by its whole path", "[reader]") {
    replace_during_read({paths[1], paths[5]});
    const Batch batch = parse();
    for (const Slot& slot : batch) CHECK(outcome(slot) == "complete live");
    CHECK(disk.calls().reads - before.reads == paths.size() + 2);
}

TEST_CASE_METHOD(HalfChanged, "a file that stays stale is unreadable, and no other", "[reader]") {
    disk.fail(paths[7], ESTALE);
    const auto check = [&](const Batch& batch, const char* even) {
        for (std::size_t i = 0; i < paths.size(); ++i)
            if (i != 7) CHECK(outcome(batch[i]) == (i % 2 == 0 ? even : "complete live"));
    };
    const Batch parsed = parse(), looked_up = lookup(paths);
    CHECK(outcome(parsed[7]) == "unreadable live unstable");
    CHECK(outcome(looked_up[7]) == "unreadable live io-error"); // its stat already fails
    check(parsed, "complete live");
    check(looked_up, "complete index");
}
