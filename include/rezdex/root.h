// Promise: where a repository's packages lie, as a caller says it. Plain data.
#pragma once

#include <string>

namespace rezdex {

// One root of a repository. Roots of one name are the same tree seen under several paths.
//
// A path is absolute: one of this host (`/mnt/pkgs`) or, for hosts that name drives, `P:/pkgs` with forward
// slashes. Paths are compared as text, so the latter serves every lookup that rests on the index alone.
struct RepositoryRoot {
    std::string name; // empty: the absolute path is the name
    std::string path; // made absolute; not resolved; holds no `..`
    // What lies there was copied from where the index was made (rsync -a, a mirror): it has the same content,
    // sizes and mtimes, but ctimes and inodes of its own, which are not compared.
    bool copy = false;
};

} // namespace rezdex
