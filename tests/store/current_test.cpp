#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>

#include "store/current.h"
#include "support/temporary_directory.h"

using namespace rezdex;
using namespace rezdex::store;

namespace {

const Current sample{7, 8'388'608, {0x0123456789abcdef, 0xfedcba9876543210}};
const std::string text = "rezdex-index 2\ngeneration-7.lmdb 8388608 fedcba98765432100123456789abcdef\n";

ErrorKind kind_of(const std::string& content) {
    const auto parsed = parse_current(content, "here");
    CAPTURE(content);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().path == "here");
    return parsed.error().kind;
}

} // namespace

TEST_CASE("CURRENT reads as documented", "[current]") {
    CHECK(to_text(sample) == text);
    const auto parsed = parse_current(text, "here");
    REQUIRE(parsed.ok());
    CHECK(*parsed == sample);
}

TEST_CASE("generations are named by number", "[current]") {
    CHECK(generation_name(12) == "generation-12.lmdb");
    CHECK(generation_of("generation-12.lmdb") == 12U);
    for (const char* name :
         {"generation-.lmdb", "generation-0.lmdb", "generation-01.lmdb", "generation--1.lmdb",
          "generation-1.lmdb.tmp", "generation-1", "generation-", "generation-1x.lmdb",
          "generation-99999999999999999999.lmdb", "../generation-1.lmdb", ""})
        CHECK_FALSE(generation_of(name));
}

TEST_CASE("unknown content is refused, each kind by its name", "[current]") {
    CHECK(kind_of("") == ErrorKind::foreign);
    CHECK(kind_of("hello\n") == ErrorKind::foreign);
    CHECK(kind_of("rezdex-index 1\nwhatever") == ErrorKind::format);
    CHECK(kind_of("rezdex-index 3\nwhatever") == ErrorKind::format);
    CHECK(kind_of(text + "generation-7.detail 1 fedcba98765432100123456789abcdef\n") == ErrorKind::format);
    for (const char* broken :
         {"rezdex-index 2", "rezdex-index \n", "rezdex-index 01\n", "rezdex-index -1\n", "rezdex-index 2\n\n",
          "rezdex-index 2\ngeneration-7.lmdb 8388608 fedcba98765432100123456789abcdef",
          "rezdex-index 2\ngeneration-7.lmdb 08 fedcba98765432100123456789abcdef\n",
          "rezdex-index 2\ngeneration-7.lmdb 8 FEDCBA98765432100123456789ABCDEF\n",
          "rezdex-index 2\ngeneration-7.lmdb 8 fedcba98765432100123456789abcde\n",
          "rezdex-index 2\n../generation-7.lmdb 8 fedcba98765432100123456789abcdef\n",
          "rezdex-index 2\ngeneration-7.lmdb  8 fedcba98765432100123456789abcdef\n",
          "rezdex-index 2\r\ngeneration-7.lmdb 8 fedcba98765432100123456789abcdef\n"})
        CHECK(kind_of(broken) == ErrorKind::damaged);
}

TEST_CASE("a cut or flipped CURRENT never reads as another one of the same file", "[current]") {
    for (std::size_t size = 0; size < text.size(); ++size)
        CHECK_FALSE(parse_current(text.substr(0, size), "").ok());
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string flipped = text;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        const auto parsed = parse_current(flipped, "");
        if (parsed.ok()) CHECK_FALSE(*parsed == sample); // its hash, size or number now fits no file
    }
}

TEST_CASE("CURRENT is replaced, and nothing else is left", "[current]") {
    const test::TemporaryDirectory directory;
    CHECK(read_current(directory.path()).error().kind == ErrorKind::not_found);
    CHECK(read_current(directory.path("none")).error().kind == ErrorKind::not_found);
    REQUIRE(write_current(directory.path(), {1, 2, {3, 4}}).ok());
    REQUIRE(write_current(directory.path(), sample).ok());
    const auto current = read_current(directory.path());
    REQUIRE(current.ok());
    CHECK(*current == sample);
    CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
}

TEST_CASE("a CURRENT that is no small file is foreign", "[current]") {
    const test::TemporaryDirectory directory;
    directory.write("large/CURRENT", std::string(5000, 'x'));
    CHECK(read_current(directory.path("large")).error().kind == ErrorKind::foreign);
    std::filesystem::create_directories(directory.path("folder/CURRENT"));
    CHECK(read_current(directory.path("folder")).error().kind == ErrorKind::foreign);
    std::filesystem::create_directories(directory.path("link"));
    std::filesystem::create_symlink(directory.write("target", text), directory.path("link/CURRENT"));
    CHECK(read_current(directory.path("link")).error().kind == ErrorKind::foreign);
    std::filesystem::create_directories(directory.path("fifo"));
    REQUIRE(::mkfifo(directory.path("fifo/CURRENT").c_str(), 0600) == 0);
    CHECK(read_current(directory.path("fifo")).error().kind == ErrorKind::foreign);
}
