#include <catch2/catch.hpp>

#include <vector>

#include "store/key.h"
#include "store/listing.h"
#include "store/record.h"

using namespace rezdex;
using namespace rezdex::store;

TEST_CASE("a family comes back from its record, in rez's order", "[listing]") {
    KeyBuffer key;
    key.set(1, family_text("maya"));
    const std::vector<FamilyVersion> versions{{"2024", "package.py"}, {"2023", ""}, {"", "package.yaml"}};
    FamilyEncoder encoder;
    FamilyFacts facts;
    facts.stamp = {1, 2, 3, 4};
    facts.volatile_listing = true;
    const auto record =
        FamilyRecord::open(key.key(), encoder.encode(key.key(), family_text("maya"), facts, versions));
    REQUIRE(record);
    CHECK(record.is_of("maya/"));
    CHECK(record.facts().stamp == facts.stamp);
    CHECK(record.facts().volatile_listing);
    CHECK_FALSE(record.facts().racy);
    CHECK_FALSE(record.facts().unreadable);
    REQUIRE(record.size() == versions.size());
    for (std::size_t i = 0; i < versions.size(); ++i) {
        CHECK(record[i].version == versions[i].version);
        CHECK(record[i].definition == versions[i].definition);
    }
    const auto empty = FamilyRecord::open(key.key(), encoder.encode(key.key(), family_text("maya"), {}, {}));
    REQUIRE(empty);
    CHECK(empty.size() == 0);
}

TEST_CASE("a package comes back from its record", "[listing]") {
    KeyBuffer key;
    const std::string text = package_text("maya", "2024");
    key.set(1, text);
    const std::vector<PackageCheck> checks{{"maya/2024/release.yaml", Stamp{1, 2, 3, 4}},
                                           {"maya/2024/.metadata/release_time.txt", std::nullopt}};
    PackageFacts facts;
    facts.definition = "maya/2024/package.py";
    facts.reason = Reason::old_release_file;
    facts.racy = true;
    facts.directory = Stamp{5, 6, 7, 8};
    facts.checks = checks;
    PackageEncoder encoder;
    const auto record = PackageRecord::open(key.key(), encoder.encode(key.key(), text, facts));
    REQUIRE(record);
    CHECK(record.is_of(text));
    CHECK(record.definition() == facts.definition);
    CHECK(record.reason() == Reason::old_release_file);
    CHECK(record.racy());
    CHECK(record.directory() == facts.directory);
    REQUIRE(record.check_count() == 2);
    CHECK(record.check(0).path == checks[0].path);
    CHECK(record.check(0).stamp == checks[0].stamp);
    CHECK(record.check(1).path == checks[1].path);
    CHECK_FALSE(record.check(1).stamp);

    const auto bare = PackageRecord::open(key.key(), encoder.encode(key.key(), text, {}));
    REQUIRE(bare);
    CHECK(bare.definition().empty());
    CHECK_FALSE(bare.directory());
    CHECK(bare.check_count() == 0);
    CHECK(bare.own().empty());
    CHECK_FALSE(bare.kept().any());
    CHECK_FALSE(bare.private_files());
}

TEST_CASE("a combined family says that it is one", "[listing]") {
    KeyBuffer key;
    key.set(1, family_text("maya"));
    FamilyEncoder encoder;
    for (const Combined combined : {Combined::no, Combined::listed, Combined::not_listed}) {
        FamilyFacts facts;
        facts.combined = combined;
        const auto record =
            FamilyRecord::open(key.key(), encoder.encode(key.key(), family_text("maya"), facts, {}));
        REQUIRE(record);
        CHECK(record.facts().combined == combined);
    }
}

TEST_CASE("a package's own definition record and what is kept for it come back", "[listing]") {
    const std::string text = package_text("maya", "2024"), own_text = store::own_text("maya", "2024");
    KeyBuffer key, own_key;
    key.set(1, text);
    own_key.set(1, own_text);
    rez::Definition definition;
    definition.verdict = Verdict::complete;
    definition.text = "maya";
    definition.name = definition.text;
    definition.name_state = FieldState::known;
    definition.nodes = {{ValueKind::dict, {}, 1, 0}};
    DefinitionEncoder definitions;
    PackageFacts facts;
    facts.own = definitions.encode(own_key.key(), own_text, definition, {}, {}).hot;
    facts.kept.changelog = "";
    facts.kept.release_time = "12\n";
    facts.private_files = true;
    PackageEncoder encoder;
    const auto record = PackageRecord::open(key.key(), encoder.encode(key.key(), text, facts));
    REQUIRE(record);
    const auto own = DefinitionRecord::open(own_key.key(), record.own());
    REQUIRE(own);
    CHECK(own.is_of(own_text));
    CHECK(own.package().name() == "maya");
    CHECK_FALSE(DefinitionRecord::open(key.key(), record.own())); // sealed under its own key
    CHECK_FALSE(record.kept().release_yaml);
    CHECK(record.kept().changelog == "");
    CHECK(record.kept().release_time == "12\n");
    CHECK(record.private_files());
}

TEST_CASE("a package under a cut key knows its text", "[listing]") {
    const std::string text = package_text(std::string(250, 'f'), std::string(255, 'v'));
    REQUIRE(key_is_cut(text));
    KeyBuffer key;
    key.set(1, text);
    PackageEncoder encoder;
    const auto record = PackageRecord::open(key.key(), encoder.encode(key.key(), text, {}));
    REQUIRE(record);
    CHECK(record.is_of(text));
    CHECK_FALSE(record.is_of(text.substr(1)));
}
