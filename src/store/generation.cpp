// Promise: the reading half of generation.h: which files this process has mapped, and the tables in them.
#include "store/generation.h"

#include <cerrno>
#include <map>
#include <mutex>
#include <utility>

#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/immortal.h"
#include "store/environment.h"
#include "store/failure.h"
#include "store/file_header.h"
#include "store/open_generation.h"
#include "store/reading_lock.h"
#include "store/whole_file.h"

namespace rezdex::store {
namespace {

using FileId = std::pair<dev_t, ino_t>;

// The generations open in this process.
struct Registry {
    Registry();
    std::mutex mutex; // held across fork(), so that the child finds it free
    std::map<FileId, std::weak_ptr<const Generation>> open;
};

Registry& registry() { return base::immortal<Registry>(); }

void before_fork() { registry().mutex.lock(); }
void after_fork() { registry().mutex.unlock(); }

Registry::Registry() { ::pthread_atfork(before_fork, after_fork, after_fork); }

// The tables' roots, from the tree of their names.
Result<Done> find_tables(Generation::Impl& open) {
    TreeCursor names(open.pages, open.main_tree, nullptr);
    for (std::size_t i = 0; i < table_count; ++i) {
        const Found found = names.find_tree(table_names[i], open.tables[i]);
        if (found == Found::no)
            return Error{ErrorKind::foreign, open.path, 0, "an LMDB file without rezdex's tables"};
        if (found == Found::damaged) return damaged(open.path, "its list of tables cannot be read");
    }
    return Done{};
}

Result<Done> map(Generation::Impl& open, int file) {
    auto header = check_file_header(file, open.bytes, open.path);
    if (!header) return header.error();
    open.mapping = Mapping(file, open.bytes);
    if (open.mapping.bytes() == nullptr) return failure(errno, open.path, "map the index");
    open.pages = {open.mapping.bytes(), header->pages, header->page_size};
    open.free_pages = header->free_pages;
    open.main_tree = header->main_tree;
    return find_tables(open);
}

} // namespace

Mapping::Mapping(int file, std::uint64_t size) noexcept : size_(static_cast<std::size_t>(size)) {
    void* const mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) bytes_ = static_cast<const std::byte*>(mapped);
}

Mapping::~Mapping() {
    // munmap() takes no const, though what it ends was mapped for reading.
    if (bytes_ != nullptr)
        ::munmap(const_cast<std::byte*>(bytes_), size_); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

Result<std::shared_ptr<const Generation>> Generation::open(const std::string& path) {
    auto file = open_file(path, "open the index");
    if (!file) return file.error();
    const struct stat& stat = file->stat;
    Registry& shared = registry();
    const std::lock_guard lock(shared.mutex);
    const FileId id{stat.st_dev, stat.st_ino};
    if (const auto known = shared.open.find(id); known != shared.open.end())
        if (auto generation = known->second.lock()) return generation;

    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->bytes = file->bytes();
    impl->file = id;
    if (const auto mapped = map(*impl, file->descriptor.get()); !mapped) return mapped.error();
    static_cast<void>(hold_for_reading(file->descriptor.get())); // open_index() sees to what cannot be held
    impl->held = std::move(file->descriptor);
    auto generation = std::make_shared<const Generation>(std::move(impl));
    shared.open[id] = generation;
    return generation;
}

Generation::Generation(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}

Generation::~Generation() {
    Registry& shared = registry();
    const std::lock_guard lock(shared.mutex);
    const auto known = shared.open.find(impl_->file);
    if (known != shared.open.end() && known->second.expired()) shared.open.erase(known);
}

const std::string& Generation::path() const noexcept { return impl_->path; }
std::uint64_t Generation::bytes() const noexcept { return impl_->bytes; }

std::uint64_t Generation::entries(Table table) const noexcept {
    return impl_->tables[static_cast<std::size_t>(table)].entries;
}

} // namespace rezdex::store
