// Promise: any bytes are a path that gets its slot; what a path means is its folded text.
#include "index/indexed_tree.h"

#include <filesystem>

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* maya = "maya/2024/package.py";

struct Maya : IndexedTree {
    Maya() {
        write(maya, definition("maya", "2024"));
        index();
    }
    std::string of(const std::string& absolute, const LookupOptions& options = {}) {
        const Batch batch = lookup({absolute}, options);
        return outcome(batch[0]);
    }
};

} // namespace

TEST_CASE_METHOD(Maya, "no paths, no slots", "[reader]") {
    const Batch batch = lookup({});
    CHECK(batch.size() == 0);
    CHECK(batch.counters().stats == 0);
}

TEST_CASE_METHOD(Maya, "slashes and dots are folded for the comparison only", "[reader]") {
    for (const Freshness freshness : {Freshness::file, Freshness::family, Freshness::snapshot}) {
        CHECK(of("/repo//maya/./2024///package.py", at(Freshness::snapshot)) == "complete index");
        CHECK(of("//repo/maya/2024/package.py", at(freshness)).starts_with("complete"));
    }
}

TEST_CASE_METHOD(Maya, "hostile paths get their slot at every level", "[reader]") {
    const std::vector<std::string> paths{
        "",
        std::string("\0", 1),
        std::string("/repo/maya/2024/package.py\0", 27),
        std::string("/repo/maya/2024/package.py\0.txt", 31),
        "/repo/" + std::string(5000, 'x'),
        "/repo/" + std::string(5000, '/') + "x",
        std::string(100'000, '/'),
        "/repo/\xff\xfe/1/package.py",
        "/",
        "/repo",
        "/repo/",
        ".",
        "..",
        "/..",
        "/repo/../repo/nothing",
    };
    for (const Freshness freshness : {Freshness::file, Freshness::family, Freshness::snapshot})
        for (const bool live : {true, false}) {
            const Batch batch = lookup(paths, at(freshness, live));
            REQUIRE(batch.size() == paths.size());
            for (std::size_t i = 0; i < paths.size(); ++i) {
                INFO(i << " " << outcome(batch[i]));
                CHECK(!answered(batch[i].status));
                CHECK(batch[i].status != Status::stale);
            }
            CHECK(outcome(batch[0]) == "missing live not-found");
            CHECK(outcome(batch[2]) == "missing live not-found");
        }
}

TEST_CASE("names that are not UTF-8 survive", "[reader]") {
    const TemporaryDirectory root, database;
    const std::string file = root.write("maya/\xff\xfe/package.py", definition("maya", "x"));
    BuildOptions past;
    past.local_racy_margin = past.network_racy_margin = std::chrono::seconds(0);
    std::filesystem::last_write_time(file,
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    index_repository(fs::real(), database.path(), root.path(), past);
    const auto reader = Index::open(database.path());
    REQUIRE(reader.ok());
    const std::string_view path = file;
    const Batch batch = reader->lookup({&path, 1});
    CHECK(outcome(batch[0]) == "complete index");
}

TEST_CASE_METHOD(Maya, "paths outside the roots are answered live at every level", "[reader]") {
    disk.write("/elsewhere/package.py", definition("else", "1"));
    for (const Freshness freshness : {Freshness::file, Freshness::family, Freshness::snapshot}) {
        CHECK(of("/elsewhere/package.py", at(freshness)) == "complete live");
        CHECK(of("/elsewhere/package.py", at(freshness, false)) == "stale none outside-roots");
        CHECK(of("/elsewhere/none.py", at(freshness)) == "missing live not-found");
    }
}

TEST_CASE("relative paths and those with '..' are answered live", "[reader]") {
    const TemporaryDirectory root, database;
    const std::string file = root.write("maya/2024/package.py", definition("maya", "2024"));
    index_repository(fs::real(), database.path(), root.path());
    const auto reader = Index::open(database.path());
    REQUIRE(reader.ok());
    const std::string crooked = root.path() + "/maya/../maya/2024/package.py";
    const std::string relative = std::filesystem::relative(file).string();
    for (const std::string& path : {crooked, relative})
        for (const Freshness freshness : {Freshness::file, Freshness::snapshot}) {
            const std::string_view view = path;
            const Batch live = reader->lookup({&view, 1}, at(freshness));
            CHECK(outcome(live[0]) == "complete live");
            const Batch stale = reader->lookup({&view, 1}, at(freshness, false));
            CHECK(outcome(stale[0]) == "stale none not-normal");
        }
}

TEST_CASE_METHOD(Maya, "a path given many times is asked about once and answered alike", "[reader]") {
    write(maya, definition("other", "2024"));
    std::vector<std::string> paths;
    for (int i = 0; i < 1000; ++i) {
        paths.push_back(path(maya));
        paths.push_back("/repo//maya/2024/./package.py");
        paths.push_back("/nowhere/" + std::to_string(i));
    }
    int reads = 0;
    disk.on_read([&](const std::string& file) {
        if (file == path(maya)) ++reads;
    });
    const Batch batch = lookup(paths);
    CHECK(reads == 1);
    for (std::size_t i = 0; i < paths.size(); i += 3) {
        CHECK(outcome(batch[i]) == "complete live");
        CHECK(batch[i].package.record() == batch[0].package.record());
        CHECK(batch[i + 1].package.record() == batch[0].package.record());
        REQUIRE(batch.attributes(i + 1));
        CHECK(batch.attributes(i + 1)->find("name")->text() == "other");
    }
}
