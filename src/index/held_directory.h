// Promise: a directory held open for one batch, so that the stats and opens of what lies below need not walk
// the whole path to it again.
//
// Each part of a path costs: from a repository's root there are three to walk where a whole path has eight or
// so, which saves a quarter of a stat and a tenth of a read. Should another directory take its place while
// the batch runs, what is held is no longer what the paths mean: stayed() tells, and the batch is to be asked
// again by whole paths. Any number of threads may use `files`.
#pragma once

#include <memory>
#include <string>

#include "fs/filesystem.h"

namespace rezdex::index {

struct HeldDirectory {
    static constexpr std::size_t worth_it = 32; // paths of a batch

    std::unique_ptr<fs::Files> files; // null where the directory could not be opened
    fs::Stat stat;

    static HeldDirectory open(fs::FileSystem& disk, const std::string& path) {
        auto opened = disk.open_directory(path.c_str());
        if (!opened) return {};
        const auto stat = opened.value->stat(".", fs::Sync::as_stat);
        if (!stat) return {};
        return {std::move(opened.value), stat.value};
    }

    // Ask when all threads are done.
    [[nodiscard]] bool stayed(fs::FileSystem& disk, const std::string& path) const {
        if (files == nullptr) return true;
        const auto now = disk.stat(path.c_str(), fs::Sync::force);
        return now && now.value.inode == stat.inode && now.value.device == stat.device;
    }
};

} // namespace rezdex::index
