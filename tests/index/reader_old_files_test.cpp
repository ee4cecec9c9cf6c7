// Promise: what rez merges into a definition without a timestamp, from the index while that holds, else anew.
#include "index/package_tree.h"

#include "rezdex/environment.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

struct OldFiles : Packages {
    OldFiles() { index(); }

    // "status origin …: timestamp changelog" of one package
    std::string merged(std::string_view family_name, std::string_view version,
                       const LookupOptions& options = {}) {
        const PackageQuery query{family_name, version};
        const PackageBatch batch = reader().lookup_packages({&query, 1}, {}, options);
        REQUIRE(batch.answers(0).size() == 1);
        const std::size_t at = batch.answers(0)[0].slot;
        const Slot& slot = batch.slots()[at];
        std::string text = outcome(slot);
        reads = batch.slots().counters().reads;
        if (!answered(slot.status)) return text;
        text += ": ";
        if (slot.package.timestamp_state() == FieldState::known)
            text += std::to_string(slot.package.timestamp());
        const auto attributes = batch.slots().attributes(at);
        REQUIRE(attributes);
        if (const auto changelog = attributes->find("changelog")) text.append(" ").append(changelog->text());
        return text;
    }
    std::size_t reads = 0;
};

} // namespace

TEST_CASE_METHOD(OldFiles, "old release files are merged where there is no timestamp", "[reader]") {
    for (const Freshness level : levels) {
        CHECK(merged("old", "1", at(level)) == "complete index: ");
        CHECK(merged("old", "2", at(level)) == "complete index: 1");
        CHECK(reads == 0);
    }
    CHECK(outcome(look("old/2/package.py")) == "complete index"); // a path lookup is load_from_file
    const Batch batch = lookup({path("old/2/package.py")});
    CHECK(batch[0].package.timestamp_state() == FieldState::absent);
}

TEST_CASE_METHOD(OldFiles, "an old release file changes, the definition does not", "[reader]") {
    SECTION("one appears") {
        write("old/1/release.yaml", "timestamp: 3\n");
        CHECK(merged("old", "1") == "complete live: 3");
        CHECK(merged("old", "1", at(Freshness::snapshot)) == "complete index: ");
    }
    SECTION("one appears deeper") {
        write("old/1/.metadata/changelog.txt", "new");
        CHECK(merged("old", "1") == "complete live:  new");
        write("old/1/.metadata/release_time.txt", "4");
        CHECK(merged("old", "1") == "complete live: 4 new");
    }
    SECTION("one is edited") {
        write("old/2/release.yaml", "timestamp: 2\n");
        CHECK(merged("old", "2") == "complete live: 2");
        CHECK(merged("old", "2", at(Freshness::family)) == "complete index: 1");
        CHECK(merged("old", "2", at(Freshness::file, false)) == "stale none changed");
    }
    SECTION("one is touched: its content is read, not believed") {
        write("old/2/release.yaml", "timestamp: 1\n");
        CHECK(merged("old", "2") == "complete live: 1");
    }
    SECTION("one vanishes") {
        remove("old/2/release.yaml");
        CHECK(merged("old", "2") == "complete index: ");
        CHECK(merged("old", "2", at(Freshness::snapshot)) == "complete index: 1");
    }
    SECTION("one that comes first") {
        write("old/1/.metadata/release_time.txt", "4");
        index();
        write("old/1/release.yaml", "changelog: first\n");
        CHECK(merged("old", "1") == "complete live:  first");
    }
    SECTION("one that cannot be read") {
        disk.fail(path("old/2/release.yaml"), EACCES);
        CHECK(merged("old", "2") == "complete index: "); // a stat that fails: for rez there is no file
    }
    SECTION("one becomes a directory") {
        remove("old/2/release.yaml");
        disk.make_directory(path("old/2/release.yaml"));
        CHECK(merged("old", "2") == "complete index: ");
    }
}

TEST_CASE_METHOD(OldFiles, "the definition beside an old release file changes", "[reader]") {
    SECTION("it is edited") {
        write("old/2/package.py", "name = 'old'\nchangelog = 'x'\n");
        CHECK(merged("old", "2") == "complete live: 1 x");
    }
    SECTION("it is touched") {
        write("old/2/package.py", without_timestamp("old"));
        CHECK(merged("old", "2") == "complete index touched: 1");
    }
    SECTION("it gets a timestamp") {
        write("old/2/package.py", definition("old", "2"));
        CHECK(merged("old", "2") == "complete live: 1600000000");
    }
    SECTION("one loses its timestamp") {
        write("maya/1/release.yaml", "timestamp: 1\n");
        CHECK(merged("maya", "1") == "complete index: 1600000000");
        write("maya/1/package.py", without_timestamp("maya"));
        CHECK(merged("maya", "1") == "complete live: 1");
    }
}

TEST_CASE_METHOD(OldFiles, "a link that leads nowhere yet", "[reader]") {
    disk.make_link(path("old/1/release.yaml"), "/elsewhere/release.yaml");
    disk.make_link(path("yaml/1/package.py"), "/elsewhere/package.py");
    pass(3600);
    index();
    forget_reader();
    CHECK(merged("old", "1") == "complete index: ");
    CHECK(package("yaml", "1") == "1 complete index");
    disk.write("/elsewhere/release.yaml", "timestamp: 5\n");
    disk.write("/elsewhere/package.py", definition("yaml", "1"));
    CHECK(merged("old", "1") == "complete live: 5");
    CHECK(merged("yaml", "1") == "complete live: 1600000000");
}

TEST_CASE_METHOD(Packages, "what only Python, or nobody, can merge", "[reader]") {
    write("old/1/release.yaml", "changelog: caf\xc3\xa9\n");
    write("old/2/release.yaml", "[");
    index();
    for (const Freshness level : levels)
        CHECK(family("old", at(level)) == "1 dynamic index old-release-file; 2 invalid index raises");
    remove("old/1/release.yaml");
    CHECK(package("old", "1") == "1 complete index");
}

TEST_CASE_METHOD(Packages, "a racy old release file is read, not believed", "[reader]") {
    disk.write(path("old/2/release.yaml"), "timestamp: 8\n");
    index();
    pass(3600);
    for (const Freshness level : {Freshness::file, Freshness::family})
        CHECK(package("old", "2", at(level)) == "2 complete live");
    CHECK(package("old", "2", at(Freshness::snapshot)) == "2 complete index");
}

TEST_CASE_METHOD(Packages, "an old release file that not every user may read", "[reader]") {
    disk.set_mode(path("old/2/release.yaml"), 0600);
    pass(3600);
    index();
    CHECK(package("old", "2") == "2 complete live"); // this user may
    CHECK(package("old", "2", at(Freshness::snapshot)) == "2 dynamic none private");
    BuildOptions options;
    options.include_private = true;
    index(options);
    forget_reader();
    CHECK(package("old", "2", at(Freshness::snapshot)) == "2 complete index");
}

TEST_CASE_METHOD(Packages, "inputs of a definition beside old release files", "[reader]") {
    write("in/1/package.py", "import os\nname = os.getenv('A')\nif name == 'stamp':\n    timestamp = 7\n");
    write("in/1/release.yaml", "timestamp: 5\n");
    pass(3600);
    const auto of = [](std::string_view a) { return Environment().supply("env:A", a); };
    const Environment without = of("one"), other = of("two"), stamp = of("stamp");
    for (const Environment* made : {&without, &stamp}) {
        BuildOptions build;
        build.environment = made;
        index(build);
        const auto found = [&](const Environment& environment, Freshness level) {
            LookupOptions options = at(level);
            options.environment = &environment;
            const PackageQuery query{"in", "1"};
            const PackageBatch batch = reader().lookup_packages({&query, 1}, {}, options);
            const Slot& slot = batch.slots()[0];
            return outcome(slot) + " " + std::string(slot.package.name()) + " " +
                   std::to_string(slot.package.timestamp());
        };
        for (const Freshness level : levels) {
            CHECK(found(without, level) ==
                  std::string("complete ") + (made == &without ? "index" : "live") + " one 5");
            CHECK(found(other, level) == "complete live two 5");
            CHECK(found(stamp, level) ==
                  std::string("complete ") + (made == &stamp ? "index" : "live") + " stamp 7");
        }
        forget_reader();
    }
}

TEST_CASE_METHOD(Packages, "plain packages cost one stat each, and one for their family", "[reader]") {
    index();
    const PackageBatch batch = reader().lookup_family("maya");
    CHECK(batch.slots().counters().stats == 4);
    CHECK(batch.slots().counters().reads == 0);
}
