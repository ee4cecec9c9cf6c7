// Promise: indexes that hold nothing but their facts, made as fast as a test wants.
#pragma once

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>

#include "store/database.h"
#include "store/samples.h"
#include "support/temporary_directory.h"

namespace rezdex::test {

// A folder for an index and one for this user's marks.
struct SmallIndex {
    TemporaryDirectory directory;
    std::string db = directory.path("db");
    SmallIndex() { ::setenv("REZDEX_CACHE_DIR", directory.path("cache").c_str(), 1); }
    SmallIndex(const SmallIndex&) = delete;
    SmallIndex& operator=(const SmallIndex&) = delete;
    ~SmallIndex() { ::unsetenv("REZDEX_CACHE_DIR"); }

    [[nodiscard]] std::set<std::string> names() const {
        std::set<std::string> made;
        for (const auto& entry : std::filesystem::directory_iterator(db))
            made.insert(entry.path().filename().string());
        return made;
    }
};

// Writes a generation whose facts carry `mark`, without publishing it.
inline store::GenerationWriter::Finished write(const store::Database& database, const std::string& mark) {
    auto writer = store::GenerationWriter::create(database.temporary_path());
    REQUIRE(writer.ok());
    store::Meta meta;
    meta.rezdex_version = mark;
    const auto words = store::encode_meta(meta);
    REQUIRE(writer->append(store::Table::meta, store::meta_key(), bytes_of(words)).ok());
    const auto finished = writer->finish();
    REQUIRE(finished.ok());
    return *finished;
}

inline void build(const std::string& db, const std::string& mark, const store::Keeping& keeping = {}) {
    auto database = store::Database::open(db);
    REQUIRE(database.ok());
    const auto finished = write(*database, mark);
    REQUIRE(database->publish(finished).ok());
    CHECK(database->remove_old(keeping).ok());
}

// What a reader finds.
inline std::string seen(const std::string& db) {
    const auto opened = store::open_index(db, false);
    return opened.ok() ? opened->meta.rezdex_version : std::string(to_string(opened.error().kind));
}

} // namespace rezdex::test
