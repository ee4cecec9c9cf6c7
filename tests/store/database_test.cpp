#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/database.h"
#include "store/small_index.h"

using namespace rezdex;
using namespace rezdex::store;
namespace stdfs = std::filesystem;

using test::build, test::seen, test::write;
using Fixture = test::SmallIndex;

TEST_CASE("an index is built, opened, and built again", "[database]") {
    const Fixture it;
    CHECK(seen(it.db) == "not-found");
    build(it.db, "first");
    CHECK(it.names() == std::set<std::string>{"CURRENT", "HISTORY", "generation-1.lmdb", "writer.lock"});
    CHECK(seen(it.db) == "first");
    const auto held = open_index(it.db, false);
    build(it.db, "second");
    CHECK(seen(it.db) == "second");
    REQUIRE(held.ok());
    Cursor cursor(*held->generation);
    CHECK(decode_meta(cursor.find(Table::meta, meta_key())->value)->rezdex_version == "first");
    CHECK(held->current.generation == 1);
}

TEST_CASE("one writer at a time, and the other learns who it is", "[database]") {
    const Fixture it;
    const auto holder = Database::open(it.db);
    REQUIRE(holder.ok());
    const auto other = Database::open(it.db);
    REQUIRE_FALSE(other.ok());
    CHECK(other.error().kind == ErrorKind::locked);
    CHECK(other.error().message.find("pid " + std::to_string(::getpid())) != std::string::npos);
}

TEST_CASE("a writer that was killed holds nothing", "[database]") {
    const Fixture it;
    build(it.db, "first");
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto database = Database::open(it.db);
        auto writer = GenerationWriter::create(database->temporary_path());
        ::kill(::getpid(), SIGKILL);
    }
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    CHECK(it.names().count("generation-2.lmdb.tmp") == 1);
    CHECK(seen(it.db) == "first");
    build(it.db, "second");
    CHECK(it.names().count("generation-2.lmdb.tmp") == 0);
    CHECK(seen(it.db) == "second");
}

TEST_CASE("wherever publishing stops, readers find the old or the new", "[database]") {
    const Fixture it;
    build(it.db, "old");
    {
        auto database = Database::open(it.db);
        REQUIRE(database.ok());
        write(*database, "lost"); // finished, not named
    }
    CHECK(seen(it.db) == "old");
    {
        auto database = Database::open(it.db);
        REQUIRE(database.ok());
        write(*database, "lost");
        stdfs::rename(database->temporary_path(), it.db + "/generation-2.lmdb"); // named, CURRENT not moved
    }
    std::ofstream(it.db + "/CURRENT.1-0.tmp")
        << "rezdex-index 2\ngenera"; // CURRENT's successor, half written
    CHECK(seen(it.db) == "old");
    build(it.db, "new");
    CHECK(seen(it.db) == "new");
    CHECK(read_current(it.db)->generation == 3);
    CHECK(it.names().count("CURRENT.1-0.tmp") == 0);
}

TEST_CASE("what cannot be published leaves CURRENT as it was", "[database]") {
    const Fixture it;
    build(it.db, "old");
    auto database = Database::open(it.db);
    REQUIRE(database.ok());
    CHECK_FALSE(database->publish({}).ok()); // nothing was written
    CHECK(seen(it.db) == "old");
    const auto finished = write(*database, "new");
    stdfs::remove(it.db + "/CURRENT");
    stdfs::create_directories(it.db + "/CURRENT/in-the-way");
    CHECK_FALSE(database->publish(finished).ok());
}

TEST_CASE("a folder with other things in it is not taken over", "[database]") {
    const Fixture it;
    it.directory.write("db/thesis.txt", "precious");
    const auto taken = Database::open(it.db);
    REQUIRE_FALSE(taken.ok());
    CHECK(taken.error().kind == ErrorKind::foreign);
    CHECK(it.names() == std::set<std::string>{"thesis.txt"});
    it.directory.write("db/CURRENT", "someone else's\n");
    CHECK(Database::open(it.db).error().kind == ErrorKind::foreign);
    it.directory.write("db/CURRENT", "rezdex-index 3\n");
    CHECK(Database::open(it.db).error().kind == ErrorKind::format);
    it.directory.write("file", "");
    CHECK_FALSE(Database::open(it.directory.path("file")).ok());
}

TEST_CASE("another program's CURRENT and HISTORY are never written over", "[database]") {
    const Fixture it;
    it.directory.write("db/CURRENT", "MANIFEST-000001\n");
    SECTION("beside files of other names") {
        it.directory.write("db/HISTORY", "my changelog\n");
        it.directory.write("db/MANIFEST-000001", "precious");
    }
    SECTION("alone") { it.directory.write("db/HISTORY", "my changelog\n"); }
    SECTION("beside a file that is named as ours are") {
        it.directory.write("db/generation-1.lmdb", "theirs");
        it.directory.write("db/thesis.txt", "precious");
    }
    const auto before = it.names();
    CHECK(read_current(it.db).error().kind == ErrorKind::foreign);
    CHECK(Database::open(it.db).error().kind == ErrorKind::foreign);
    CHECK(it.names() == before);
}

TEST_CASE("what HISTORY says is ours stays ours beside other files", "[database]") {
    const Fixture it;
    build(it.db, "old");
    it.directory.write("db/notes.txt", "mine");
    SECTION("CURRENT is another's") { it.directory.write("db/CURRENT", "MANIFEST-000001\n"); }
    SECTION("CURRENT is gone") { stdfs::remove(it.db + "/CURRENT"); }
    build(it.db, "new");
    CHECK(seen(it.db) == "new");
}

TEST_CASE("a damaged index is an error, and is built anew", "[database]") {
    const Fixture it;
    build(it.db, "old");
    const std::string generation = it.db + "/generation-1.lmdb";
    SECTION("its file is gone") { stdfs::remove(generation); }
    SECTION("its file is cut") { stdfs::resize_file(generation, 4096); }
    SECTION("its file is another") { it.directory.write("db/generation-1.lmdb", "hello"); }
    SECTION("CURRENT is cut") { stdfs::resize_file(it.db + "/CURRENT", 20); }
    CHECK(seen(it.db) == "damaged");
    build(it.db, "new");
    CHECK(seen(it.db) == "new");
}

TEST_CASE("any flipped bit of an index is found before it is mapped", "[database]") {
    const Fixture it;
    build(it.db, "whole");
    const std::string path = it.db + "/generation-1.lmdb";
    std::mt19937 random(23); // NOLINT(cert-msc51-cpp): the same on every run
    const auto size = stdfs::file_size(path);
    for (int i = 0; i < 300; ++i) {
        const auto at =
            static_cast<std::streamoff>(i < 150 ? random() % 152 + (i % 2) * 4096 : random() % size);
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        file.seekg(at);
        const char was = static_cast<char>(file.get());
        file.seekp(at).put(static_cast<char>(was ^ (1 << random() % 8))).flush();
        CAPTURE(at);
        CHECK(seen(it.db) == "damaged");
        file.seekp(at).put(was);
    }
    CHECK(seen(it.db) == "whole");
}

TEST_CASE("an LMDB file without our facts is foreign, another format is said so", "[database]") {
    const Fixture it;
    build(it.db, "first");
    const auto publish = [&](const std::function<void(GenerationWriter&)>& fill) {
        auto database = Database::open(it.db);
        REQUIRE(database.ok());
        auto writer = GenerationWriter::create(database->temporary_path());
        REQUIRE(writer.ok());
        fill(*writer);
        const auto finished = writer->finish();
        REQUIRE(finished.ok());
        REQUIRE(database->publish(*finished).ok());
    };
    publish([](GenerationWriter&) {});
    CHECK(seen(it.db) == "foreign");
    publish([](GenerationWriter& writer) {
        Meta meta;
        meta.format = format_number + 1;
        const auto words = encode_meta(meta);
        REQUIRE(writer.append(Table::meta, meta_key(), test::bytes_of(words)).ok());
    });
    CHECK(seen(it.db) == "format");
    publish([](GenerationWriter& writer) {
        const auto noise = test::sample_value(64, 1);
        REQUIRE(writer.append(Table::meta, meta_key(), test::bytes_of(noise)).ok());
    });
    CHECK(seen(it.db) == "damaged");
}

TEST_CASE("an index that this user may only read is read", "[database]") {
    const Fixture it;
    build(it.db, "first");
    for (const char* name : {"CURRENT", "HISTORY", "generation-1.lmdb", "writer.lock"})
        REQUIRE(::chmod((it.db + "/" + name).c_str(), 0444) == 0);
    REQUIRE(::chmod(it.db.c_str(), 0555) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // Root may write anything: become nobody, where the test runs as root.
        if (::geteuid() == 0 && (::chmod(it.directory.path().c_str(), 0755) != 0 || ::setuid(65534) != 0))
            ::_exit(2);
        ::unsetenv("REZDEX_CACHE_DIR");
        const bool read = seen(it.db) == "first";
        const auto writing = Database::open(it.db);
        ::_exit(read && !writing.ok() && writing.error().kind == ErrorKind::permission ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    REQUIRE(::chmod(it.db.c_str(), 0755) == 0);
}
