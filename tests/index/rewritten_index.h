// Promise: an index's next generation that holds the same, but for the records of one table that a test
// changes.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/database.h"

namespace rezdex::test {

// `change(key, words)` is given each record of the table; false leaves it out.
template <class Change>
void rewrite_index(const std::string& directory, store::Table which, const Change& change) {
    const auto before = store::open_index(directory, false);
    REQUIRE(before.ok());
    auto database = store::Database::open(directory);
    REQUIRE(database.ok());
    auto writer = store::GenerationWriter::create(database->temporary_path());
    REQUIRE(writer.ok());
    for (std::size_t i = 0; i < store::table_count; ++i) {
        const auto table = static_cast<store::Table>(i);
        store::Cursor cursor(*before->generation);
        for (auto entry = cursor.seek(table, {}); entry; entry = cursor.next(table)) {
            std::vector<std::uint64_t> words(entry->value.size() / 8);
            std::memcpy(words.data(), entry->value.data(), entry->value.size());
            if (table != which || change(entry->key, words))
                REQUIRE(writer->append(table, entry->key, std::as_bytes(std::span(words))).ok());
        }
    }
    auto finished = writer->finish();
    REQUIRE(finished.ok());
    REQUIRE(database->publish(*finished).ok());
}

} // namespace rezdex::test
