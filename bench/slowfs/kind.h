// Promise: the kinds of requests that a client makes of slowfs, each with its name.
//
// Each is a round trip: the client waits for its answer. `release` and `releasedir` are not: nobody waits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace slowfs {

enum class Kind : std::uint8_t {
    lookup,
    getattr,
    readlink,
    open,
    read,
    opendir,
    readdir,
    statfs,
    setattr,
    create,
    write,
    fsync,
    mkdir,
    symlink,
    link,
    rename,
    unlink,
    rmdir,
    release,
    releasedir,
};

inline constexpr std::array<std::string_view, 20> kind_names{
    "lookup", "getattr", "readlink", "open",  "read",    "opendir",   "readdir",
    "statfs", "setattr", "create",   "write", "fsync",   "mkdir",     "symlink",
    "link",   "rename",  "unlink",   "rmdir", "release", "releasedir"};
inline constexpr std::size_t kinds = kind_names.size();

[[nodiscard]] constexpr std::size_t position(Kind kind) noexcept { return static_cast<std::size_t>(kind); }

[[nodiscard]] constexpr std::optional<Kind> kind_named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < kinds; ++i)
        if (kind_names[i] == name) return static_cast<Kind>(i);
    return std::nullopt;
}

} // namespace slowfs
