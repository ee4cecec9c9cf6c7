// Promise: says no to an index on a network filesystem, which LMDB must never map.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

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

// A folder below the cache, which is made if need be.
inline Result<Done> require_local_cache(const std::string& directory) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) return failure(error.value(), directory, "make the cache's folder");
    auto local = require_local(directory);
    if (local || local.error().kind != ErrorKind::usage) return local;
    return Error{ErrorKind::usage, directory, 0,
                 "the cache must lie on a local filesystem; this one is a network's, or of an unknown kind: "
                 "set REZDEX_CACHE_DIR to a folder that is local"};
}

} // namespace rezdex::store
