// Promise: the packages of combined families: from the index while the family's file vouches for them, at
// every level; else from the file.
#include "index/package_tree.h"

#include "rezdex/environment.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr std::string_view text = "name = 'fam'\nversions = ['1.0', '2.0']\nrequires = ['a']\n"
                                  "version_overrides = {'2+': {'requires': ['b']}}\n";

struct Combined : Packages {
    Combined() {
        write("fam.py", std::string(text));
        write("flat.yaml", "name: flat\ndescription: no versions\n");
        write("bad.py", "versions = ['1..0']\n");
        write("unknown.py", "import nothing\nversions = ['1']\n");
        pass(3600);
    }
    std::string requires_of(std::string_view family_name, std::string_view version,
                            const LookupOptions& options = {}) {
        const PackageQuery query{family_name, version};
        const PackageBatch batch = reader().lookup_packages({&query, 1}, {}, options);
        if (batch.answers(0).empty()) return "no such package";
        const Slot& slot = batch.slots()[batch.answers(0)[0].slot];
        reads = batch.slots().counters().reads;
        if (!answered(slot.status)) return outcome(slot);
        const auto attributes = batch.slots().attributes(0);
        REQUIRE(attributes);
        std::string found = outcome(slot) + ": " + std::string(slot.package.version());
        for (const std::string_view request : slot.package.requires_list()) found.append(" ").append(request);
        found.append(attributes->find("requires")->begin() == attributes->find("requires")->end() ? " none"
                                                                                                  : "");
        return found;
    }
    std::size_t reads = 0;
};

} // namespace

TEST_CASE_METHOD(Combined, "a combined family is expanded from the index", "[reader]") {
    index();
    for (const Freshness level : levels) {
        CHECK(family("fam", at(level)) == "1.0 complete index; 2.0 complete index");
        CHECK(requires_of("fam", "1.0", at(level)) == "complete index: 1.0 a");
        CHECK(requires_of("fam", "2.0", at(level)) == "complete index: 2.0 b");
        CHECK(reads == 0);
        CHECK(package("fam", "3.0", at(level)).empty());
        CHECK(package("fam", "", at(level)).empty());
        CHECK(family("flat", at(level)) == " complete index");
    }
    const PackageBatch batch = reader().lookup_family("fam");
    CHECK(batch.answers(0)[1].path == path("fam.py"));
    CHECK(batch.answers(0)[1].version == "2.0");
    CHECK(batch.slots().counters().stats == 2);         // is there a directory; the file
    CHECK(outcome(look("fam.py")) == "complete index"); // a path lookup is load_from_file
}

TEST_CASE_METHOD(Combined, "where the versions are not known, whichever is asked says why", "[reader]") {
    index();
    for (const Freshness level : levels) {
        CHECK(family("bad", at(level)) == " invalid index raises");
        CHECK(package("bad", "1.0", at(level)) == "1.0 invalid index raises");
        CHECK(family("unknown", at(level)) == " dynamic index unsupported-import");
        CHECK(package("unknown", "7", at(level)) == "7 dynamic index unsupported-import");
    }
    const PackageBatch batch = [&] {
        const std::string version(40, '7'); // gone before the answer is read
        const PackageQuery query{"unknown", version};
        return reader().lookup_packages({&query, 1});
    }();
    CHECK(batch.answers(0)[0].version == std::string(40, '7'));
    write("new.py", "versions = 1\n");
    CHECK(package("new", "1") == "1 invalid live raises");
    CHECK(package("new", "1", at(Freshness::file, false)) == "1 stale none changed");
}

TEST_CASE_METHOD(Combined, "a combined family's file changes", "[reader]") {
    index();
    const std::vector<Freshness> asking{Freshness::file, Freshness::family};
    SECTION("edited") {
        write("fam.py", "versions = ['2.0', '3.0']\nrequires = ['c']\n");
        for (const Freshness level : asking) {
            CHECK(family("fam", at(level)) == "2.0 complete live; 3.0 complete live");
            CHECK(requires_of("fam", "3.0", at(level)) == "complete live: 3.0 c");
            CHECK(package("fam", "1.0", at(level)).empty());
        }
        CHECK(family("fam", at(Freshness::family, false)) == " stale none changed");
    }
    SECTION("touched") {
        write("fam.py", std::string(text));
        for (const Freshness level : asking) {
            CHECK(requires_of("fam", "2.0", at(level)) == "complete index touched: 2.0 b");
            CHECK(reads == (level == Freshness::file ? 1 : 0)); // what was read once is remembered
        }
    }
    SECTION("removed") {
        remove("fam.py");
        for (const Freshness level : asking) CHECK(family("fam", at(level)).empty());
    }
    SECTION("a directory takes its place") {
        write("fam/9/package.py", definition("fam", "9"));
        for (const Freshness level : asking) CHECK(family("fam", at(level)) == "9 complete live");
    }
    SECTION("a .py before the .yaml") {
        write("flat.py", "versions = ['5']\n");
        for (const Freshness level : asking) CHECK(family("flat", at(level)) == "5 complete live");
    }
    SECTION("it may not be read any more") {
        disk.set_mode(path("fam.py"), 0000);
        for (const Freshness level : asking)
            CHECK(package("fam", "1.0", at(level)) == "1.0 unreadable live permission");
    }
    for (const char* version : {"1.0", "2.0"})
        CHECK(package("fam", version, at(Freshness::snapshot)) == std::string(version) + " complete index");
}

TEST_CASE_METHOD(Combined, "a family that becomes a combined one", "[reader]") {
    index();
    remove("maya");
    write("maya.yaml", "versions: ['7']\n");
    CHECK(family("maya") == "7 complete live");
    CHECK(family("maya", at(Freshness::snapshot)) == "1 complete index; 10 complete index; 2 complete index");
}

TEST_CASE_METHOD(Combined, "a racy combined file is read, not believed", "[reader]") {
    disk.write(path("fam.py"), std::string(text));
    index();
    CHECK(requires_of("fam", "2.0") == "complete index: 2.0 b");
    CHECK(reads == 1);
    CHECK(package("fam", "2.0", at(Freshness::file, false)) == "2.0 stale none changed");
}

TEST_CASE_METHOD(Combined, "a combined file that not every user may read", "[reader]") {
    disk.set_mode(path("fam.py"), 0600);
    pass(3600);
    index();
    CHECK(requires_of("fam", "1.0") == "complete index: 1.0 a");
    CHECK(package("fam", "1.0", at(Freshness::snapshot)) == "1.0 dynamic none private");
    CHECK(family("fam", at(Freshness::snapshot)) == " dynamic none private");
}

TEST_CASE_METHOD(Combined, "inputs decide over the packages, and over which there are", "[reader]") {
    write("in.py", "import os\nrequires = [os.getenv('A')]\nversions = ['1', os.getenv('A')]\n");
    pass(3600);
    const Environment one = Environment().supply("env:A", "8"), two = Environment().supply("env:A", "9"),
                      none;
    BuildOptions build;
    build.environment = &one;
    index(build);
    const auto in = [](const Environment& environment, Freshness level) {
        LookupOptions options = at(level);
        options.environment = &environment;
        return options;
    };
    for (const Freshness level : levels) {
        CHECK(family("in", in(one, level)) == "1 complete index; 8 complete index");
        CHECK(family("in", in(two, level)) == "1 complete live; 9 complete live");
        CHECK(requires_of("in", "1", in(two, level)) == "complete live: 1 9");
        CHECK(reads == 0);
        CHECK(family("in", in(none, level)) == " dynamic live input-not-supplied");
    }
}

TEST_CASE_METHOD(Combined, "versions that no key can hold, and a great many", "[reader]") {
    write("nul.py", "versions = ['1\\x002', '3']\n");
    write("many.py", "versions = [str(i) for i in range(3000)]\nx = 'y' * 100000\n");
    pass(3600);
    index();
    CHECK(package("nul", "3") == "3 complete index");
    const PackageBatch batch = reader().lookup_family("many");
    CHECK(batch.answers(0).size() == 3000);
    CHECK(outcome(batch.slots()[0]) == "complete index");
    CHECK(outcome(batch.slots()[2999]) == "dynamic index limit-memory");
}
