#include <catch2/catch.hpp>

#include <cstring>

#include "store/samples.h"

using namespace rezdex;
using namespace rezdex::store;

namespace {

std::vector<std::string> list(const Strings& strings) {
    std::vector<std::string> made;
    for (const std::string_view text : strings) made.emplace_back(text);
    return made;
}

const std::vector<std::string> none;

} // namespace

TEST_CASE("a definition comes back from its record", "[record]") {
    KeyBuffer key;
    key.set(1, "maya/2024/package.py");
    DefinitionEncoder encoder;
    const auto encoded = encoder.encode(key.key(), "maya/2024/package.py", test::sample_definition(),
                                        test::sample_facts(), "text");

    const auto record = DefinitionRecord::open(key.key(), encoded.hot);
    REQUIRE(record);
    CHECK(record.state() == FileState::read);
    CHECK(record.stamp() == test::sample_facts().stamp);
    CHECK(record.hash() == test::sample_facts().hash);
    CHECK(record.racy());
    CHECK_FALSE(record.not_world_readable());
    CHECK(record.answers_revision() == rez::answers_revision);
    CHECK(record.path().empty());
    CHECK(record.is_of("maya/2024/package.py"));
    REQUIRE(record.input_count() == 2);
    CHECK(record.input(0).name == "platform.system");
    CHECK(record.input(0).state == rez::Input::State::present);
    CHECK(record.input(0).value_hash == 99);
    CHECK(record.input(1).state == rez::Input::State::absent);

    const Package package = record.package();
    CHECK(package.verdict() == Verdict::solver);
    CHECK(package.reason() == Reason::live_object);
    CHECK(package.line() == 12);
    CHECK(package.message() == "a built-in function");
    CHECK(package.name_state() == FieldState::known);
    CHECK(package.version_state() == FieldState::refused);
    CHECK(package.timestamp_state() == FieldState::known);
    CHECK(package.name() == "maya");
    CHECK(package.version().empty());
    CHECK(package.timestamp() == 1'700'000'000);
    CHECK(list(package.requires_list()) == std::vector<std::string>{"python-3", "qt"});
    REQUIRE(package.variant_count() == 3);
    CHECK(list(package.variant(0)) == std::vector<std::string>{"platform-linux", "python-2"});
    CHECK(list(package.variant(1)) == none);
    CHECK(list(package.variant(2)) == std::vector<std::string>{"platform-osx"});
    REQUIRE(package.refused_count() == 2);
    CHECK(package.refused(1).attribute == "tools");
    CHECK(package.refused(1).why == "an integer");
    CHECK(list(package.late()) == std::vector<std::string>{"help", "requires_rez_version"});
    CHECK(list(package.unknown()) == std::vector<std::string>{"cwd"});
    CHECK(list(package.inputs()) == std::vector<std::string>{"platform.system", "env:HOME"});

    const auto detail = DetailRecord::open(key.key(), encoded.detail);
    REQUIRE(detail);
    const auto attributes = detail.attributes();
    REQUIRE(attributes);
    CHECK(attributes->find("name")->text() == "maya");
    CHECK(attributes->find("extent")->floating() == 1.5);
    CHECK((*attributes->find("tools")->begin()).text() == "maya");
    CHECK(detail.source().empty()); // nobody asked to keep it
}

TEST_CASE("empty is not absent, and an encoder forgets", "[record]") {
    KeyBuffer key;
    key.set(1, "a/package.py");
    DefinitionEncoder encoder;
    (void)encoder.encode(key.key(), "a/package.py", test::sample_definition(), test::sample_facts(), "");
    rez::Definition bare;
    bare.verdict = Verdict::complete;
    bare.nodes = {test::container(ValueKind::dict, 1, 0)};
    const auto encoded = encoder.encode(key.key(), "a/package.py", bare, {}, "");
    const auto record = DefinitionRecord::open(key.key(), encoded.hot);
    REQUIRE(record);
    const Package package = record.package();
    CHECK(package.variant_count() == 0);
    CHECK(list(package.requires_list()) == none);
    CHECK(list(package.late()) == none);
    CHECK(package.refused_count() == 0);
    CHECK(record.input_count() == 0);
    CHECK(package.requires_state() == FieldState::absent);
    const auto detail = DetailRecord::open(key.key(), encoded.detail);
    REQUIRE(detail);
    CHECK(detail.attributes()->size() == 0);
}

TEST_CASE("of what is not answered no field is known", "[record]") {
    KeyBuffer key;
    key.set(1, "a/package.py");
    DefinitionEncoder encoder;
    for (const Verdict verdict : {Verdict::dynamic, Verdict::invalid}) {
        rez::Definition declined;
        declined.verdict = verdict;
        declined.reason = Reason::early_function;
        DefinitionFacts facts;
        const auto encoded = encoder.encode(key.key(), "a/package.py", declined, facts, "x = 1");
        CHECK(encoded.detail.empty());
        const Package package = DefinitionRecord::open(key.key(), encoded.hot).package();
        CHECK(package.verdict() == verdict);
        CHECK(package.reason() == Reason::early_function);
        for (const FieldState state :
             {package.name_state(), package.version_state(), package.requires_state(),
              package.variants_state(), package.timestamp_state()})
            CHECK(state == FieldState::unknown);

        facts.keep_source = true;
        const auto kept = encoder.encode(key.key(), "a/package.py", declined, facts, "x = 1");
        const auto detail = DetailRecord::open(key.key(), kept.detail);
        REQUIRE(detail);
        CHECK(detail.source() == "x = 1");
        CHECK_FALSE(detail.attributes());
    }
}

TEST_CASE("a live answer is the same record without its seal", "[record]") {
    DefinitionEncoder encoder;
    const Bytes hot = encoder.encode_hot(test::sample_definition(), test::sample_facts());
    CHECK(hot.size() % 8 == 0);
    CHECK(reinterpret_cast<std::uintptr_t>(hot.data()) % 8 == 0);
    std::vector<std::uint64_t> copy(hot.size() / 8);
    std::memcpy(copy.data(), hot.data(), hot.size());
    const auto record = DefinitionRecord::trusted(test::bytes_of(copy));
    CHECK(record.stamp() == test::sample_facts().stamp);
    CHECK(record.package().name() == "maya");
    CHECK(list(record.package().variant(2)) == std::vector<std::string>{"platform-osx"});
    CHECK(DefinitionRecord::trusted(record.root()).package().line() == 12);
}

TEST_CASE("a record under a cut key knows its path", "[record]") {
    const std::string path = std::string(600, 'd') + "/package.py";
    KeyBuffer key;
    key.set(1, path);
    DefinitionEncoder encoder;
    const auto encoded = encoder.encode(key.key(), path, test::sample_definition(), {}, "");
    const auto record = DefinitionRecord::open(key.key(), encoded.hot);
    REQUIRE(record);
    CHECK(record.path() == path);
    CHECK(record.is_of(path));
    CHECK_FALSE(record.is_of(path + "c"));
    CHECK_FALSE(record.is_of("d/package.py"));
}

TEST_CASE("what no reader could hold is encoded as dynamic", "[record]") {
    KeyBuffer key;
    key.set(1, "a/package.py");
    DefinitionEncoder encoder;
    rez::Definition deep;
    deep.verdict = Verdict::complete;
    deep.text = "a";
    constexpr std::uint32_t depth = max_value_depth;
    deep.nodes = {test::container(ValueKind::dict, depth + 3, 2), test::text_node(ValueKind::string, 0, 1)};
    for (std::uint32_t i = 0; i <= depth; ++i)
        deep.nodes.push_back(test::container(ValueKind::list, depth + 1 - i, i == depth ? 0 : 1));
    const auto encoded = encoder.encode(key.key(), "a/package.py", deep, {}, "");
    CHECK(encoded.detail.empty());
    const auto record = DefinitionRecord::open(key.key(), encoded.hot);
    CHECK(record.package().verdict() == Verdict::dynamic);
    CHECK(record.package().reason() == Reason::limit_nesting);

    rez::Definition large = test::sample_definition();
    large.message.assign(300U << 20U, 'm');
    const auto refused = encoder.encode(key.key(), "a/package.py", large, {}, "");
    CHECK(DefinitionRecord::open(key.key(), refused.hot).package().reason() == Reason::limit_memory);
}

TEST_CASE("a package of which nothing is known", "[record]") {
    const Package package;
    CHECK_FALSE(package);
    CHECK(package.verdict() == Verdict::dynamic);
    CHECK(package.name_state() == FieldState::unknown);
    CHECK(package.name().empty());
    CHECK(package.requires_list().empty());
    CHECK(package.variant_count() == 0);
    CHECK(package.refused_count() == 0);
    CHECK(package.inputs().empty());
}
