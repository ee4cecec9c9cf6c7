// Promise: reads a sealed record to its last byte, as readers do piece by piece; the sanitizers watch.
//
// Each read_*() gives false for a record that is refused. One that is not refused holds no enum that does not
// exist.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "store/key.h"
#include "store/listing.h"
#include "store/meta.h"
#include "store/record.h"
#include "support/hold.h"

namespace rezdex::test {

// Weighing a text or a value looks at each of its bytes.
inline std::size_t weigh(std::string_view text) { return base::hash64(text) % 2; }

inline std::size_t weigh(const Value& value) {
    std::size_t weight = value.size();
    for (const Value child : value) weight += weigh(child);
    switch (value.kind()) {
    case ValueKind::big_integer:
    case ValueKind::string:
    case ValueKind::bytes: return weight + weigh(value.text());
    default: return weight;
    }
}

inline std::size_t weigh(const Strings& strings) {
    std::size_t weight = 0;
    for (const std::string_view text : strings) weight += weigh(text);
    return weight;
}

inline bool read_definition(std::string_view key, store::Bytes value) {
    const auto record = store::DefinitionRecord::open(key, value);
    if (!record) return false;
    const Package package = record.package();
    std::size_t weight = weigh(record.path()) + weigh(package.name()) + weigh(package.version());
    weight += weigh(package.message()) + weigh(package.requires_list()) + weigh(package.late());
    weight += weigh(package.unknown()) + weigh(package.inputs());
    for (std::size_t i = 0; i < package.variant_count(); ++i) weight += weigh(package.variant(i));
    for (std::size_t i = 0; i < package.refused_count(); ++i)
        weight += weigh(package.refused(i).attribute) + weigh(package.refused(i).why);
    for (std::size_t i = 0; i < record.input_count(); ++i) weight += weigh(record.input(i).name);
    hold(package.verdict() <= Verdict::invalid, "a verdict exists");
    for (const FieldState state : {package.name_state(), package.version_state(), package.requires_state(),
                                   package.variants_state(), package.timestamp_state()})
        hold(state <= FieldState::unknown, "a field's state exists");
    hold(record.state() <= store::FileState::unreadable, "a file's state exists");
    return weight < ~std::size_t{0};
}

inline bool read_detail(std::string_view key, store::Bytes value) {
    const auto record = store::DetailRecord::open(key, value);
    if (!record) return false;
    std::size_t weight = weigh(record.source());
    if (const auto attributes = record.attributes()) weight += weigh(*attributes);
    return weight < ~std::size_t{0};
}

inline bool read_family(std::string_view key, store::Bytes value) {
    const auto record = store::FamilyRecord::open(key, value);
    if (!record) return false;
    std::size_t weight = record.is_of("maya/") ? 1 : 0;
    for (std::size_t i = 0; i < record.size(); ++i)
        weight += weigh(record[i].version) + weigh(record[i].definition);
    return weight < ~std::size_t{0};
}

// Of the record that a package may have of its own.
inline std::string own_record_key() {
    store::KeyBuffer buffer;
    return std::string(buffer.set(1, store::own_text("maya", "2024")));
}

inline bool read_package(std::string_view key, store::Bytes value) {
    const auto record = store::PackageRecord::open(key, value);
    if (!record) return false;
    std::size_t weight = weigh(record.definition()) + (record.directory() ? 1 : 0);
    for (std::size_t i = 0; i < record.check_count(); ++i) weight += weigh(record.check(i).path);
    const rez::OldReleaseFiles kept = record.kept();
    for (const auto& file : {kept.release_yaml, kept.changelog, kept.release_time})
        weight += weigh(file.value_or(""));
    if (read_definition(own_record_key(), record.own())) ++weight; // sealed by itself: refused or safe
    return weight < ~std::size_t{0};
}

inline bool read_meta(std::string_view /*key*/, store::Bytes value) {
    return store::decode_meta(value).has_value();
}

} // namespace rezdex::test
