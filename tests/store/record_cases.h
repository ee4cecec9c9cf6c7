// Promise: one sealed record of each table, with something in every field, and how it is read whole.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "store/samples.h"
#include "store/sealed.h"
#include "store/whole_record.h"

namespace rezdex::test {

using Words = std::vector<std::uint64_t>;

inline constexpr std::string_view record_path = "maya/2024/package.py";

inline std::string record_key() {
    store::KeyBuffer buffer;
    return std::string(buffer.set(1, record_path));
}

inline Words words_of(store::Bytes bytes) {
    Words words(bytes.size() / 8);
    std::memcpy(words.data(), bytes.data(), bytes.size());
    return words;
}

// Makes the checksum right again.
inline void reseal(std::string_view key, Words& words) {
    if (!words.empty()) words[0] = store::checksum(key, bytes_of(words).subspan(store::checksum_size));
}

struct RecordCase {
    std::string name, key;
    Words words;
    bool (*read)(std::string_view, store::Bytes);
};

inline std::vector<RecordCase> record_cases() {
    const std::string key = record_key();
    store::DefinitionEncoder definitions;
    store::DefinitionFacts facts = sample_facts();
    facts.keep_source = true;
    const auto encoded = definitions.encode(key, record_path, sample_definition(), facts, "name = 'maya'");
    store::FamilyEncoder families;
    const std::vector<store::FamilyVersion> versions{{"2023", "maya.py"}, {"2024", "maya.py"}};
    store::FamilyFacts family;
    family.combined = store::Combined::listed;
    store::PackageEncoder packages;
    const std::vector<store::PackageCheck> checks{{"maya/2024/release.yaml", store::Stamp{1, 2, 3, 4}},
                                                  {"maya/2024/x", {}}};
    store::PackageFacts package;
    package.definition = record_path;
    package.directory = store::Stamp{5, 6, 7, 8};
    package.checks = checks;
    store::DefinitionEncoder own_definitions;
    package.own =
        own_definitions
            .encode(own_record_key(), store::own_text("maya", "2024"), sample_definition(), facts, {})
            .hot;
    package.kept = {"timestamp: 1", "changes", "12"};
    store::Meta meta;
    meta.rezdex_version = "0.1.0";
    meta.settings = {{"platform_map", "{}"}};
    meta.repositories = {{1, "int", {"/mnt/int", "P:/int"}, 0xef53, false, false, 1, 2, 3}};
    return {{"definition", key, words_of(encoded.hot), read_definition},
            {"detail", key, words_of(encoded.detail), read_detail},
            {"family", key, words_of(families.encode(key, "maya/", family, versions)), read_family},
            {"package", key, words_of(packages.encode(key, "maya/2024", package)), read_package},
            {"meta", std::string(store::meta_key()), store::encode_meta(meta), read_meta}};
}

} // namespace rezdex::test
