// Promise: one generation of an index, opened, with what a lookup needs of its meta record.
//
// Immutable; any thread may read. Whoever holds it holds the generation's file open.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fs/filesystem.h"
#include "index/paths.h"
#include "rezdex/result.h"
#include "rezdex/root.h"
#include "store/database.h"

namespace rezdex::index {

struct Opened {
    // `given`: roots that this reader has put in the place of the index's; their paths as root_path() gives
    // them. A name that this generation does not know is passed over.
    Opened(store::Opened opened, std::span<const RepositoryRoot> given);

    std::shared_ptr<const store::Generation> generation;
    store::Meta meta;
    store::Current current;
    bool marked = false; // the file was believed by this reader's mark

    // A root and the repository, by their positions.
    struct Root {
        std::string path;
        std::size_t repository = 0;
        bool copy = false; // declared one, by the builder or the reader
    };
    std::vector<Root> roots;
    Roots places; // maps a path to a position in `roots`

    [[nodiscard]] const store::RepositoryFacts& repository_of(std::size_t root) const noexcept {
        return meta.repositories[roots[root].repository];
    }
    [[nodiscard]] fs::MountKind recorded_mount(std::size_t root) const noexcept {
        return fs::mount_kind_of(repository_of(root).filesystem_magic);
    }
};

// Errors: those of store::open_index().
[[nodiscard]] Result<std::shared_ptr<const Opened>>
open_generation(const std::string& directory, bool leave_mark, std::span<const RepositoryRoot> given);

// What a reader's roots are refused for: an unknown name, a path of another repository.
[[nodiscard]] std::optional<Error> check_roots(const Opened& opened, std::span<const RepositoryRoot> given);

} // namespace rezdex::index
