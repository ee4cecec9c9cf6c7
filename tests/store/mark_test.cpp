#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/mark.h"
#include "store/samples.h"
#include "support/root.h"
#include "support/temporary_directory.h"

using namespace rezdex;
using namespace rezdex::store;

namespace {

// A file with a CURRENT of its own, at rest long enough to be marked, and a cache of its own.
struct Fixture {
    test::TemporaryDirectory directory;
    std::string content = std::string(100'000, 'c');
    std::string path = directory.write("generation-1.lmdb", content);
    Current current{1, content.size(), base::hash128(content)};

    Fixture() {
        ::setenv("REZDEX_CACHE_DIR", directory.path("cache").c_str(), 1);
        rest();
    }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;
    ~Fixture() { ::unsetenv("REZDEX_CACHE_DIR"); }

    static void rest() { std::this_thread::sleep_for(std::chrono::milliseconds(60)); }

    Result<Checked> check(bool leave = true) const { return check_file(path, current, leave); }
    bool marked(bool leave = true) const {
        const auto checked = check(leave);
        REQUIRE(checked.ok());
        return checked->marked;
    }
    bool damaged() const {
        const auto checked = check();
        return !checked.ok() && checked.error().kind == ErrorKind::damaged;
    }
    std::string mark() const {
        for (const auto& entry : std::filesystem::directory_iterator(directory.path("cache/marks")))
            return entry.path().string();
        return {};
    }
    void rewrite(std::string_view bytes) const {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }
};

} // namespace

TEST_CASE("a mark is left once and believed", "[mark]") {
    const Fixture it;
    CHECK_FALSE(it.marked(false)); // right, but nothing left
    CHECK_FALSE(std::filesystem::exists(it.directory.path("cache")));
    CHECK(it.marked());
    CHECK(it.marked(false));
    struct stat stat{};
    REQUIRE(::stat(it.mark().c_str(), &stat) == 0);
    CHECK((stat.st_mode & 0777) == 0644); // no secret: root's serve all users of a cache
}

TEST_CASE("marks do not pile up with generations", "[mark]") {
    Fixture it;
    for (int generation = 1; generation <= 3; ++generation) {
        it.path = it.directory.write("generation-" + std::to_string(generation) + ".lmdb", it.content);
        Fixture::rest();
        CHECK_FALSE(it.marked(false));
        CHECK(it.marked());
        CHECK(it.marked(false));
        const std::filesystem::directory_iterator marks(it.directory.path("cache/marks"));
        CHECK(std::distance(begin(marks), end(marks)) == 1);
        std::ofstream(it.mark() + ".tmp") << "of a reader that was killed";
    }
}

TEST_CASE("a believed mark spares the reading", "[mark]") {
    Fixture it;
    CHECK(it.marked());
    struct stat before{};
    REQUIRE(::stat(it.path.c_str(), &before) == 0);
    // The same stat, another content: only whoever reads the file could know.
    const std::string text = test::read_file(it.mark());
    it.rewrite(std::string(it.content.size(), 'd'));
    const timespec times[2] = {before.st_atim, before.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, it.path.c_str(), times, 0) == 0);
    CHECK(it.damaged()); // its ctime tells
    struct stat after{};
    REQUIRE(::stat(it.path.c_str(), &after) == 0);
    const auto ctime = [](const struct stat& s) {
        return s.st_ctim.tv_sec * 1'000'000'000 + s.st_ctim.tv_nsec;
    };
    std::string forged = text;
    const std::string old = "ctime_ns " + std::to_string(ctime(before));
    REQUIRE(forged.find(old) != std::string::npos);
    forged.replace(forged.find(old), old.size(), "ctime_ns " + std::to_string(ctime(after)));
    std::ofstream(it.mark()) << forged;
    CHECK(it.marked());
}

TEST_CASE("a changed file is damaged, mark or not", "[mark]") {
    const bool with_mark = GENERATE(true, false);
    Fixture it;
    if (with_mark) CHECK(it.marked());
    SECTION("a byte") {
        std::string changed = it.content;
        changed[50'000] = 'x';
        it.rewrite(changed);
    }
    SECTION("shorter") { it.rewrite(it.content.substr(1)); }
    SECTION("longer") { it.rewrite(it.content + 'x'); }
    CHECK(it.damaged());
}

TEST_CASE("another hash in CURRENT is damaged, mark or not", "[mark]") {
    Fixture it;
    CHECK(it.marked());
    it.current.hash.low ^= 1;
    CHECK(it.damaged());
}

TEST_CASE("a mark that others could have written is not believed", "[mark]") {
    Fixture it;
    CHECK(it.marked());
    const std::string mark = it.mark();
    SECTION("group-writable") { REQUIRE(::chmod(mark.c_str(), 0620) == 0); }
    SECTION("world-writable") { REQUIRE(::chmod(mark.c_str(), 0602) == 0); }
    SECTION("a link") {
        std::filesystem::rename(mark, mark + "-real");
        std::filesystem::create_symlink(mark + "-real", mark);
    }
    SECTION("another owner") {
        require_root();
        REQUIRE(::chown(mark.c_str(), 12345, 12345) == 0);
    }
    SECTION("another content") { std::ofstream(mark, std::ios::app) << "more\n"; }
    CHECK_FALSE(it.marked(false));
    CHECK(it.marked()); // hashed again, and left anew
    CHECK(it.marked(false));
}

TEST_CASE("where no mark can be left it works, and says so", "[mark]") {
    Fixture it;
    it.directory.write("file", "");
    ::setenv("REZDEX_CACHE_DIR", it.directory.path("file").c_str(), 1);
    CHECK_FALSE(it.marked());
    ::setenv("REZDEX_CACHE_DIR", it.directory.path("file/below").c_str(), 1);
    CHECK_FALSE(it.marked());
    CHECK_FALSE(it.marked());
}

TEST_CASE("a file that has just changed is not marked", "[mark]") {
    const Fixture it;
    bool marked = true;
    for (int tries = 0; tries < 20 && marked;
         ++tries) { // a busy machine may take its time between the two lines
        it.rewrite(it.content);
        marked = it.marked();
    }
    CHECK_FALSE(marked);
    Fixture::rest();
    CHECK(it.marked());
}

TEST_CASE("the cache folder", "[mark]") {
    const std::string home = std::getenv("HOME") == nullptr ? "" : std::getenv("HOME");
    ::setenv("REZDEX_CACHE_DIR", "/a", 1);
    ::setenv("XDG_CACHE_HOME", "/b", 1);
    ::setenv("HOME", "/c", 1);
    CHECK(cache_directory() == "/a");
    ::setenv("REZDEX_CACHE_DIR", "relative", 1);
    CHECK(cache_directory() == "/b/rezdex");
    ::unsetenv("REZDEX_CACHE_DIR");
    ::unsetenv("XDG_CACHE_HOME");
    CHECK(cache_directory() == "/c/.cache/rezdex");
    ::unsetenv("HOME");
    CHECK(cache_directory().empty());
    ::setenv("HOME", home.c_str(), 1);
}

TEST_CASE("a file that is not there, or no file", "[mark]") {
    Fixture it;
    CHECK(check_file(it.directory.path("none"), it.current, true).error().kind == ErrorKind::not_found);
    CHECK(check_file(it.directory.path(), it.current, true).error().kind == ErrorKind::damaged);
}
