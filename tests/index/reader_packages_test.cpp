// Promise: package lookups: what each repository lists, which file wins, and what rez merges into it.
#include "index/indexed_tree.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

std::string without_timestamp(std::string_view name) { return "name = '" + std::string(name) + "'\n"; }

struct Packages : IndexedTree {
    Packages() {
        for (const char* version : {"1", "2", "10"})
            write("maya/" + std::string(version) + "/package.py", definition("maya", version));
        write("plain/package.py", definition("plain", ""));
        write("old/1/package.py", without_timestamp("old"));
        write("old/2/package.py", without_timestamp("old"));
        write("old/2/release.yaml", "timestamp: 1\n");
        write("yaml/1/package.yaml", "name: yaml\n");
        disk.make_directory(path("empty/1"));
        write("combined.py", "name = 'combined'\nversions = ['1', '2']\n");
        pass(60);
    }

    // "version status origin reason path; …" of all packages of a family
    std::string family(std::string_view family_name, const LookupOptions& options = {}) {
        const PackageBatch batch = reader().lookup_family(family_name, {}, options);
        REQUIRE(batch.size() == 1);
        return told(batch, 0);
    }
    std::string package(std::string_view family_name, std::string_view version,
                        const LookupOptions& options = {}) {
        const PackageQuery query{family_name, version};
        const PackageBatch batch = reader().lookup_packages({&query, 1}, {}, options);
        REQUIRE(batch.size() == 1);
        return told(batch, 0);
    }
    static std::string told(const PackageBatch& batch, std::size_t query) {
        std::string text;
        for (const PackageAnswer& answer : batch.answers(query)) {
            if (!text.empty()) text += "; ";
            text.append(answer.version).append(" ").append(outcome(batch.slots()[answer.slot]));
            if (answer.path.empty()) text += " -";
        }
        return text;
    }
};

const std::vector<Freshness> levels{Freshness::file, Freshness::family, Freshness::snapshot};

} // namespace

TEST_CASE_METHOD(Packages, "a family's packages, in the order of its listing", "[reader]") {
    index();
    for (const Freshness level : levels) {
        CHECK(family("maya", at(level)) == "1 complete index; 10 complete index; 2 complete index");
        CHECK(family("plain", at(level)) == " complete index");
        CHECK(family("yaml", at(level)) == "1 complete index");
        CHECK(family("none", at(level)).empty());
        CHECK(family("../repo/maya", at(level)).empty());
        CHECK(family("", at(level)).empty());
    }
}

TEST_CASE_METHOD(Packages, "an answer names its repository, file, family and version", "[reader]") {
    index();
    const PackageBatch batch = reader().lookup_family(std::string("maya"));
    const PackageAnswer& answer = batch.answers(0)[1];
    CHECK(answer.repository == "main");
    CHECK(answer.family == "maya");
    CHECK(answer.version == "10");
    CHECK(answer.path == path("maya/10/package.py"));
}

TEST_CASE_METHOD(Packages, "only the repositories that are named are asked", "[reader]") {
    index();
    const std::string_view main = "main", other = "other";
    const PackageBatch here = reader().lookup_family("maya", {&main, 1});
    CHECK(here.answers(0).size() == 3);
    const PackageBatch elsewhere = reader().lookup_family("maya", {&other, 1});
    CHECK(elsewhere.answers(0).empty());
}

TEST_CASE_METHOD(Packages, "packages by version, in the order of the questions", "[reader]") {
    index();
    const std::vector<PackageQuery> queries{{"maya", "2"}, {"maya", "3"},  {"none", "1"}, {"plain", ""},
                                            {"maya", ""},  {"maya", "10"}, {"maya", "2"}};
    for (const Freshness level : levels) {
        const PackageBatch batch = reader().lookup_packages(queries, {}, at(level));
        REQUIRE(batch.size() == queries.size());
        const std::vector<std::string> expected{
            "2 complete index", "", "", " complete index", "", "10 complete index", "2 complete index"};
        for (std::size_t i = 0; i < queries.size(); ++i) CHECK(told(batch, i) == expected[i]);
    }
}

TEST_CASE_METHOD(Packages, "a version without a definition is listed", "[reader]") {
    index();
    CHECK(family("empty") == "1 missing live not-found -");
    CHECK(family("empty", at(Freshness::snapshot)) == "1 missing index not-found -");
    write("empty/1/package.py", definition("empty", "1")); // the family's directory is as it was
    CHECK(family("empty") == "1 complete live");
}

TEST_CASE_METHOD(Packages, "old release files are merged where there is no timestamp", "[reader]") {
    index();
    for (const Freshness level : levels)
        CHECK(family("old", at(level)) == "1 complete index; 2 dynamic index old-release-file");
    CHECK(outcome(look("old/2/package.py")) == "complete index"); // a path lookup is load_from_file

    SECTION("one that appears") {
        write("old/1/release.yaml", "timestamp: 1\n");
        CHECK(family("old") == "1 dynamic index old-release-file; 2 dynamic index old-release-file");
    }
    SECTION("one that appears deeper") {
        write("old/1/.metadata/changelog.txt", "new");
        CHECK(package("old", "1") == "1 dynamic index old-release-file");
    }
    SECTION("one that vanishes") {
        remove("old/2/release.yaml");
        CHECK(package("old", "2") == "2 complete index");
    }
    SECTION("a definition that loses its timestamp") {
        write("maya/1/release.yaml", "timestamp: 1\n");
        CHECK(package("maya", "1") == "1 complete index");
        write("maya/1/package.py", without_timestamp("maya"));
        CHECK(package("maya", "1") == "1 dynamic live old-release-file");
    }
    SECTION("a definition that gets one") {
        write("old/2/package.py", definition("old", "2"));
        CHECK(package("old", "2") == "2 complete live");
    }
}

TEST_CASE_METHOD(Packages, "a changed family is listed anew", "[reader]") {
    index();
    write("maya/3/package.py", definition("maya", "3"));
    CHECK(family("maya") == "1 complete index; 10 complete index; 2 complete index; 3 complete live");
    CHECK(package("maya", "3", at(Freshness::family)) == "3 complete live");
    CHECK(family("maya", at(Freshness::snapshot)) == "1 complete index; 10 complete index; 2 complete index");
    remove("maya/10");
    CHECK(family("maya") == "1 complete index; 2 complete index; 3 complete live");
    CHECK(package("maya", "10").empty());
    remove("maya");
    CHECK(family("maya").empty());
    write("new/1/package.py", definition("new", "1"));
    CHECK(family("new") == "1 complete live");
    CHECK(family("new", at(Freshness::snapshot)).empty());
}

TEST_CASE_METHOD(Packages, "another file wins", "[reader]") {
    index();
    SECTION("package.py appears beside package.yaml") {
        write("yaml/1/package.py", definition("yaml", "1"));
        CHECK(family("yaml") == "1 complete live");
        CHECK(package("yaml", "1") == "1 complete live");
    }
    SECTION("package.py vanishes from beside package.yaml") {
        write("maya/1/package.yaml", "name: maya\n");
        CHECK(package("maya", "1") == "1 complete index");
        remove("maya/1/package.py");
        CHECK(package("maya", "1") == "1 complete live");
    }
}

TEST_CASE_METHOD(Packages, "a combined family is declined, however it is listed", "[reader]") {
    index();
    for (const Freshness level : levels) {
        const std::string answer = family("combined", at(level));
        INFO(answer);
        CHECK(answer.starts_with(" dynamic "));
        CHECK(answer.ends_with(" unsupported-format"));
    }
}
