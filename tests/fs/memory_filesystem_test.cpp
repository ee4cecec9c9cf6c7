// Promise: the fake disk behaves as the real one where tests rely on it.
#include <catch2/catch.hpp>

#include "fs/memory_filesystem.h"

using namespace rezdex::fs;

TEST_CASE("the fake disk stamps what changes and the directory it is in") {
    MemoryFileSystem disk;
    disk.set_now(5'700'000'000);
    disk.set_granularity(1'000'000'000);
    disk.write("/a/b", "one");
    const Stat file = disk.stat("/a/b", Sync::force).value;
    CHECK(file.mtime_ns == 5'000'000'000);
    CHECK(file.size == 3);
    disk.set_now(8'200'000'000);
    disk.write("/a/b", "two");
    CHECK(disk.stat("/a/b", Sync::force).value.mtime_ns == 8'000'000'000);
    CHECK(disk.stat("/a", Sync::force).value.mtime_ns == 5'000'000'000); // no entry came or went
    disk.remove("/a/b");
    CHECK(disk.stat("/a", Sync::force).value.mtime_ns == 8'000'000'000);
    CHECK(disk.stat("/a/b", Sync::force).error == ENOENT);
}

TEST_CASE("the fake disk follows links and faults") {
    MemoryFileSystem disk;
    disk.write("/real/1.0/package.py", "x");
    disk.make_link("/link", "real");
    disk.make_link("/loop", "/loop");
    disk.make_other("/fifo");
    std::string text;
    REQUIRE(disk.read("/link/1.0/package.py", 100, text));
    CHECK(text == "x");
    CHECK(disk.read("/link/1.0/package.py", 0, text).error == EFBIG);
    CHECK(disk.read("/real", 100, text).error == EISDIR);
    CHECK(disk.read("/fifo", 100, text).error == ENXIO);
    CHECK(disk.stat("/loop", Sync::force).error == ELOOP);
    CHECK(disk.stat("/fifo/x", Sync::force).error == ENOTDIR);
    disk.fail("/real/1.0", EIO);
    CHECK(disk.read("/link/1.0/package.py", 100, text).error == EIO);
    disk.fail("/real/1.0", 0);
    CHECK(disk.list("/link").value.size() == 1);
    CHECK(disk.list("/").value.size() == 4);
}

TEST_CASE("the fake disk changes a file while it is read") {
    MemoryFileSystem disk;
    disk.write("/f", "before");
    disk.on_read([&](const std::string& path) {
        disk.set_now(disk.now_ns() + 1000);
        disk.write(path, "after it");
    });
    std::string text;
    const auto read = disk.read("/f", 100, text);
    REQUIRE(read);
    CHECK(read.value.before != read.value.after);
    CHECK(text == "after it");
}
