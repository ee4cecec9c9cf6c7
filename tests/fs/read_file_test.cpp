// Promise: a file at rest is read with one fstat and any other with two, and both ways notice a write that
// falls into the read.
#include <catch2/catch.hpp>

#include <functional>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "fs/read_file.h"
#include "support/temporary_directory.h"

namespace {

int fstats = 0;
std::function<void()> before_fstat;

} // namespace

// Stands before the C library's for the whole program, which calls it from one thread here.
extern "C" int fstat(int file, struct stat* to) noexcept {
    ++fstats;
    if (before_fstat) std::exchange(before_fstat, nullptr)();
    return ::fstatat(file, "", to, AT_EMPTY_PATH);
}

using namespace rezdex::fs;
using rezdex::test::TemporaryDirectory;

namespace {

constexpr std::int64_t second = 1'000'000'000;

struct Reading {
    Outcome<Files::Read> read;
    std::string text;
    int fstats;
};

// As a read that begins `rest_ns` after the file's last change.
Reading read_after(const std::string& path, std::int64_t rest_ns, std::size_t limit = 1U << 20U) {
    const auto stat = real().stat(path.c_str(), Sync::force);
    REQUIRE(stat);
    Reading reading;
    fstats = 0;
    reading.read = read_file(AT_FDCWD, path.c_str(), stat.value.ctime_ns + rest_ns, limit, reading.text);
    reading.fstats = fstats;
    before_fstat = nullptr;
    return reading;
}

// The clock that stamps files ticks every few milliseconds.
void wait_for_another_stamp(const TemporaryDirectory& folder) {
    const auto stamp = [&] {
        return real().stat(folder.write("tick", "").c_str(), Sync::force).value.ctime_ns;
    };
    const std::int64_t first = stamp();
    while (stamp() == first) {
    }
}

} // namespace

TEST_CASE("a file is at rest a minute after its last change of any kind") {
    const std::int64_t started = 2000 * second, rested = started - 60 * second;
    const auto rests = [&](std::int64_t mtime_ns, std::int64_t ctime_ns) {
        Stat stat;
        stat.mtime_ns = mtime_ns;
        stat.ctime_ns = ctime_ns;
        return at_rest(stat, started);
    };
    CHECK(rests(rested, rested));
    CHECK_FALSE(rests(rested + 1, rested));
    CHECK_FALSE(rests(0, rested + 1));  // rsync -a: old mtime, new ctime
    CHECK_FALSE(rests(0, started + 1)); // while it was read
    CHECK_FALSE(rests(started + 1000 * second, 0));
}

TEST_CASE("a small file at rest is read with one fstat, any other with two") {
    const TemporaryDirectory folder;
    const auto fstats_for = [&](std::size_t size, std::int64_t rest_ns) {
        const std::string content(size, 'x');
        const Reading reading = read_after(folder.write("file", content), rest_ns);
        REQUIRE(reading.read);
        CHECK(reading.text == content);
        CHECK(reading.read.value.before == reading.read.value.after);
        CHECK(reading.read.value.after == real().stat(folder.path("file").c_str(), Sync::force).value);
        return reading.fstats;
    };
    for (const std::size_t size : {0, 1, 8191}) CHECK(fstats_for(size, 60 * second) == 1);
    CHECK(fstats_for(8192, 60 * second) == 2); // it may go on
    // The one that found it not at rest, and those around the read.
    for (const std::size_t size : {0, 1, 8191}) CHECK(fstats_for(size, 60 * second - 1) == 1 + 2);
}

TEST_CASE("the real filesystem gives the present as the start of a read") {
    const TemporaryDirectory folder;
    const std::string path = folder.write("file", "just written");
    std::string text;
    fstats = 0;
    REQUIRE(real().read(path.c_str(), 100, text));
    CHECK(fstats == 1 + 2);
}

TEST_CASE("a write behind the read of a file at rest is noticed") {
    const TemporaryDirectory folder;
    const std::string path = folder.write("file", "before");
    const auto rewrite = GENERATE("behind", "longer than before", "");
    wait_for_another_stamp(folder);
    before_fstat = [&] { folder.write("file", rewrite); };
    const Reading reading = read_after(path, 60 * second);
    REQUIRE(reading.read);
    CHECK(reading.text == rewrite);
    CHECK(reading.read.value.before == reading.read.value.after);
    CHECK(reading.fstats == 1 + 2);
}

TEST_CASE("a write before a read with two fstats shows in its stamps") {
    const TemporaryDirectory folder;
    const std::string path = folder.write("file", "before");
    wait_for_another_stamp(folder);
    int left = 3;
    const std::function<void()> at_the_third = [&] {
        if (--left == 0)
            folder.write("file", "behind");
        else
            before_fstat = at_the_third;
    };
    before_fstat = at_the_third;
    const Reading reading = read_after(path, 0);
    REQUIRE(reading.read);
    CHECK(reading.text == "before");
    CHECK(reading.read.value.before != reading.read.value.after);
}

TEST_CASE("limits and folders are seen at rest, too") {
    const TemporaryDirectory folder;
    const std::string path = folder.write("file", "12345");
    CHECK(read_after(path, 60 * second, 5).read);
    CHECK(read_after(path, 60 * second, 4).read.error == EFBIG);
    CHECK(read_after(folder.path(), 60 * second).read.error == EISDIR);
}
