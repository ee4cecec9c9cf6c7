// Promise: small text files of the index's folder and the cache, read whole and replaced whole.
//
// For the sources of this folder only. Errors are errno values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <sys/stat.h>
#include <sys/types.h>

namespace rezdex::store {

struct SmallFile {
    std::string text;
    struct stat stat{};
};

// Reads a regular file (EINVAL for anything else, ELOOP for a link) of at most so many bytes (EFBIG).
[[nodiscard]] int read_small_file(const std::string& path, SmallFile& to, std::size_t max_size = 4096);

enum class Durable : bool { no, yes };

// Readers see the old content or the new, whatever happens; with Durable::yes after a power cut, too. A
// process that is killed may leave a file NAME.….tmp: with Durable::yes one that a writer of the index
// removes; else always the same one, and where several processes write at once the content may for a moment
// be cut short.
[[nodiscard]] int replace_file(const std::string& directory, const std::string& name, std::string_view text,
                               mode_t mode, Durable durable);

// Makes what was renamed or made in the folder durable.
[[nodiscard]] int sync_directory(const std::string& directory);

} // namespace rezdex::store
