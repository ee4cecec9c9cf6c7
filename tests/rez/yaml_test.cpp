// Promise: definitions in YAML: what define() makes of them, where it stops, and that it stops soon. Values
// are compared with PyYAML's in tests/differential.
#include <catch2/catch.hpp>

#include <string>

#include "rez/definition.h"

namespace {

using namespace rezdex;

struct Yaml {
    explicit Yaml(std::string_view text, const Environment& environment = Environment()) {
        rez::define(text, rez::Format::yaml, workspace, environment, definition);
    }
    [[nodiscard]] std::string outcome() const {
        return std::string(to_string(definition.reason)) + " " + std::to_string(definition.line);
    }
    rez::Workspace workspace;
    rez::Definition definition;
};

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

// Each level holds the one before ten times.
std::string bomb(char levels) {
    std::string text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name < levels; ++name) {
        text.append(1, name).append(": &").append(1, name).append(" [");
        for (int i = 0; i < 10; ++i) text.append("*").append(1, static_cast<char>(name - 1)).append(", ");
        text += "]\n";
    }
    return text;
}

TEST_CASE("the format is told by the file's name") {
    CHECK(rez::format_of("/p/maya/1/package.yaml") == rez::Format::yaml);
    CHECK(rez::format_of("/p/maya/1/package.py") == rez::Format::python);
    CHECK(rez::format_of("/p/maya.yaml") == rez::Format::yaml);
    CHECK(rez::format_of("/p/package.yaml/x") == rez::Format::python);
}

TEST_CASE("a definition in YAML has typed fields and raw data") {
    const Yaml it("name: maya\nversion: '1'\nrequires:\n- a-1\n- '!b'\nvariants:\n- [c]\n- []\n"
                  "timestamp: 1_000\ncommands: |\n  env.A = 1\n");
    REQUIRE(it.definition.verdict == Verdict::complete);
    CHECK(it.definition.name == "maya");
    CHECK(it.definition.version == "1");
    CHECK(it.definition.requires_list == std::vector<std::string_view>{"a-1", "!b"});
    CHECK(it.definition.variant_ends == std::vector<std::uint32_t>{1, 1});
    CHECK(it.definition.timestamp == 1000);
    CHECK(it.definition.attributes().find("commands")->text() == "env.A = 1\n");
}

TEST_CASE("bytes beyond ASCII are what the locale's encoding makes of them") {
    const auto read = [](std::string_view text, std::string_view encoding) {
        const Yaml it(text, Environment().supply("locale.encoding", encoding));
        const auto name = it.definition.answered() ? it.definition.attributes().find("name") : std::nullopt;
        return name ? std::string(name->text()) : it.outcome();
    };
    CHECK(read("name: \xc3\xa9\r\n", "utf-8") == "\xc3\xa9");
    CHECK(read("name: \xc3\xa9\r\n", "UTF8") == "\xc3\xa9");
    CHECK(read("name: \xc3\xa9\n", "iso8859-1") == "\xc3\x83\xc2\xa9");
    CHECK(read("\nname: \xc3\xa9\n", "ascii") == "raises 2");
    CHECK(read("\r\nname: \xe9\n", "utf-8") == "raises 2");
    CHECK(read("name: \xe9\n", "latin-1") == "\xc3\xa9");
    CHECK(read("\n\nname: \xe9\n", "cp1252") == "locale-encoding 3");
    CHECK(read("name: a\n", "cp1252") == "a");
    CHECK(read("\xef\xbb\xbfname: a\n", "utf-8") == "a");
}

TEST_CASE("a date is a live object") {
    CHECK(Yaml("name: a\nx: 2023-01-01\n").definition.verdict == Verdict::solver);
    CHECK(Yaml("name: a\nversion: 2023-01-01\n").outcome() == "live-object 2");
}

TEST_CASE("what is refused or declined tells its line") {
    const auto [text, outcome] = GENERATE(table<std::string, std::string>({
        {"a: 1\nb: *x\n", "raises 2"},
        {"a: 1\nb: &x 1\nc: &x 2\n", "raises 3"},
        {"a: 1\n---\nb: 1\n", "raises 2"},
        {"a: 1\nb: [1\nc: 2\n", "raises 3"},
        {"a: 1\nb: \"\x01\"\n", "raises 2"},
        {"a: 1\n# \xc3\xa9\n", "input-not-supplied 2"},
        {"a: 1\nb: !!str 1\n", "unsupported-yaml 2"},
        {"a: 1\nb:\t1\n", "unsupported-yaml 2"},
        {"a: 1\nb: {<<: {}}\n", "unsupported-yaml 2"},
        {"- a\n", "unsupported-yaml 1"},
        {"a: 1\n1: b\n", "unsupported-yaml 2"},
    }));
    INFO(text);
    CHECK(Yaml(text).outcome() == outcome);
}

TEST_CASE("depth and aliases end at a limit") {
    CHECK(Yaml("a: " + repeated("[", 10'000)).outcome() == "limit-nesting 1");
    CHECK(Yaml("a: " + repeated("{x: ", 10'000)).outcome() == "limit-nesting 1");
    std::string block;
    for (std::size_t i = 0; i < 1000; ++i) block += repeated(" ", i) + "a:\n";
    CHECK(Yaml(block).outcome().starts_with("limit-nesting "));
    CHECK(Yaml(repeated("- ", 10'000)).outcome() == "limit-nesting 1");
    CHECK(Yaml("x: [" + repeated("],[", 100) + "]\n").outcome() == "raises 1");

    CHECK(Yaml(bomb('f')).definition.verdict == Verdict::complete);
    const Yaml declined(bomb('z'));
    CHECK(declined.outcome().starts_with("limit-memory "));
    CHECK(declined.definition.nodes.empty());

    // Aliases nest what is written flat.
    std::string nested = "x: &x0 []\n";
    for (int i = 1; i < 300; ++i)
        nested +=
            "x" + std::to_string(i) + ": &x" + std::to_string(i) + " [*x" + std::to_string(i - 1) + "]\n";
    CHECK(Yaml(nested).outcome().starts_with("limit-"));
}

TEST_CASE("what would take long ends at a limit") {
    CHECK(Yaml("a: [" + repeated("1, ", 10'000) + "]\n").definition.verdict == Verdict::complete);
    CHECK(Yaml("a: [" + repeated("1, ", 1'000'000) + "]\n").outcome() == "limit-steps 1");
    CHECK(
        Yaml("a: " + repeated("[\n", 190) + repeated("1,\n", 100'000)).outcome().starts_with("limit-steps "));
    CHECK(Yaml(repeated("? a\n", 100'000)).outcome().starts_with("limit-steps "));
    CHECK(Yaml("a: x\n" + repeated("  y\n", 100'000)).definition.verdict == Verdict::complete);
}

TEST_CASE("a long string under many names ends at a limit") {
    const Yaml it("a: &a '" + repeated("x", 1U << 20U) + "'\nb: [" + repeated("*a, ", 1000) + "]\n");
    CHECK(it.outcome() == "limit-memory 2");
}

} // namespace
