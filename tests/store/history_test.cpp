// Promise: HISTORY is read as it was written and nothing else is; generations are told of by it, and rolled
// back to only where they are whole.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "rezdex/generations.h"
#include "store/database.h"
#include "store/history.h"
#include "store/samples.h"
#include "support/temporary_directory.h"

using namespace rezdex;
using namespace rezdex::store;
namespace stdfs = std::filesystem;

namespace {

struct Index {
    test::TemporaryDirectory directory;
    std::string db = directory.path("db");

    std::string file(std::uint64_t generation) const { return db + "/" + generation_name(generation); }

    void build(const std::string& mark) const {
        auto database = Database::open(db);
        REQUIRE(database.ok());
        auto writer = GenerationWriter::create(database->temporary_path());
        REQUIRE(writer.ok());
        Meta meta;
        meta.rezdex_version = mark;
        meta.built_ns = 1'700'000'000;
        meta.repositories.resize(2);
        for (RepositoryFacts& repository : meta.repositories) {
            repository.roots = {"/"};
            repository.definitions = 2;
        }
        const auto words = encode_meta(meta);
        REQUIRE(writer->append(Table::meta, meta_key(), test::bytes_of(words)).ok());
        const auto finished = writer->finish();
        REQUIRE(finished.ok());
        REQUIRE(database->publish(*finished).ok());
    }
    std::string seen() const {
        const auto opened = open_index(db, false);
        return opened.ok() ? opened->meta.rezdex_version : std::string(to_string(opened.error().kind));
    }
    std::vector<std::uint64_t> numbers() const {
        std::vector<std::uint64_t> made;
        const auto list = list_generations(db);
        REQUIRE(list.ok());
        for (const GenerationInfo& info : *list) made.push_back(info.number);
        return made;
    }
    ErrorKind refused(std::uint64_t generation = 0) const {
        const std::string before = seen();
        const auto back = roll_back(db, generation);
        REQUIRE_FALSE(back.ok());
        CHECK(seen() == before);
        return back.error().kind;
    }
    void flip(std::uint64_t generation, std::streamoff at) const {
        std::fstream text(file(generation), std::ios::binary | std::ios::in | std::ios::out);
        text.seekg(at);
        const char was = static_cast<char>(text.get());
        text.seekp(at).put(static_cast<char>(was ^ 4)).flush();
    }
};

History sample() {
    History history;
    history.add({{3, 8192, {1, 2}}, 0, {1'700'000'000'000'000'000, 7, "1.0"}});
    history.add({{9, 4096, {3, 4}}, 3, {5, 0, "a version"}});
    return history;
}

} // namespace

TEST_CASE("HISTORY comes back as it was written", "[history]") {
    History expected = sample();
    CHECK(expected.generations.front().file.generation == 9);
    CHECK(expected.last == 9);
    expected.generations.front().facts.rezdex_version = "a?version"; // one word, whatever it was
    CHECK(parse_history(to_text(sample())) == expected);
    CHECK(parse_history(to_text(History())) == History());
    History long_one;
    for (std::uint64_t i = 1; i <= 2 * history_lines; ++i) long_one.add({{i, 4096, {}}, i - 1, {}});
    const auto back = parse_history(to_text(long_one));
    REQUIRE(back);
    CHECK(back->last == 2 * history_lines);
    CHECK(back->generations.size() == history_lines);
    CHECK(to_text(long_one).size() < 64U << 10U);
}

TEST_CASE("a HISTORY with any byte changed, or cut, is damaged", "[history]") {
    const std::string text = to_text(sample());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(parse_history(changed));
        CHECK_FALSE(parse_history(text.substr(0, i)));
    }
    CHECK_FALSE(parse_history(text + "\n"));
}

TEST_CASE("generations are listed with what is known of them", "[history]") {
    const Index it;
    CHECK(list_generations(it.db).error().kind == ErrorKind::not_found);
    for (const char* mark : {"first", "second", "third"}) it.build(mark);
    auto list = list_generations(it.db);
    REQUIRE(list.ok());
    REQUIRE(list->size() == 3);
    const GenerationInfo& third = list->front();
    CHECK(third.number == 3);
    CHECK(third.current);
    CHECK(third.noted);
    CHECK(third.after == 2);
    CHECK(third.built_ns == 1'700'000'000);
    CHECK(third.definitions == 4);
    CHECK(third.rezdex_version == "third");
    CHECK(third.bytes == stdfs::file_size(it.file(3)));
    CHECK_FALSE(third.damage);
    CHECK_FALSE((*list)[1].current);
    CHECK((*list)[2].after == 0);
    stdfs::resize_file(it.file(1), 4096);
    it.flip(2, 24);
    stdfs::remove(it.file(3));
    list = list_generations(it.db);
    REQUIRE(list.ok());
    REQUIRE(list->size() == 3); // what CURRENT names is told of even where it is gone
    CHECK((*list)[0].damage->kind == ErrorKind::not_found);
    CHECK((*list)[1].damage->kind == ErrorKind::damaged);
    CHECK((*list)[2].damage->kind == ErrorKind::damaged);
    CHECK((*list)[2].bytes == 4096);
}

TEST_CASE("rolling back goes to what was current before, and its number is never given again", "[history]") {
    const Index it;
    for (const char* mark : {"first", "second", "third"}) it.build(mark);
    auto back = roll_back(it.db);
    REQUIRE(back.ok());
    CHECK(back->number == 2);
    CHECK(it.seen() == "second");
    CHECK(roll_back(it.db, 1).ok());
    CHECK(it.seen() == "first");
    CHECK(it.refused() == ErrorKind::not_found); // nothing came before
    stdfs::remove(it.file(3));
    it.build("fourth");
    CHECK(it.numbers() == std::vector<std::uint64_t>{4, 2, 1});
    CHECK(list_generations(it.db)->front().after == 1);
    back = roll_back(it.db); // not to 2, which was left for 1
    REQUIRE(back.ok());
    CHECK(back->number == 1);
    CHECK(roll_back(it.db, 4).ok()); // and forward again
    CHECK(it.seen() == "fourth");
}

TEST_CASE("one that came before and is gone is passed over", "[history]") {
    const Index it;
    for (const char* mark : {"first", "second", "third"}) it.build(mark);
    stdfs::remove(it.file(2));
    CHECK(roll_back(it.db)->number == 1);
    CHECK(it.refused(2) == ErrorKind::not_found);
    CHECK(it.refused(77) == ErrorKind::not_found);
}

TEST_CASE("what is damaged or not known is not rolled back to", "[history]") {
    const Index it;
    it.build("first");
    it.build("second");
    SECTION("a byte anywhere") {
        const auto size = static_cast<std::streamoff>(stdfs::file_size(it.file(1)));
        for (std::streamoff at = 0; at < size; at += 97) {
            it.flip(1, at);
            CHECK(it.refused(1) == ErrorKind::damaged);
            it.flip(1, at);
        }
        CHECK(roll_back(it.db, 1).ok());
    }
    SECTION("its length") {
        stdfs::resize_file(it.file(1), stdfs::file_size(it.file(1)) + 4096);
        CHECK(it.refused(1) == ErrorKind::damaged);
    }
    SECTION("HISTORY is gone") {
        stdfs::remove(it.db + "/HISTORY");
        CHECK(it.refused(1) == ErrorKind::not_found);
        CHECK(it.refused() == ErrorKind::not_found);
        CHECK_FALSE(list_generations(it.db)->back().noted);
        it.build("third"); // what CURRENT says is noted again
        CHECK(it.refused(1) == ErrorKind::not_found);
        CHECK(roll_back(it.db)->number == 2);
    }
    SECTION("HISTORY is damaged") {
        stdfs::resize_file(it.db + "/HISTORY", 40);
        CHECK(it.refused(1) == ErrorKind::damaged);
        CHECK(it.seen() == "second");
        CHECK(list_generations(it.db).ok());
        it.build("third");
        CHECK(it.seen() == "third");
    }
    SECTION("something else of its name") {
        stdfs::remove(it.file(1));
        stdfs::create_directory(it.file(1));
        CHECK(it.refused(1) == ErrorKind::foreign);
    }
}

TEST_CASE("rolling back mends an index whose current generation is damaged", "[history]") {
    const Index it;
    it.build("first");
    it.build("second");
    SECTION("its file") { it.flip(2, 5000); }
    SECTION("its file is gone") { stdfs::remove(it.file(2)); }
    SECTION("CURRENT") { stdfs::resize_file(it.db + "/CURRENT", 20); }
    CHECK(it.seen() == "damaged");
    REQUIRE(roll_back(it.db, 1).ok());
    CHECK(it.seen() == "first");
}

TEST_CASE("rolling back waits for no writer and makes no folder", "[history]") {
    const Index it;
    CHECK(roll_back(it.db).error().kind == ErrorKind::not_found);
    CHECK_FALSE(stdfs::exists(it.db));
    it.build("first");
    it.build("second");
    const auto writer = Database::open(it.db);
    REQUIRE(writer.ok());
    CHECK(it.refused(1) == ErrorKind::locked);
}
