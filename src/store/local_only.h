// Promise: says no to an index on a network filesystem, which LMDB must never map.
#pragma once

#include <string>

#include "fs/filesystem.h"
#include "rezdex/result.h"
#include "store/failure.h"

namespace rezdex::store {

inline Result<Done> require_local(const std::string& directory) {
    const auto mount = fs::real().mount_kind(directory.c_str());
    if (!mount) return failure(mount.error, directory, "look at the index's filesystem");
    if (mount.value.network)
        return Error{
            ErrorKind::usage, directory, 0,
            "an index must lie on a local filesystem; this one is a network's, or of an unknown kind"};
    return Done{};
}

} // namespace rezdex::store
