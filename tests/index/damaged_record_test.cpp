// Promise: a record that is damaged in a file whose hash is right (a bug, or memory that failed before the
// file was hashed): check() names it, and the next build makes it anew, though nothing has changed in the
// repository.
#include <algorithm>
#include <chrono>
#include <cstring>
#include <thread>

#include <catch2/catch.hpp>

#include "rezdex/builder.h"
#include "rezdex/check.h"
#include "rezdex/index.h"
#include "store/database.h"
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

    // The next generation holds the same, with the records of one table changed.
    template <class Change>
    void spoil(store::Table which, const Change& change) const {
        const auto before = store::open_index(options.database, false);
        REQUIRE(before.ok());
        auto database = store::Database::open(options.database);
        REQUIRE(database.ok());
        auto writer = store::GenerationWriter::create(database->temporary_path());
        REQUIRE(writer.ok());
        for (std::size_t i = 0; i < store::table_count; ++i) {
            const auto table = static_cast<store::Table>(i);
            store::Cursor cursor(*before->generation);
            for (auto entry = cursor.seek(table, {}); entry; entry = cursor.next(table)) {
                Words words(entry->value.size() / 8);
                std::memcpy(words.data(), entry->value.data(), entry->value.size());
                if (table != which || change(store::key_text(entry->key), words))
                    REQUIRE(writer->append(table, entry->key, std::as_bytes(std::span(words))).ok());
            }
        }
        auto finished = writer->finish();
        REQUIRE(finished.ok());
        REQUIRE(database->publish(*finished).ok());
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

} // namespace

TEST_CASE("a damaged record is named, and made anew by the next build", "[damage]") {
    Fixture it;
    REQUIRE(it.found().empty());
    REQUIRE(it.family("maya") == right);
    const auto flip = [](std::string_view wanted) {
        return [wanted](std::string_view text, Words& words) {
            if (text == wanted) words[words.size() / 2] ^= 4;
            return true;
        };
    };
    const auto drop = [](std::string_view wanted) {
        return [wanted](std::string_view text, Words&) { return text != wanted; };
    };
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
    SECTION("a family that is gone") {
        it.spoil(store::Table::families, [](std::string_view text, Words&) { return text != "base/"; });
        CHECK(it.found() ==
              std::vector<std::string>{"reference packages base/1", "count meta " + it.folder.path("repo")});
    }
    SECTION("a package that is gone") {
        it.spoil(store::Table::packages, [](std::string_view text, Words&) { return text != "base/1"; });
        CHECK(it.found() ==
              std::vector<std::string>{"reference families base/", "count meta " + it.folder.path("repo")});
    }
    SECTION("a definition that is gone") {
        it.spoil(store::Table::definitions,
                 [](std::string_view text, Words&) { return text != "base/1/package.py"; });
        CHECK(it.found() == std::vector<std::string>{"reference details base/1/package.py",
                                                     "reference packages base/1",
                                                     "count meta " + it.folder.path("repo")});
    }
}
