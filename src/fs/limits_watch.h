// Promise: a disk that remembers when a call failed for want of what the process or the host has run out of.
//
// EMFILE, ENFILE and ENOMEM say nothing about a file: who builds an index must not write them down as if the
// repository were so. Any number of threads.
#pragma once

#include <atomic>
#include <cerrno>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fs/filesystem.h"

namespace rezdex::fs {

class LimitsWatch final : public FileSystem {
  public:
    explicit LimitsWatch(FileSystem& disk) : disk_(disk) {}

    // 0, or the errno of such a call.
    [[nodiscard]] int ran_out() const noexcept { return seen_.load(std::memory_order_relaxed); }

    Outcome<Stat> stat(const char* path, Sync sync) override { return noted(disk_.stat(path, sync)); }
    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        return noted(disk_.read(path, limit, to));
    }
    Outcome<std::unique_ptr<Files>> open_directory(const char* path) override {
        auto opened = noted(disk_.open_directory(path));
        if (opened) opened.value = std::make_unique<Directory>(*this, std::move(opened.value));
        return opened;
    }
    Outcome<std::vector<Entry>> list(const char* path) override { return noted(disk_.list(path)); }
    Outcome<MountKind> mount_kind(const char* path) override { return noted(disk_.mount_kind(path)); }
    Outcome<std::string> read_link(const char* path) override { return noted(disk_.read_link(path)); }
    int readable(const char* path) override {
        const int error = disk_.readable(path);
        note(error);
        return error;
    }
    std::int64_t now_ns() override { return disk_.now_ns(); }

  private:
    class Directory final : public Files {
      public:
        Directory(LimitsWatch& watch, std::unique_ptr<Files> files)
            : watch_(watch), files_(std::move(files)) {}
        Outcome<Stat> stat(const char* path, Sync sync) override {
            return watch_.noted(files_->stat(path, sync));
        }
        Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
            return watch_.noted(files_->read(path, limit, to));
        }

      private:
        LimitsWatch& watch_;
        std::unique_ptr<Files> files_;
    };

    template <class T>
    Outcome<T> noted(Outcome<T> outcome) noexcept {
        note(outcome.error);
        return outcome;
    }
    void note(int error) noexcept {
        if (error == EMFILE || error == ENFILE || error == ENOMEM)
            seen_.store(error, std::memory_order_relaxed);
    }

    FileSystem& disk_;
    std::atomic<int> seen_{0};
};

} // namespace rezdex::fs
