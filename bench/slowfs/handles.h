// Promise: what lies behind the handle of an open file or directory, which the client carries as a number.
#pragma once

#include <cstdint>
#include <memory>

#include "fuse.h"
#include "nodes.h"
#include "server.h"

namespace slowfs {

using FileHandle = std::shared_ptr<OpenFile>;

// NOLINTBEGIN(performance-no-int-to-ptr, cppcoreguidelines-pro-type-reinterpret-cast): libfuse's way
template <class Held>
[[nodiscard]] Held& at(std::uint64_t handle) noexcept {
    return *reinterpret_cast<Held*>(handle);
}
template <class Held>
void put(fuse_file_info& info, Held* held) noexcept {
    info.fh = reinterpret_cast<std::uint64_t>(held);
}
template <class Held>
void drop(const fuse_file_info& info) noexcept {
    delete &at<Held>(info.fh);
}
// NOLINTEND(performance-no-int-to-ptr, cppcoreguidelines-pro-type-reinterpret-cast)

[[nodiscard]] inline OpenFile& file_of(std::uint64_t handle) noexcept { return *at<FileHandle>(handle); }

// The handle owns the descriptor.
inline void hold_open(Server& server, Number number, int descriptor, fuse_file_info& info) {
    auto file = std::make_shared<OpenFile>(descriptor);
    server.nodes.opened(number, file);
    put(info, new FileHandle(std::move(file)));
    info.keep_cache = 0;
}

} // namespace slowfs
