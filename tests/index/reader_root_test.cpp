// Promise: a root that is replaced while a batch runs: the batch answers for what the paths mean now.
#include "index/indexed_tree.h"

#include <chrono>
#include <filesystem>
#include <thread>

using namespace rezdex;
using namespace rezdex::test;

namespace {

// The real disk, on which `with` takes the place of `root` as soon as root was opened.
class ReplacingDisk final : public fs::FileSystem {
  public:
    ReplacingDisk(std::string root, std::string with) : root_(std::move(root)), with_(std::move(with)) {}

    fs::Outcome<std::unique_ptr<fs::Files>> open_directory(const char* path) override {
        auto opened = fs::real().open_directory(path);
        if (!replaced && path == root_) {
            std::filesystem::rename(root_, root_ + ".old");
            std::filesystem::rename(with_, root_);
            replaced = true;
        }
        return opened;
    }
    fs::Outcome<fs::Stat> stat(const char* path, fs::Sync sync) override {
        return fs::real().stat(path, sync);
    }
    fs::Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        return fs::real().read(path, limit, to);
    }
    fs::Outcome<std::vector<fs::Entry>> list(const char* path) override { return fs::real().list(path); }
    fs::Outcome<fs::MountKind> mount_kind(const char* path) override { return fs::real().mount_kind(path); }
    fs::Outcome<std::string> read_link(const char* path) override { return fs::real().read_link(path); }
    int readable(const char* path) override { return fs::real().readable(path); }
    std::int64_t now_ns() override { return fs::real().now_ns(); }

    bool replaced = false;

  private:
    std::string root_, with_;
};

} // namespace

TEST_CASE("a root replaced while a batch runs is looked at again", "[reader]") {
    const TemporaryDirectory folder, database;
    std::vector<std::string> paths;
    for (int version = 0; version < 64; ++version) {
        const std::string relative = "/maya/" + std::to_string(version) + "/package.py";
        paths.push_back(folder.write("root" + relative, definition("maya", "1")));
        folder.write("other" + relative, definition("houdini", "1"));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50)); // past the clock's tick: nothing is racy
    BuildOptions options;
    options.local_racy_margin = std::chrono::nanoseconds(0);
    index_repository(fs::real(), database.path(), folder.path("root"), options);

    const auto freshness = GENERATE(Freshness::file, Freshness::family);
    ReplacingDisk disk(folder.path("root"), folder.path("other"));
    const auto reader = Index::Impl::open(database.path(), {}, disk);
    REQUIRE(reader.ok());
    const std::vector<std::string_view> views(paths.begin(), paths.end());
    const Batch batch = reader->lookup(views, at(freshness));
    CHECK(disk.replaced);
    for (const Slot& slot : batch) {
        CHECK(outcome(slot) == "complete live");
        CHECK(slot.package.name() == "houdini");
    }
}
