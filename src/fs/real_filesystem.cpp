// Promise: FileSystem over the operating system, with as few calls as the promises there allow.
#include "fs/filesystem.h"

#include <ctime>
#include <filesystem>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/immortal.h"
#include "fs/read_file.h"

namespace rezdex::fs {
namespace {

std::int64_t statx_nanoseconds(const struct statx_timestamp& time) noexcept {
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

Stat from_raw(const struct statx& raw) noexcept {
    return {statx_nanoseconds(raw.stx_mtime),
            statx_nanoseconds(raw.stx_ctime),
            raw.stx_size,
            raw.stx_ino,
            makedev(raw.stx_dev_major, raw.stx_dev_minor),
            raw.stx_mode,
            raw.stx_uid,
            raw.stx_gid,
            type_of(raw.stx_mode)};
}

// `from`: a directory, or AT_FDCWD.
Outcome<Stat> stat_from(int from, const char* path, Sync sync) {
    struct statx raw;
    const int how = sync == Sync::force ? AT_STATX_FORCE_SYNC : AT_STATX_SYNC_AS_STAT;
    if (::statx(from, path, how, STATX_BASIC_STATS, &raw) != 0) return {errno, {}};
    return {0, from_raw(raw)};
}

std::int64_t clock_ns() noexcept {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return nanoseconds(now);
}

class OpenDirectory final : public Files {
  public:
    explicit OpenDirectory(int number) noexcept : directory_(number) {}
    Outcome<Stat> stat(const char* path, Sync sync) override {
        return stat_from(directory_.get(), path, sync);
    }
    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        return read_file(directory_.get(), path, clock_ns(), limit, to);
    }

  private:
    Descriptor directory_;
};

class RealFileSystem final : public FileSystem {
  public:
    Outcome<Stat> stat(const char* path, Sync sync) override { return stat_from(AT_FDCWD, path, sync); }

    Outcome<Read> read(const char* path, std::size_t limit, std::string& to) override {
        return read_file(AT_FDCWD, path, clock_ns(), limit, to);
    }

    Outcome<std::unique_ptr<Files>> open_directory(const char* path) override {
        const int number = ::open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (number < 0) return {errno, nullptr};
        return {0, std::make_unique<OpenDirectory>(number)};
    }

    Outcome<std::vector<Entry>> list(const char* path) override {
        DIR* directory = ::opendir(path);
        if (directory == nullptr) return {errno, {}};
        Outcome<std::vector<Entry>> result;
        errno = 0;
        while (const dirent* entry = ::readdir(directory)) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..") {
                const auto type = entry_type(directory, *entry);
                if (type.error != 0 && type.error != ENOENT) break; // errno tells
                if (type) result.value.push_back({std::string(name), type.value});
            }
            errno = 0;
        }
        result.error = errno;
        ::closedir(directory);
        return result;
    }

    Outcome<MountKind> mount_kind(const char* path) override {
        struct statfs raw;
        if (::statfs(path, &raw) != 0) return {errno, {}};
        return {0, mount_kind_of(static_cast<std::uint32_t>(raw.f_type))};
    }

    Outcome<std::string> read_link(const char* path) override {
        std::error_code error;
        std::string target = std::filesystem::read_symlink(path, error).string();
        return {error.value(), std::move(target)};
    }

    int readable(const char* path) override {
        return ::faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 ? 0 : errno;
    }

    std::int64_t now_ns() override { return clock_ns(); }

  private:
    // ENOENT: it has just vanished. Any other error is the listing's: what is not known would pass for
    // absent.
    static Outcome<FileType> entry_type(DIR* directory, const dirent& entry) noexcept {
        switch (entry.d_type) {
        case DT_REG: return {0, FileType::file};
        case DT_DIR: return {0, FileType::directory};
        case DT_LNK: return {0, FileType::link};
        case DT_UNKNOWN: break; // some filesystems do not say
        default: return {0, FileType::other};
        }
        struct stat raw;
        if (::fstatat(::dirfd(directory), entry.d_name, &raw, AT_SYMLINK_NOFOLLOW) != 0) return {errno, {}};
        return {0, type_of(raw.st_mode)};
    }
};

} // namespace

FileSystem& real() { return base::immortal<RealFileSystem>(); }

} // namespace rezdex::fs
