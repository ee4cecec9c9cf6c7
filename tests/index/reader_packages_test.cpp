// Promise: package lookups: what each repository lists, which file wins, and what rez merges into it.
#include "index/package_tree.h"

using namespace rezdex;
using namespace rezdex::test;

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

TEST_CASE_METHOD(Packages, "a version is found by any text that rez takes for it", "[reader]") {
    write("nuke/1.0-beta/package.py", definition("nuke", "1"));
    write("nuke/2-0/package.py", definition("nuke", "2"));
    write("nuke/2.0/package.py", definition("nuke", "2"));
    index();
    for (const Freshness level : levels) {
        CHECK(package("nuke", "1-0.beta", at(level)) == "1.0-beta complete index");
        CHECK(package("nuke", "1.0", at(level)).empty());
        CHECK(package("nuke", "01.0.beta", at(level)).empty());
        CHECK(package("nuke", "2-0", at(level)) == "2-0 complete index");
        CHECK(package("nuke", "2.0", at(level)) == "2.0 complete index");
    }
}

TEST_CASE_METHOD(Packages, "a directory whose name may be no version to rez is declined", "[reader]") {
    write("odd/1..2/package.py", definition("odd", "1"));
    write("odd/1\xc3\xa9/package.py", definition("odd", "1"));
    write("odd/1 0/package.py", definition("odd", "1"));
    disk.make_directory(path("odd/1+"));
    index();
    for (const Freshness level : levels) {
        CHECK(package("odd", "1..2", at(level)) == "1..2 dynamic index bad-version");
        CHECK(package("odd", "1\xc3\xa9", at(level)) == "1\xc3\xa9 dynamic index bad-version");
        CHECK(package("odd", "1 0", at(level)) == "1 0 complete index");
    }
    CHECK(package("odd", "1+") == "1+ missing live not-found -");
    CHECK(outcome(look("odd/1..2/package.py")) == "complete index"); // a path lookup is load_from_file
    write("odd/1..2/package.py", definition("odd", "2"));
    CHECK(package("odd", "1..2") == "1..2 dynamic live bad-version");
}
