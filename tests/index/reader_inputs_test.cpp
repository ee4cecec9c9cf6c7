// Promise: entries whose answer hangs on inputs: believed while these are what they were, else evaluated
// again with the reader's own, from the source that the index keeps.
#include "index/indexed_tree.h"

#include "rezdex/environment.h"
#include "rezdex/parse.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* maya = "maya/2024/package.py";
constexpr const char* reads = "import os\n"
                              "name = os.getenv('A', 'none')\n"
                              "if 'B' in os.environ:\n"
                              "    timestamp = 1\n";

Environment of(std::string_view a) { return Environment().supply("env:A", a).supply_absent("env:B"); }

struct Reading : IndexedTree {
    explicit Reading(const Environment& environment = of("one")) {
        write(maya, reads);
        write("nuke/1/package.py", definition("nuke", "1"));
        pass(3600);
        BuildOptions options;
        options.environment = &environment;
        index(options);
    }
    std::string look_in(const Environment& environment, Freshness freshness = Freshness::file,
                        bool live = true) {
        LookupOptions options = at(freshness, live);
        options.environment = &environment;
        return outcome(look(maya, options));
    }
};

} // namespace

TEST_CASE_METHOD(Reading, "equal inputs: the index answers", "[reader]") {
    for (const Freshness level : {Freshness::file, Freshness::family, Freshness::snapshot}) {
        CHECK(look_in(of("one"), level) == "complete index");
        CHECK(name == "one");
        CHECK(counters.reads == 0);
    }
}

TEST_CASE_METHOD(Reading, "other inputs: evaluated again, and no file is read for it", "[reader]") {
    for (const Freshness level : {Freshness::file, Freshness::family, Freshness::snapshot})
        for (const bool live : {true, false}) {
            CHECK(look_in(of("two"), level, live) == "complete live");
            CHECK(name == "two");
            CHECK(counters.reads == 0);
        }
    CHECK(look_in(Environment().supply_absent("env:A").supply_absent("env:B")) == "complete live");
    CHECK(name == "none");
}

TEST_CASE_METHOD(Reading, "an input that is not supplied now", "[reader]") {
    CHECK(look_in(Environment()) == "dynamic live input-not-supplied");
    CHECK(look_in(Environment().supply("env:A", "one")) == "dynamic live input-not-supplied");
}

TEST_CASE("an input that was not supplied when the index was made", "[reader]") {
    Reading tree{Environment()};
    CHECK(tree.look_in(Environment()) == "dynamic index input-not-supplied");
    CHECK(tree.look_in(of("two")) == "complete live");
    CHECK(tree.name == "two");
    CHECK(tree.look_in(of("two"), Freshness::snapshot, false) == "complete live");
}

TEST_CASE_METHOD(Reading, "a touched file's inputs are compared, too", "[reader]") {
    write(maya, reads);
    CHECK(look_in(of("one")) == "complete index touched");
    CHECK(look_in(of("two")) == "complete live touched");
    CHECK(name == "two");
    write(maya, "name = 'other'\n");
    CHECK(look_in(of("two")) == "complete live");
    CHECK(name == "other");
}

TEST_CASE_METHOD(Reading, "attributes are those of the lookup's environment", "[reader]") {
    LookupOptions options;
    Batch batch = [&] {
        const Environment environment = of("two"); // gone before the attributes are asked for
        options.environment = &environment;
        return lookup({path(maya), path("nuke/1/package.py")}, options);
    }();
    CHECK(batch.attributes(0)->find("name")->text() == "two");
    CHECK(batch.attributes(1)->find("name")->text() == "nuke");
    CHECK(outcome(batch[1]) == "complete index");
}

TEST_CASE_METHOD(Reading, "a definition that has a timestamp in one environment only", "[reader]") {
    const PackageQuery query{"maya", "2024"};
    const auto status = [&](const Environment& environment, Freshness freshness) {
        LookupOptions options = at(freshness);
        options.environment = &environment;
        const PackageBatch batch = reader().lookup_packages({&query, 1}, {}, options);
        return outcome(batch.slots()[batch.answers(0)[0].slot]);
    };
    const Environment with = Environment().supply("env:A", "x").supply("env:B", "");
    for (const Freshness level : {Freshness::file, Freshness::snapshot}) {
        CHECK(status(with, level) == "complete live");
        CHECK(status(of("one"), level) == "complete index");
    }
    write("maya/2024/release.yaml", "timestamp: 3\n");
    CHECK(status(with, Freshness::file) == "complete live");
    CHECK(status(of("one"), Freshness::file) == "complete live");
    CHECK(status(of("two"), Freshness::file) == "complete live");
}

TEST_CASE("old release files are looked for where a definition may lack a timestamp", "[reader]") {
    Reading tree{Environment().supply("env:A", "x").supply("env:B", "")};
    tree.write("maya/2024/release.yaml", "timestamp: 3\n");
    tree.pass(3600);
    const Environment with = Environment().supply("env:A", "x").supply("env:B", "");
    BuildOptions build;
    build.environment = &with;
    tree.index(build);
    const PackageQuery query{"maya", "2024"};
    const Environment without = of("one");
    LookupOptions options = at(Freshness::snapshot);
    options.environment = &without;
    const PackageBatch batch = tree.reader().lookup_packages({&query, 1}, {}, options);
    CHECK(outcome(batch.slots()[batch.answers(0)[0].slot]) == "complete live");
}

TEST_CASE_METHOD(Reading, "stats count who depends on what; explain says what differs", "[reader]") {
    using Counted = std::vector<std::pair<std::string, std::uint64_t>>;
    CHECK(reader().stats().by_input == Counted{{"env:A", 1}, {"env:B", 1}});
    const auto told = [&](const Environment& environment) {
        LookupOptions options;
        options.environment = &environment;
        std::string text;
        for (const auto& [what, found] : reader().explain(path(maya), options).steps)
            if (what.starts_with("input")) text += what + " " + found + "\n";
        return text;
    };
    CHECK(told(of("one")) == "input env:A: present when it was indexed, the same now\n"
                             "input env:B: absent when it was indexed, the same now\n");
    const std::string differs = told(Environment().supply("env:A", "two"));
    CHECK(differs.find("env:A: present when it was indexed, another value now") != std::string::npos);
    CHECK(differs.find("env:B: absent when it was indexed, not supplied now") != std::string::npos);
    CHECK(differs.find("evaluated again") != std::string::npos);
    CHECK(differs.find("two") == std::string::npos); // what an input is, is nobody's business
}

TEST_CASE("a definition parsed by itself is evaluated in the environment that is given", "[reader]") {
    const Environment one = of("one");
    const Definition definition = parse(reads, &one);
    CHECK(definition.package().name() == "one");
    CHECK(definition.package().inputs().size() == 2);
    const Environment none;
    const Definition unknown = parse(reads, &none);
    CHECK(unknown.package().reason() == Reason::input_not_supplied);
}
