// Promise: a directory held open for one batch, so that the stats and reads of what lies below need not walk
// the whole path to it again.
//
// Each part of a path costs: from a repository's root there are three to walk where a whole path has eight or
// so, which saves a quarter of a stat and a tenth of a read. Two things may part what is held from what the
// paths mean. A file server may forget the directory: a call that gives ESTALE is made again by its whole
// path, at once. Another directory may take its place: stayed() tells, and the batch is to be asked again by
// whole paths. Any number of threads.
#pragma once

#include <cerrno>
#include <memory>
#include <string>
#include <type_traits>

#include "fs/filesystem.h"
#include "index/paths.h"

namespace rezdex::index {

class HeldDirectory final : public fs::Files {
  public:
    static constexpr std::size_t worth_it = 32; // paths of a batch

    // Null where only whole paths will do.
    [[nodiscard]] static std::unique_ptr<HeldDirectory> open(fs::FileSystem& disk, const std::string& path) {
        auto opened = disk.open_directory(path.c_str());
        if (!opened) return nullptr;
        const auto stat = opened.value->stat(".", fs::Sync::as_stat);
        if (!stat) return nullptr;
        return std::unique_ptr<HeldDirectory>(
            new HeldDirectory(disk, path, std::move(opened.value), stat.value));
    }

    // Whole paths, whose texts begin with the directory's and go on below it.
    fs::Outcome<fs::Stat> stat(const char* path, fs::Sync sync) override {
        return ask(path, [&](fs::Files& from, const char* there) { return from.stat(there, sync); });
    }
    fs::Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        return ask(path, [&](fs::Files& from, const char* there) { return from.read(there, limit, to); });
    }

    // Is it still what its path means? Ask when all threads are done.
    [[nodiscard]] bool stayed() const {
        const auto now = disk_.stat(path_.c_str(), fs::Sync::force);
        return now && now.value.inode == stat_.inode && now.value.device == stat_.device;
    }

  private:
    HeldDirectory(fs::FileSystem& disk, const std::string& path, std::unique_ptr<fs::Files> files,
                  const fs::Stat& stat)
        : disk_(disk), path_(path), skipped_(path.ends_with('/') ? path.size() : path.size() + 1),
          files_(std::move(files)), stat_(stat) {}

    template <class Call>
    auto ask(const char* path, const Call& call) -> std::invoke_result_t<Call, fs::Files&, const char*> {
        auto answer = call(*files_, path + skipped_);
        return answer.error == ESTALE ? call(disk_, path) : answer;
    }

    fs::FileSystem& disk_;
    const std::string path_;
    const std::size_t skipped_; // bytes of a path that the directory stands for
    const std::unique_ptr<fs::Files> files_;
    const fs::Stat stat_;
};

// The same for paths that are relative to the directory, which somebody else watches.
class DirectoryByName final : public fs::Files {
  public:
    [[nodiscard]] static fs::Outcome<std::unique_ptr<fs::Files>> open(fs::FileSystem& disk,
                                                                      const std::string& path) {
        auto opened = disk.open_directory(path.c_str());
        if (!opened) return {opened.error, nullptr};
        return {0, std::make_unique<DirectoryByName>(disk, path, std::move(opened.value))};
    }
    DirectoryByName(fs::FileSystem& disk, std::string path, std::unique_ptr<fs::Files> files)
        : disk_(disk), path_(std::move(path)), files_(std::move(files)) {}

    fs::Outcome<fs::Stat> stat(const char* path, fs::Sync sync) override {
        auto answer = files_->stat(path, sync);
        return answer.error == ESTALE ? disk_.stat(join(path_, path).c_str(), sync) : answer;
    }
    fs::Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        auto answer = files_->read(path, limit, to);
        return answer.error == ESTALE ? disk_.read(join(path_, path).c_str(), limit, to) : answer;
    }

  private:
    fs::FileSystem& disk_;
    const std::string path_;
    const std::unique_ptr<fs::Files> files_;
};

} // namespace rezdex::index
