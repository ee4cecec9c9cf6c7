// Promise: the real filesystem answers oddities with an errno, and never blocks.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fs/filesystem.h"
#include "support/root.h"
#include "support/temporary_directory.h"

using namespace rezdex::fs;
using rezdex::test::TemporaryDirectory;

namespace {

constexpr std::size_t limit = 1U << 20U;

int read_error(const std::string& path, std::size_t most = limit) {
    std::string text;
    return real().read(path.c_str(), most, text).error;
}

// Runs `body` as a user without rights, in a child; true if it returned true.
template <class Body>
bool as_nobody(Body body) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(::seteuid(65534) == 0 && body() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

TEST_CASE("a file is read whole, with equal stamps around it") {
    const TemporaryDirectory folder;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{4096}, std::size_t{100'001}}) {
        const std::string content(size, 'x');
        const std::string path = folder.write("file", content);
        std::string text = "left over";
        const auto read = real().read(path.c_str(), limit, text);
        REQUIRE(read);
        CHECK(text == content);
        CHECK(read.value.before == read.value.after);
        const auto stat = real().stat(path.c_str(), Sync::force);
        REQUIRE(stat);
        CHECK(stat.value == read.value.before);
        CHECK(stat.value.size == size);
        CHECK(stat.value.type == FileType::file);
    }
}

TEST_CASE("a file that says it is empty and is not is read to its end") {
    std::string text;
    REQUIRE(real().read("/proc/self/status", limit, text));
    CHECK(text.find("Name:") == 0);
}

TEST_CASE("what is no regular file is refused at once") {
    const TemporaryDirectory folder;
    REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0644) == 0);
    CHECK(read_error(folder.path("fifo")) == ENXIO);
    CHECK(real().stat(folder.path("fifo").c_str(), Sync::as_stat).value.type == FileType::other);
    CHECK(read_error("/dev/zero") == ENXIO);
    CHECK(read_error(folder.path()) == EISDIR);
    CHECK(read_error(folder.path("nothing")) == ENOENT);
    std::filesystem::create_symlink("loop", folder.path("loop"));
    CHECK(read_error(folder.path("loop")) == ELOOP);
    CHECK(real().stat(folder.path("loop").c_str(), Sync::as_stat).error == ELOOP);
    CHECK(read_error(folder.write("file", "") + "/below") == ENOTDIR);
}

TEST_CASE("a file past the limit is refused without reading it") {
    const TemporaryDirectory folder;
    const std::string path = folder.write("huge", "");
    std::filesystem::resize_file(path, 1ULL << 40U); // sparse
    CHECK(read_error(path) == EFBIG);
    CHECK(read_error(folder.write("exact", "12345"), 5) == 0);
    CHECK(read_error(folder.write("above", "123456"), 5) == EFBIG);
    CHECK(read_error("/proc/self/status", 10) == EFBIG); // its size is not known before
}

TEST_CASE("a listing names entries by what they are themselves, any bytes") {
    const TemporaryDirectory folder;
    folder.write("a", "");
    folder.write("directory/inner", "");
    folder.write("bytes\xff\n", "");
    std::filesystem::create_symlink("directory", folder.path("link"));
    REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0644) == 0);
    auto listing = real().list(folder.path().c_str());
    REQUIRE(listing);
    std::sort(listing.value.begin(), listing.value.end(), [](auto& a, auto& b) { return a.name < b.name; });
    REQUIRE(listing.value.size() == 5);
    CHECK(listing.value[0].type == FileType::file);
    CHECK(listing.value[1].name == "bytes\xff\n");
    CHECK(listing.value[2].type == FileType::directory);
    CHECK(listing.value[3].type == FileType::other);
    CHECK(listing.value[4].type == FileType::link);
    CHECK(real().list(folder.path("a").c_str()).error == ENOTDIR);
    CHECK(real().list(folder.path("nothing").c_str()).error == ENOENT);
}

TEST_CASE("a user without rights is told so") {
    require_root();
    const TemporaryDirectory folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
    const std::string secret = folder.write("secret", "s"), open = folder.write("open", "o");
    const std::string inner = folder.write("closed/inner", "i");
    ::chmod(secret.c_str(), 0600);
    ::chmod(folder.path("closed").c_str(), 0700);
    CHECK(
        as_nobody([&] { return read_error(secret) == EACCES && real().readable(secret.c_str()) == EACCES; }));
    CHECK(as_nobody([&] { return read_error(inner) == EACCES && real().readable(inner.c_str()) == EACCES; }));
    CHECK(as_nobody([&] { return real().list(folder.path("closed").c_str()).error == EACCES; }));
    CHECK(as_nobody([&] { return read_error(open) == 0 && real().readable(open.c_str()) == 0; }));
}

TEST_CASE("unknown kinds of filesystem count as network") {
    CHECK_FALSE(mount_kind_of(0xef53).network);
    CHECK(mount_kind_of(0x6969).network);
    CHECK(mount_kind_of(0x6969).name == "nfs");
    CHECK(mount_kind_of(0xff534d42).granularity_ns == 100);
    const MountKind unknown = mount_kind_of(0x12345678);
    CHECK(unknown.network);
    CHECK(unknown.name == "unknown");
    CHECK(unknown.magic == 0x12345678);
    CHECK(unknown.granularity_ns == 1); // compared exactly: slow at worst
    const auto here = real().mount_kind("/");
    REQUIRE(here);
    CHECK(here.value.magic != 0);
    CHECK(real().mount_kind("/nothing/here").error == ENOENT);
}

TEST_CASE("an open directory is where its paths begin, even when it is moved") {
    const TemporaryDirectory folder;
    folder.write("family/1.0/package.py", "name");
    const auto family = real().open_directory(folder.path("family").c_str());
    REQUIRE(family);
    std::filesystem::rename(folder.path("family"), folder.path("moved"));
    std::string text;
    REQUIRE(family.value->read("1.0/package.py", limit, text));
    CHECK(text == "name");
    CHECK(family.value->stat("1.0", Sync::force).value.type == FileType::directory);
    CHECK(family.value->stat("2.0", Sync::force).error == ENOENT);
    CHECK(real().open_directory(folder.path("family").c_str()).error == ENOENT);
    CHECK(real().open_directory(folder.path("moved/1.0/package.py").c_str()).error == ENOTDIR);
}
