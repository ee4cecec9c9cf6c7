// Promise: says whether an index's file is what CURRENT says, at the price of one small file where this user
// has asked before.
//
// Hashing a whole index takes milliseconds to seconds. So a reader that has hashed a file leaves a mark in
// its own cache: device, inode, size, mtime, ctime and hash. The mark is believed while the file's stat and
// CURRENT still say the same, and only if nobody but this user or root could have written it; a mark is no
// secret, so that root's serve every user of a cache that all share. Where no mark
// can be left (no cache folder, read-only, full), each process hashes the file.
//
// The cache folder is REZDEX_CACHE_DIR, else XDG_CACHE_HOME/rezdex, else ~/.cache/rezdex.
#pragma once

#include <cstdint>
#include <string>

#include "rezdex/result.h"
#include "store/current.h"

namespace rezdex::store {

// Empty where there is none.
[[nodiscard]] std::string cache_directory();

struct Checked {
    bool marked = false; // a mark spares the next reader of this user the hashing
};

// A build hashes the file whatever the mark says: what has rotted on the disk since is found when it is
// built. Who copies the file hashes it then, and may believe its size until then.
enum class Believe : std::uint8_t { nothing, marks, size };

// Is the file at `path` the one that `current` tells of? Errors: damaged, not_found, permission, io. `cache`:
// the folder that the mark is looked for and left in.
[[nodiscard]] Result<Checked> check_file(const std::string& path, const Current& current, bool leave_mark,
                                         Believe believe = Believe::marks,
                                         const std::string& cache = cache_directory());

// As check_file(), of a file that was just made: waits until it may be marked.
[[nodiscard]] Result<Checked> check_new_file(const std::string& path, const Current& current,
                                             const std::string& cache);

} // namespace rezdex::store
