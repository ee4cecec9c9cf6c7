// Promise: a record that is damaged in a file whose hash is right (a bug, or memory that failed before the
// file was hashed): check() names it, and the next build makes it anew, though nothing has changed in the
// repository.
#include <algorithm>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "index/rewritten_index.h"
#include "rezdex/builder.h"
#include "rezdex/check.h"
#include "rezdex/index.h"
#include "store/key.h"
#include "support/temporary_directory.h"

using namespace rezdex;
using rezdex::test::TemporaryDirectory;

namespace {

using Words = std::vector<std::uint64_t>;

struct Fixture {
    TemporaryDirectory folder;
    BuildOptions options;

    Fixture() {
        folder.write("repo/maya/2023/package.py", "name = 'maya'\nversion = '2023'\ntimestamp = 1\n");
        folder.write("repo/maya/2024/package.py", "name = 'maya'\nversion = '2024'\n");
        folder.write("repo/maya/2024/release.yaml", "timestamp: 5\n");
        folder.write("repo/base/1/package.py", "name = 'base'\nversion = '1'\ntimestamp = 1\n");
        options.database = folder.path("db");
        options.repositories = {{"", folder.path("repo")}};
        options.include_private = true; // the folder is this user's only
        options.local_racy_margin = std::chrono::nanoseconds(0);
        std::this_thread::sleep_for(std::chrono::milliseconds(50)); // else all of it is racy
        REQUIRE(build(options).ok());
    }

    template <class Change>
    void spoil(store::Table which, const Change& change) const {
        test::rewrite_index(options.database, which, change);
    }

    std::vector<std::string> found() const {
        const auto report = check(options.database);
        REQUIRE(report.ok());
        std::vector<std::string> told;
        for (const Finding& finding : report->findings)
            told.push_back(std::string(finding.word) + " " + finding.table + " " + finding.key);
        return told;
    }

    std::string family(std::string_view name) const {
        const auto index = Index::open(options.database);
        REQUIRE(index.ok());
        LookupOptions lookup;
        lookup.freshness = Freshness::snapshot;
        const PackageBatch batch = index->lookup_family(name, {}, lookup);
        std::string text;
        for (const PackageAnswer& answer : batch.answers(0)) {
            const Slot& slot = batch.slots()[answer.slot];
            text += std::string(answer.version) + " " + std::string(to_string(slot.status)) + " " +
                    std::to_string(slot.package ? slot.package.timestamp() : -1) +
                    (batch.slots().attributes(answer.slot) ? "" : " no attributes") + "; ";
        }
        return text;
    }
};

constexpr const char* right = "2023 complete 1; 2024 complete 5; ";

auto flip(std::string_view wanted) {
    return [wanted](std::string_view key, Words& words) {
        if (store::key_text(key) == wanted) words[words.size() / 2] ^= 4;
        return true;
    };
}

auto drop(std::string_view wanted) {
    return [wanted](std::string_view key, Words&) { return store::key_text(key) != wanted; };
}

} // namespace

TEST_CASE("a damaged record is named, and made anew by the next build", "[damage]") {
    Fixture it;
    REQUIRE(it.found().empty());
    REQUIRE(it.family("maya") == right);
    std::string expected;
    SECTION("a definition's") {
        it.spoil(store::Table::definitions, flip("maya/2023/package.py"));
        expected = "record definitions maya/2023/package.py";
    }
    SECTION("its attributes") {
        it.spoil(store::Table::details, flip("maya/2023/package.py"));
        expected = "record details maya/2023/package.py";
    }
    SECTION("its attributes, gone") {
        it.spoil(store::Table::details, drop("maya/2023/package.py"));
        expected = "reference definitions maya/2023/package.py";
    }
    SECTION("a package's") {
        it.spoil(store::Table::packages, flip("maya/2024"));
        expected = "record packages maya/2024";
    }
    SECTION("a package's own attributes") {
        it.spoil(store::Table::details, flip("maya/2024/"));
        expected = "record details maya/2024/";
    }
    SECTION("a family's") {
        it.spoil(store::Table::families, flip("maya/"));
        expected = "record families maya/";
    }
    const auto found = it.found();
    CAPTURE(found);
    CHECK(std::ranges::find(found, expected) != found.end());
    CHECK(it.family("maya") != right);

    const auto mended = build(it.options);
    REQUIRE(mended.ok());
    CHECK(mended->published);
    CHECK(it.found().empty());
    CHECK(it.family("maya") == right);
    const auto again = build(it.options);
    REQUIRE(again.ok());
    CHECK_FALSE(again->published);
}

TEST_CASE("counts and references that do not hold are named", "[damage]") {
    const Fixture it;
    std::vector<std::string> expected;
    SECTION("a family that is gone") {
        it.spoil(store::Table::families, drop("base/"));
        expected = {"reference packages base/1"};
    }
    SECTION("a package that is gone") {
        it.spoil(store::Table::packages, drop("base/1"));
        expected = {"reference families base/"};
    }
    SECTION("a definition that is gone") {
        it.spoil(store::Table::definitions, drop("base/1/package.py"));
        expected = {"reference details base/1/package.py", "reference packages base/1"};
    }
    expected.push_back("count meta " + it.folder.path("repo"));
    CHECK(it.found() == expected);
}
