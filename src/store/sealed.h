// Promise: a FlatBuffer as it lies in a table, sealed with a checksum that knows its key, for the sources of
// this folder only.
//
// Layout: XXH3-64 of the rest, seeded with the key's hash (a value that strays to another key fails); the
// FlatBuffer, with the file identifier of its table; NULs up to a multiple of 8.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "schema/record_generated.h"
#include "store/generation.h"
#include "store/stamp.h"

namespace rezdex::store {

// File identifiers: no table's record passes for another's.
inline constexpr const char* definition_identifier = "rzdf";
inline constexpr const char* detail_identifier = "rzdt";
inline constexpr const char* family_identifier = "rzfm";
inline constexpr const char* package_identifier = "rzpk";
inline constexpr const char* meta_identifier = "rzmt";

inline constexpr std::size_t checksum_size = 8;

[[nodiscard]] inline std::uint64_t checksum(std::string_view key, Bytes body) noexcept {
    return base::hash64({reinterpret_cast<const char*>(body.data()), body.size()}, base::hash64(key));
}

// Seals what `builder` has finished. The bytes live in `to`.
Bytes seal(std::string_view key, const flatbuffers::FlatBufferBuilder& builder,
           std::vector<std::uint64_t>& to);

[[nodiscard]] inline Stamp from_schema(const schema::Stamp& stamp) noexcept {
    return {stamp.mtime_ns(), stamp.ctime_ns(), stamp.size(), stamp.inode()};
}
[[nodiscard]] inline schema::Stamp to_schema(const Stamp& stamp) noexcept {
    return {stamp.mtime_ns, stamp.ctime_ns, stamp.size, stamp.inode};
}

// The root of a value that is whole and well-formed, as far as FlatBuffers can tell; else null.
template <class Record>
[[nodiscard]] const Record* unseal(std::string_view key, Bytes value, const char* identifier) noexcept {
    if (value.size() <= checksum_size || value.size() % 8 != 0 ||
        value.size() >= FLATBUFFERS_MAX_BUFFER_SIZE ||
        reinterpret_cast<std::uintptr_t>(value.data()) % 8 != 0)
        return nullptr;
    const Bytes body = value.subspan(checksum_size);
    std::uint64_t expected = 0;
    std::memcpy(&expected, value.data(), checksum_size);
    if (checksum(key, body) != expected) return nullptr;

    flatbuffers::Verifier::Options limits;
    limits.max_depth = 4;                                                     // of our schema's nesting
    limits.max_tables = static_cast<flatbuffers::uoffset_t>(body.size() / 4); // a table takes at least that
    flatbuffers::Verifier verifier(reinterpret_cast<const std::uint8_t*>(body.data()), body.size(), limits);
    if (!verifier.VerifyBuffer<Record>(identifier)) return nullptr;
    return flatbuffers::GetRoot<Record>(body.data());
}

} // namespace rezdex::store
