// Promise: builds on the real disk: special files, a full disk, a held lock, a damaged index, settling.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include <sys/mount.h>
#include <sys/stat.h>

#include "rezdex/builder.h"
#include "store/database.h"
#include "support/root.h"
#include "support/temporary_directory.h"

using namespace rezdex;
using rezdex::test::TemporaryDirectory;

namespace {

BuildOptions options_for(const TemporaryDirectory& folder) {
    BuildOptions options;
    options.database = folder.path("db");
    options.repositories = {{"", folder.path("pkgs")}};
    options.threads = 2;
    return options;
}

void write_package(const TemporaryDirectory& folder, const std::string& place, const std::string& more = "") {
    folder.write("pkgs/" + place + "/package.py", "name = 'x'\ntimestamp = 1\n" + more);
}

BuildReport built(const BuildOptions& options) {
    auto report = build(options);
    if (!report) FAIL(to_string(report.error()));
    return *std::move(report);
}

std::uint64_t current_generation(const BuildOptions& options) {
    const auto opened = store::open_index(options.database, false);
    if (!opened) FAIL(to_string(opened.error()));
    return opened->current.generation;
}

// A tmpfs of one megabyte, while it lives; not there for users who may not mount.
class SmallDisk {
  public:
    explicit SmallDisk(std::string path) : path_(std::move(path)) {
        std::filesystem::create_directories(path_);
        mounted_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=1m") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (mounted_) ::umount(path_.c_str());
    }
    [[nodiscard]] bool mounted() const noexcept { return mounted_; }

  private:
    std::string path_;
    bool mounted_ = false;
};

} // namespace

TEST_CASE("special files and a sparse gigabyte named package.py stop nothing") {
    const TemporaryDirectory folder;
    write_package(folder, "good/1");
    std::filesystem::create_directories(folder.path("pkgs/fifo/1"));
    REQUIRE(::mkfifo(folder.path("pkgs/fifo/1/package.py").c_str(), 0644) == 0);
    std::filesystem::create_directories(folder.path("pkgs/device/1"));
    std::filesystem::create_symlink("/dev/zero", folder.path("pkgs/device/1/package.py"));
    std::filesystem::create_directories(folder.path("pkgs/socketlike/1/package.py"));
    std::filesystem::create_symlink("loop", folder.path("pkgs/loop"));
    write_package(folder, "huge/1");
    std::filesystem::resize_file(folder.path("pkgs/huge/1/package.py"), 1ULL << 30U);
    const auto start = std::chrono::steady_clock::now();
    const BuildReport report = built(options_for(folder));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    CHECK(report.packages == 5);
    CHECK(report.unreadable == 3);
    CHECK(report.by_verdict[static_cast<std::size_t>(Verdict::dynamic)] == 1);
    CHECK(report.by_reason == std::vector<std::pair<Reason, std::size_t>>{{Reason::limit_size, 1}});
}

TEST_CASE("a full disk is an error and the index stays what it was") {
    const TemporaryDirectory folder;
    const SmallDisk disk(folder.path("db"));
    require_root();
    REQUIRE(disk.mounted());
    write_package(folder, "small/1");
    BuildOptions options = options_for(folder);
    CHECK(built(options).generation == 1);
    for (int i = 0; i < 600; ++i)
        write_package(folder, "big/" + std::to_string(i), "description = '" + std::string(5000, 'd') + "'\n");
    const auto result = build(options);
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == ErrorKind::no_space);
    CHECK(current_generation(options) == 1);
    for (const auto& file : std::filesystem::directory_iterator(options.database))
        CHECK(file.path().extension() != ".tmp");
}

TEST_CASE("one build an index at a time") {
    const TemporaryDirectory folder;
    write_package(folder, "maya/1");
    const BuildOptions options = options_for(folder);
    {
        const auto other = store::Database::open(options.database);
        REQUIRE(other);
        const auto result = build(options);
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == ErrorKind::locked);
    }
    CHECK(built(options).generation == 1);
}

TEST_CASE("a damaged index is rebuilt from named repositories, and said so") {
    const TemporaryDirectory folder;
    write_package(folder, "maya/1");
    BuildOptions options = options_for(folder);
    built(options);
    const std::string file = folder.path("db/generation-1.lmdb");
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    BuildOptions all = options;
    all.repositories.clear();
    const auto refused = build(all);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::damaged);
    const BuildReport report = built(options);
    CHECK(report.packages == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].kind == ErrorKind::damaged);
    CHECK(built(all).problems.empty());
}

TEST_CASE("a callback that throws is an error and leaves the old index") {
    const TemporaryDirectory folder;
    write_package(folder, "maya/1");
    BuildOptions options = options_for(folder);
    built(options);
    options.progress = [](const Progress& progress) {
        if (progress.families_done == 1) throw std::runtime_error("stop here");
    };
    const auto result = build(options);
    REQUIRE_FALSE(result);
    CHECK(result.error().message == "the build failed: stop here");
    CHECK(current_generation(options) == 1);
}

TEST_CASE("settling waits the margin out and clears the racy bit") {
    const TemporaryDirectory folder;
    write_package(folder, "maya/1");
    BuildOptions options = options_for(folder);
    options.local_racy_margin = options.network_racy_margin = std::chrono::milliseconds(300);
    CHECK(built(options).racy == 1);
    options.settle = true;
    write_package(folder, "maya/2");
    const BuildReport report = built(options);
    CHECK(report.racy == 0);
    CHECK(report.packages == 2);
    CHECK(report.generation == 3); // 2 at once, with the new version; 3 without its racy bit
    CHECK(report.total_time >= std::chrono::milliseconds(250));
    const BuildReport again = built(options); // nothing to wait for
    CHECK(again.racy == 0);
}

TEST_CASE("an interrupted wait leaves what was found before it") {
    const TemporaryDirectory folder;
    write_package(folder, "maya/1");
    BuildOptions options = options_for(folder);
    built(options);
    std::atomic<bool> cancel{false};
    options.cancel = &cancel;
    options.settle = true;
    write_package(folder, "maya/2");
    options.progress = [&](const Progress& progress) { cancel = progress.phase == Phase::done; };
    const auto result = build(options);
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == ErrorKind::interrupted);
    CHECK(current_generation(options) == 2);
}
