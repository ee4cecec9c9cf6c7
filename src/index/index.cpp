// Promise: Index of rezdex/index.h: opening, following CURRENT, and handing questions on.
#include <algorithm>
#include <mutex>

#include "index/explain.h"
#include "index/index_impl.h"
#include "index/package_lookup.h"
#include "index/read_folder.h"
#include "index/stats.h"
#include "rezdex/share.h"
#include "store/fetched.h"

namespace rezdex {

namespace {

Error of_copy(Error error, std::string_view directory) {
    if (error.kind == ErrorKind::damaged || error.kind == ErrorKind::foreign)
        error.message = "this host's copy of the index is damaged; run: rezdex fetch ";
    else if (error.kind == ErrorKind::format)
        error.message += "; or publish it with this build, and run: rezdex fetch ";
    else
        return error;
    error.message += directory;
    return error;
}

bool mended_by_fetching(const Error& error, bool is_copy) {
    return error.kind == ErrorKind::not_fetched || (is_copy && error.kind == ErrorKind::damaged);
}

Result<std::vector<RepositoryRoot>> normal_roots(std::vector<RepositoryRoot> roots) {
    for (RepositoryRoot& root : roots) {
        if (root.name.empty())
            return Error{ErrorKind::usage, root.path, 0, "say whose root this is: NAME=PATH"};
        auto path = index::root_path(root.path);
        if (!path) return path.error();
        root.path = *std::move(path);
    }
    return roots;
}

} // namespace

Result<Index> Index::Impl::open(std::string_view directory, const OpenOptions& options,
                                fs::FileSystem& disk) {
    auto roots = normal_roots(options.roots);
    if (!roots) return roots.error();
    index::ReadFolder folder = index::folder_to_read(directory);
    auto opened = index::open_generation(folder.path, options.leave_mark, *roots);
    if (!opened && options.fetch && mended_by_fetching(opened.error(), folder.is_copy)) {
        FetchOptions how;
        how.source = directory;
        how.wait = true;
        auto fetched = fetch(how);
        if (!fetched) return fetched.error();
        folder = {fetched->directory, true};
        opened = index::open_generation(folder.path, options.leave_mark, *roots);
    }
    if (!opened) return folder.is_copy ? of_copy(opened.error(), directory) : opened.error();
    if (const auto error = index::check_roots(**opened, *roots)) return *error;
    return Index(std::make_shared<const Impl>(std::move(folder.path), options.leave_mark, *std::move(roots),
                                              disk, *std::move(opened)));
}

// One thread looks, in the turn that it is given; the others go on with what is there. 0: not now.
std::uint64_t Index::Impl::time_to_look() const {
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex);
    if (now - looked < look_again) return 0;
    looked = now;
    return ++turns;
}

// What takes long to open may come after what was looked for later: it is of the past then.
void Index::Impl::look(std::uint64_t turn) const {
    const auto current = store::read_current(directory);
    {
        const std::lock_guard lock(mutex);
        if (!current || *current == opened->current) return;
    }
    auto next = index::open_generation(directory, leave_mark, roots);
    if (!next) return;
    const std::lock_guard lock(mutex);
    if (turn < opened_in) return;
    opened_in = turn;
    opened.swap(*next); // what it was is closed without the lock
}

index::Surroundings Index::Impl::surroundings() const {
    if (const std::uint64_t turn = time_to_look()) look(turn);
    const std::lock_guard lock(mutex);
    return {opened, disk, settled};
}

Result<Index> Index::open(std::string_view directory, const OpenOptions& options) {
    return Impl::open(directory, options, fs::real());
}

Index::Index(std::shared_ptr<const Impl> impl) noexcept : impl_(std::move(impl)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Batch Index::lookup(std::span<const std::string_view> paths, const LookupOptions& options) const {
    return index::lookup(impl_->surroundings(), paths, options).batch();
}

PackageBatch Index::lookup_packages(std::span<const PackageQuery> queries,
                                    std::span<const std::string_view> repositories,
                                    const LookupOptions& options) const {
    return index::lookup_packages(impl_->surroundings(), queries, repositories, options);
}

PackageBatch Index::lookup_family(std::string_view family, std::span<const std::string_view> repositories,
                                  const LookupOptions& options) const {
    return index::lookup_family(impl_->surroundings(), family, repositories, options);
}

std::vector<std::string> Index::repositories() const {
    const index::Surroundings surroundings = impl_->surroundings();
    const auto& known = surroundings.opened->meta.repositories;
    std::vector<std::string> names(known.size());
    std::transform(known.begin(), known.end(), names.begin(),
                   [](const auto& repository) { return repository.name; });
    return names;
}

IndexStats Index::stats() const {
    IndexStats stats = index::stats(*impl_->surroundings().opened);
    stats.directory = impl_->directory;
    if (const auto note = store::note_beside(impl_->directory)) {
        stats.generation = note->generation;
        stats.source = note->source;
        stats.fetched_ns = note->fetched_ns;
        stats.checked_ns = note->checked_ns;
    }
    return stats;
}

Explanation Index::explain(std::string_view path, const LookupOptions& options) const {
    return index::explain(impl_->surroundings(), path, options);
}

} // namespace rezdex
