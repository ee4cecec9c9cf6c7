// Promise: Index of rezdex/index.h: opening, following CURRENT, and handing questions on.
#include <algorithm>
#include <mutex>

#include "index/explain.h"
#include "index/index_impl.h"
#include "index/package_lookup.h"
#include "index/stats.h"

namespace rezdex {

Result<Index> Index::Impl::open(std::string_view directory, const OpenOptions& options,
                                fs::FileSystem& disk) {
    std::string folder(directory);
    auto opened = index::open_generation(folder, options.leave_mark);
    if (!opened) return std::move(opened).error();
    return Index(
        std::make_shared<const Impl>(std::move(folder), options.leave_mark, disk, *std::move(opened)));
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
    auto next = index::open_generation(directory, leave_mark);
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

IndexStats Index::stats() const { return index::stats(*impl_->surroundings().opened); }

Explanation Index::explain(std::string_view path, const LookupOptions& options) const {
    return index::explain(impl_->surroundings(), path, options);
}

} // namespace rezdex
