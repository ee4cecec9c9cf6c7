// Promise: what define() makes of a definition: verdict, fields, attributes, and nothing left of the one
// before.
#include <catch2/catch.hpp>

#include <string>
#include <utility>

#include "rez/definition.h"

namespace {

using namespace rezdex;

rez::Definition defined(std::string_view text) {
    rez::Workspace workspace;
    rez::Definition definition;
    rez::define(text, rez::Format::python, workspace, Environment(), definition);
    return definition; // the workspace is gone: nothing may point into it
}

TEST_CASE("a complete definition outlives its workspace") {
    const rez::Definition it = defined("name = 'a'\nversion = '1'\nrequires = ['b-1', '!c']\n"
                                       "variants = [['d'], [], ['e-2', 'f']]\ntimestamp = 7\n");
    REQUIRE(it.verdict == Verdict::complete);
    CHECK(it.name == "a");
    CHECK(it.version == "1");
    CHECK(it.requires_list == std::vector<std::string_view>{"b-1", "!c"});
    REQUIRE(it.variant_ends.size() == 3);
    CHECK(it.variant(1).empty());
    CHECK(it.variant(2)[1] == "f");
    CHECK(it.timestamp == 7);
    CHECK(it.attributes().size() == 10);
    CHECK(it.attributes().find("version")->text() == "1");
}

TEST_CASE("a live object makes its attribute unknown, and the definition dynamic where a solve needs it") {
    const rez::Definition solver =
        defined("name = 'a'\nx = [1, ...]\ny = 2\ndef preprocess(a, b):\n    pass\n");
    CHECK(solver.verdict == Verdict::solver);
    CHECK(solver.unknown == std::vector<std::string>{"x", "preprocess"});
    CHECK(solver.attributes().size() == 4); // name and y
    CHECK_FALSE(solver.attributes().find("x"));

    const rez::Definition dynamic = defined("name = 'a'\nrequires = [...]\n");
    CHECK(dynamic.verdict == Verdict::dynamic);
    CHECK(dynamic.reason == Reason::live_object);
    CHECK(dynamic.line == 2);
    CHECK(dynamic.nodes.empty());
}

TEST_CASE("what the schema refuses keeps its raw data") {
    const rez::Definition it =
        defined("name = 1\nversion = 1.0\nrequires = ('a',)\nvariants = [['a b']]\ntimestamp = '1'\n");
    CHECK(it.verdict == Verdict::complete);
    CHECK(it.refused.size() == 5);
    CHECK(it.requires_state == FieldState::refused);
    CHECK(it.variant_ends.empty());
    CHECK(it.attributes().find("version")->floating() == 1.0);
}

TEST_CASE("attributes that no solve needs are refused, too, and nothing is said of unknown ones") {
    const rez::Definition it = defined("name = 'a'\ntools = ('x',)\nfoo = ('x',)\nhelp = [...]\n");
    CHECK(it.verdict == Verdict::solver);
    REQUIRE(it.refused.size() == 1);
    CHECK(it.refused[0].first == "tools");
    CHECK(it.refused[0].second == "not a list of str");
    CHECK(it.unknown == std::vector<std::string>{"help"});
}

TEST_CASE("late functions are source, and requires may be one") {
    const rez::Definition it = defined("@late()\ndef requires():\n    return ['a']\n");
    CHECK(it.verdict == Verdict::complete);
    CHECK(it.requires_state == FieldState::late);
    CHECK(it.late == std::vector<std::string>{"requires"});
    const Value source = *it.attributes().find("requires");
    REQUIRE(source.kind() == ValueKind::source);
    CHECK((*source.begin()).text() == "return ['a']");
}

TEST_CASE("a definition that is used again shows nothing of the one before") {
    rez::Workspace workspace;
    rez::Definition it;
    rez::define("name = 1\nrequires = ['a']\nx = ...\n@late()\ndef y():\n    pass\n", rez::Format::python,
                workspace, Environment(), it);
    REQUIRE(it.verdict == Verdict::solver);
    rez::define("version = '2'\n", rez::Format::python, workspace, Environment(), it);
    CHECK(it.verdict == Verdict::complete);
    CHECK(it.name_state == FieldState::absent);
    CHECK(it.requires_list.empty());
    CHECK((it.unknown.empty() && it.late.empty() && it.refused.empty()));
    CHECK(it.attributes().size() == 2);
    rez::define("x = = 1\n", rez::Format::python, workspace, Environment(), it);
    CHECK(it.verdict == Verdict::invalid);
    CHECK(it.nodes.empty());
    CHECK(it.version_state == FieldState::absent);
}

TEST_CASE("shared values may not grow without bound") {
    std::string text = "a = [1, 2]\n";
    for (int i = 0; i < 60; ++i) text += "a = [a, a]\n";
    const rez::Definition it = defined(text);
    CHECK(it.verdict == Verdict::dynamic);
    CHECK(it.reason == Reason::limit_memory);
}

} // namespace
