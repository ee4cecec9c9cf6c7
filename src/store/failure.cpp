// Promise: see failure.h.
#include "store/failure.h"

#include <cerrno>

#include <lmdb.h>

namespace rezdex::store {
namespace {

ErrorKind kind_of(int code) noexcept {
    switch (code) {
    case ENOENT:
    case ENOTDIR: return ErrorKind::not_found;
    case EACCES:
    case EPERM:
    case EROFS: return ErrorKind::permission;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return ErrorKind::no_space; // EFBIG: the limit of `ulimit -f`
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_PANIC:
    case MDB_NOTFOUND: return ErrorKind::damaged;
    case MDB_INVALID: return ErrorKind::foreign;
    case MDB_VERSION_MISMATCH:
    case MDB_INCOMPATIBLE: return ErrorKind::format;
    default: return ErrorKind::io;
    }
}

} // namespace

Error failure(int code, std::string_view path, std::string_view doing) {
    std::string message = "cannot ";
    message.append(doing).append(": ").append(mdb_strerror(code));
    return {kind_of(code), std::string(path), 0, std::move(message)};
}

Error damaged(std::string_view path, std::string_view what) {
    std::string message = "the index is damaged: ";
    message.append(what).append("; run `rezdex index` to build it again");
    return {ErrorKind::damaged, std::string(path), 0, std::move(message)};
}

} // namespace rezdex::store
