// Promise: what the store's tests store: a definition with something in every field, and a small index of it.
#pragma once

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rez/definition.h"
#include "store/generation.h"
#include "store/key.h"
#include "store/record.h"

namespace rezdex::test {

inline ValueNode leaf(ValueKind kind, std::uint64_t payload = 0) {
    ValueNode node;
    node.kind = kind;
    node.payload = payload;
    return node;
}

inline ValueNode container(ValueKind kind, std::uint32_t span, std::uint64_t children) {
    ValueNode node = leaf(kind, children);
    node.span = span;
    return node;
}

inline ValueNode text_node(ValueKind kind, std::uint64_t offset, std::uint64_t length) {
    return leaf(kind, offset | length << 32U);
}

// {"name": "maya", "tools": ["maya", 7], "extent": 1.5}
inline rez::Definition sample_definition() {
    rez::Definition made;
    made.verdict = Verdict::solver;
    made.reason = Reason::live_object;
    made.line = 12;
    made.message = "a built-in function";
    made.text = "namemayatoolsextent";
    made.nodes = {container(ValueKind::dict, 9, 6),
                  text_node(ValueKind::string, 0, 4),
                  text_node(ValueKind::string, 4, 4),
                  text_node(ValueKind::string, 8, 5),
                  container(ValueKind::list, 3, 2),
                  text_node(ValueKind::string, 4, 4),
                  leaf(ValueKind::integer, 7),
                  text_node(ValueKind::string, 13, 6),
                  leaf(ValueKind::floating, 0x3ff8000000000000U)};
    made.unknown = {"cwd"};
    made.name_state = made.requires_state = made.variants_state = made.timestamp_state = FieldState::known;
    made.version_state = FieldState::refused;
    made.name = "maya";
    made.requires_list = {"python-3", "qt"};
    made.variant_requests = {"platform-linux", "python-2", "platform-osx"};
    made.variant_ends = {2, 2, 3};
    made.timestamp = 1'700'000'000;
    made.refused = {{"version", "a float"}, {"tools", "an integer"}};
    made.late = {"help", "requires_rez_version"};
    made.inputs = {{"platform.system", rez::Input::State::present, 99},
                   {"env:HOME", rez::Input::State::absent, 0}};
    return made;
}

inline store::DefinitionFacts sample_facts() {
    store::DefinitionFacts facts;
    facts.stamp = {1'700'000'000'000'000'001, -5, 531, 77};
    facts.hash = {1, 2};
    facts.racy = true;
    return facts;
}

inline store::Bytes bytes_of(const std::vector<std::uint64_t>& words) {
    return std::as_bytes(std::span(words));
}

// A value of so many bytes, a multiple of 8, that no other seed gives.
inline std::vector<std::uint64_t> sample_value(std::size_t size, std::uint64_t seed) {
    std::vector<std::uint64_t> words(size / 8);
    for (std::uint64_t& word : words) word = seed = seed * 6364136223846793005U + 1442695040888963407U;
    return words;
}

inline std::string read_file(const std::string& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return std::move(content).str();
}

} // namespace rezdex::test
