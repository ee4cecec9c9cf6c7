// Files that are not what they seem: refused with the right kind, never mapped, never a crash.
#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>

#include "store/generation.h"
#include "store/samples.h"
#include "support/temporary_directory.h"

using namespace rezdex;
using namespace rezdex::store;
using rezdex::test::TemporaryDirectory;

namespace {

std::string whole_file(const TemporaryDirectory& directory) {
    auto writer = GenerationWriter::create(directory.path("whole"));
    REQUIRE(writer.ok());
    KeyBuffer key;
    for (int i = 100; i < 200; ++i)
        REQUIRE(writer
                    ->append(Table::definitions, key.set(1, std::to_string(i)),
                             test::bytes_of(test::sample_value(400, 1)))
                    .ok());
    REQUIRE(writer->finish().ok());
    return test::read_file(directory.path("whole"));
}

ErrorKind kind_of(const std::string& path) {
    const auto opened = Generation::open(path);
    REQUIRE_FALSE(opened.ok());
    CHECK_FALSE(opened.error().message.empty());
    return opened.error().kind;
}

} // namespace

TEST_CASE("what is no index is foreign", "[hostile]") {
    const TemporaryDirectory directory;
    CHECK(kind_of(directory.write("empty", "")) == ErrorKind::foreign);
    CHECK(kind_of(directory.write("text", "hello")) == ErrorKind::foreign);
    CHECK(kind_of(directory.write("zeros", std::string(100'000, '\0'))) == ErrorKind::foreign);
    CHECK(kind_of(directory.write("noise", std::string(100'000, '\xee'))) == ErrorKind::foreign);
    std::filesystem::create_directory(directory.path("folder"));
    CHECK(kind_of(directory.path("folder")) == ErrorKind::foreign);
    REQUIRE(::mkfifo(directory.path("fifo").c_str(), 0600) == 0);
    CHECK(kind_of(directory.path("fifo")) == ErrorKind::foreign); // and does not wait for a writer
    CHECK(kind_of(directory.path("none")) == ErrorKind::not_found);
}

TEST_CASE("a file that is cut off or too long is damaged", "[hostile]") {
    const TemporaryDirectory directory;
    const std::string whole = whole_file(directory);
    REQUIRE(Generation::open(directory.path("whole")).ok());
    for (const std::size_t size : {whole.size() - 1, whole.size() - 4096, whole.size() / 2, std::size_t{8192},
                                   std::size_t{8191}, std::size_t{4097}, std::size_t{4096}, std::size_t{200}})
        CHECK(kind_of(directory.write("cut", whole.substr(0, size))) == ErrorKind::damaged);
    CHECK(kind_of(directory.write("cut", whole.substr(0, 100))) == ErrorKind::foreign);
    CHECK(kind_of(directory.write("long", whole + 'x')) == ErrorKind::damaged);
    CHECK(kind_of(directory.write("long", whole + std::string(4096, 'x'))) == ErrorKind::damaged);
}

TEST_CASE("an LMDB version that is not ours is a format", "[hostile]") {
    const TemporaryDirectory directory;
    std::string whole = whole_file(directory);
    whole[20] = 2; // mm_version, behind the page's header and the magic number
    CHECK(kind_of(directory.write("newer", whole)) == ErrorKind::format);
}

TEST_CASE("a header that does not hold together is damaged", "[hostile]") {
    const TemporaryDirectory directory;
    const std::string whole = whole_file(directory);
    // Offsets in a meta page: the page's number and flags, the page size, the tables' depth and root.
    for (const std::size_t offset : {0U, 10U, 40U, 94U, 128U + 7U, 143U}) {
        for (const std::size_t page : {0U, 4096U}) {
            std::string broken = whole;
            broken[page + offset] = static_cast<char>(broken[page + offset] ^ 0x7f);
            CAPTURE(offset, page);
            CHECK(kind_of(directory.write("broken", broken)) == ErrorKind::damaged);
        }
    }
}
