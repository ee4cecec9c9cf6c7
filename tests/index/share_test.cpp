// Promise: publish() and fetch() as a program calls them: reports, progress, cancelling, and opening what was
// fetched. What faults do to them is tests/cli's.
#include "rezdex/share.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "fs/remote_file.h"
#include "rezdex/builder.h"
#include "rezdex/index.h"
#include "support/temporary_directory.h"

using namespace rezdex;
namespace files = std::filesystem;

namespace {

struct Host {
    test::TemporaryDirectory folder;
    std::string packages = folder.path("packages"), database = folder.path("db"),
                net = folder.path("net/studio");
    std::string path = folder.write("packages/maya/1/package.py", "name = 'maya'\nversion = '1'\n");

    Host() {
        ::setenv("REZDEX_CACHE_DIR", folder.path("cache").c_str(), 1);
        build_again();
    }
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    ~Host() { ::unsetenv("REZDEX_CACHE_DIR"); }

    void build_again() const {
        BuildOptions options;
        options.database = database;
        options.repositories = {{"studio", packages}};
        options.include_private = true; // the test's folder is its user's own
        REQUIRE(build(options).ok());
    }
    PublishOptions publishing() const {
        PublishOptions options;
        options.database = database;
        options.destination = net;
        return options;
    }
    FetchOptions fetching() const {
        FetchOptions options;
        options.source = net;
        return options;
    }
};

Status status_in(const Index& index, std::string_view path) {
    LookupOptions options;
    options.freshness = Freshness::snapshot;
    const Batch batch = index.lookup({&path, 1}, options);
    return batch[0].status;
}

} // namespace

TEST_CASE("what was published is fetched, once, and opened by the path it was published to", "[share]") {
    const Host host;
    std::uint64_t done = 0, total = 0;
    auto publishing = host.publishing();
    publishing.progress = [&](const ShareProgress& progress) {
        done = progress.bytes_done;
        total = progress.bytes_total;
    };
    const auto published = publish(publishing);
    REQUIRE(published.ok());
    CHECK(published->published);
    CHECK(published->stubs == 0);
    CHECK((done == published->bytes && total == done));
    CHECK_FALSE(publish(publishing)->published);

    auto fetching = host.fetching();
    done = 0;
    fetching.progress = [&](const ShareProgress& progress) { done = progress.bytes_done; };
    const auto fetched = fetch(fetching);
    REQUIRE(fetched.ok());
    CHECK(fetched->fetched);
    CHECK(fetched->generation == published->generation);
    CHECK(done == published->bytes);
    CHECK_FALSE(fetch(fetching)->fetched);

    files::remove_all(host.net);
    const auto index = Index::open(host.net);
    REQUIRE(index.ok());
    CHECK(status_in(*index, host.path) == Status::complete);
    const IndexStats stats = index->stats();
    CHECK(stats.source == host.net);
    CHECK(stats.directory == fetched->directory);
    CHECK(stats.fetched_ns > 0);
    CHECK(stats.checked_ns >= stats.fetched_ns);
}

TEST_CASE("who wants no more is left alone, and nothing is left behind", "[share]") {
    const Host host;
    std::atomic<bool> cancel = true;
    auto publishing = host.publishing();
    publishing.cancel = &cancel;
    const auto published = publish(publishing);
    REQUIRE_FALSE(published.ok());
    CHECK(published.error().kind == ErrorKind::interrupted);
    CHECK_FALSE(files::exists(host.net + "/CURRENT"));
    REQUIRE(publish(host.publishing()).ok());
    auto fetching = host.fetching();
    fetching.cancel = &cancel;
    const auto fetched = fetch(fetching);
    REQUIRE_FALSE(fetched.ok());
    CHECK(fetched.error().kind == ErrorKind::interrupted);
}

TEST_CASE("a callback that throws is an error", "[share]") {
    const Host host;
    auto publishing = host.publishing();
    publishing.progress = [](const ShareProgress&) { throw 7; };
    CHECK(publish(publishing).error().kind == ErrorKind::io);
    CHECK_FALSE(files::exists(host.net + "/CURRENT"));
    CHECK(publish(host.publishing()).ok());
}

TEST_CASE("an open reader moves on to what is fetched, and open() may fetch by itself", "[share]") {
    const Host host;
    REQUIRE(publish(host.publishing()).ok());
    const auto fetched = fetch(host.fetching());
    REQUIRE(fetched.ok());
    const std::string generation = fetched->directory + "/generation-1.lmdb";
    std::ofstream(generation, std::ios::binary | std::ios::trunc) << "rotten";
    CHECK(Index::open(host.net).error().kind == ErrorKind::damaged);
    const auto index = Index::open(host.net, {.fetch = true});
    REQUIRE(index.ok());
    CHECK(status_in(*index, host.path) == Status::complete);
}

TEST_CASE("a reader's roots take the place of the index's", "[share]") {
    const Host host;
    const auto index = Index::open(host.database, {.roots = {{"studio", "/mnt/a"}, {"studio", "P:/b"}}});
    REQUIRE(index.ok());
    CHECK(status_in(*index, "/mnt/a/maya/1/package.py") == Status::complete);
    CHECK(status_in(*index, "P:/b/maya/1/package.py") == Status::complete);
    CHECK(status_in(*index, "/mnt/a/maya/2/package.py") == Status::missing);
    CHECK(Index::open(host.database, {.roots = {{"other", "/mnt/a"}}}).error().kind == ErrorKind::usage);
    CHECK(Index::open(host.database, {.roots = {{"", "/mnt/a"}}}).error().kind == ErrorKind::usage);
}

TEST_CASE("a fetch brings what is published while it copies", "[share]") {
    constexpr int versions = 40; // of 100 kB: far more than what the child reads ahead
    Host host;
    const std::string describe = "description = '" + std::string(100'000, 'x') + "'\n";
    for (int version = 0; version < versions; ++version)
        host.folder.write("packages/big/" + std::to_string(version) + "/package.py",
                          "name = 'big'\n" + describe);
    host.build_again();
    const auto older = publish(host.publishing());
    REQUIRE(older.ok());
    const std::string file = host.net + "/generation-" + std::to_string(older->generation) + ".lmdb";
    REQUIRE(files::exists(file));
    const std::string added = host.folder.path("packages/maya/2/package.py");

    std::uint64_t newer = 0, done_then = 0;
    std::function<void()> lose;
    auto fetching = host.fetching();
    fetching.progress = [&](const ShareProgress& progress) {
        if (newer != 0) return;
        host.folder.write("packages/maya/2/package.py", "name = 'maya'\nversion = '2'\n");
        host.build_again();
        newer = publish(host.publishing())->generation;
        done_then = progress.bytes_done;
        lose();
    };
    const auto fetched_after = [&](std::function<void()> deed) {
        lose = std::move(deed);
        auto report = fetch(fetching);
        REQUIRE(report.ok());
        CHECK(done_then < older->bytes / 4);
        CHECK(newer > older->generation);
        return *report;
    };
    SECTION("the file that it reads is cut: it begins again") {
        const auto report = fetched_after([&] { files::resize_file(file, older->bytes / 2); });
        CHECK(report.generation == newer);
    }
    SECTION("it is removed, but can be read to its end: the next fetch brings the newer") {
        const auto report = fetched_after([&] { files::remove(file); });
        CHECK(report.generation == older->generation);
        CHECK(status_in(*Index::open(host.net), host.path) == Status::complete);
        CHECK(status_in(*Index::open(host.net), added) == Status::missing);
        CHECK(fetch(host.fetching())->generation == newer);
    }
    const auto index = Index::open(host.net);
    REQUIRE(index.ok());
    CHECK(status_in(*index, host.path) == Status::complete);
    CHECK(status_in(*index, added) == Status::complete);
}

TEST_CASE("a file is read through a child, whole", "[share]") {
    const test::TemporaryDirectory folder;
    const fs::RemoteReader reader(std::chrono::seconds(30), nullptr);
    const auto read = [&](const std::string& path, std::string& to) {
        to.clear();
        return reader.read(
            path, [](std::uint64_t) { return true; },
            [&](std::string_view bytes) {
                to += bytes;
                return true;
            });
    };
    std::string got;
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{256} << 10U, std::size_t{3'000'000}}) {
        std::string content(size, 'x');
        for (std::size_t i = 0; i < size; i += 977) content[i] = static_cast<char>(i);
        const std::string path = folder.write("file", content);
        CHECK(read(path, got) == 0);
        CHECK(got == content);
    }
    CHECK(read(folder.path("nothing"), got) == ENOENT);
    CHECK(read(folder.path(), got) == EINVAL);
    CHECK(reader.read(
              folder.path("file"), [](std::uint64_t) { return false; },
              [](std::string_view) { return true; }) == ECANCELED);
}
