// Promise: the reading half of generation.h: which environments this process has open, and the tables in
// them.
#include "store/generation.h"

#include <cerrno>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>

#include "store/failure.h"
#include "store/file_header.h"
#include "store/open_generation.h"
#include "store/reading_lock.h"

namespace rezdex::store {
namespace {

using FileId = std::pair<dev_t, ino_t>;

// The generations open in this process. Never destroyed: a Generation may live as long as the process.
struct Registry {
    std::mutex mutex; // held across fork(), so that the child finds it free
    std::map<FileId, std::weak_ptr<const Generation>> open;
    std::uint64_t forks = 0; // between this process and the one that made the registry
};

Registry& registry();

void before_fork() { registry().mutex.lock(); }
void after_fork_in_parent() { registry().mutex.unlock(); }
void after_fork_in_child() {
    ++registry().forks;
    registry().mutex.unlock();
}

Registry& registry() {
    static Registry& only = []() -> Registry& {
        auto* made = new Registry; // NOLINT(cppcoreguidelines-owning-memory)
        ::pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
        return *made;
    }();
    return only;
}

// Opens the file for reading and holds it; `size` limits the map to what the file holds.
int open_environment(const char* path, std::uint64_t size, OpenEnvironment& to) {
    MDB_env* raw = nullptr;
    if (const int error = mdb_env_create(&raw)) return error;
    to.environment.reset(raw);
    if (const int error = mdb_env_set_maxdbs(raw, table_count)) return error;
    if (const int error = mdb_env_set_mapsize(raw, size)) return error;
    const unsigned flags = MDB_RDONLY | MDB_NOLOCK | MDB_NOSUBDIR | MDB_NOTLS;
    if (const int error = mdb_env_open(raw, path, flags, 0)) return error;
    int descriptor = -1;
    mdb_env_get_fd(raw, &descriptor);
    static_cast<void>(hold_for_reading(descriptor)); // without it, reading goes on: open_index() sees to it
    MDB_txn* transaction = nullptr;
    if (const int error = mdb_txn_begin(raw, nullptr, MDB_RDONLY, &transaction)) return error;
    TransactionHandle guard(transaction);
    for (std::size_t i = 0; i < table_count; ++i)
        if (const int error = mdb_dbi_open(transaction, table_names[i], 0, &to.tables[i])) return error;
    return mdb_txn_commit(guard.release()); // keeps the handles
}

struct OpenFile {
    Descriptor descriptor;
    struct stat stat{};
};

Result<OpenFile> open_file(const std::string& path) {
    OpenFile file;
    file.descriptor = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.descriptor || ::fstat(file.descriptor.get(), &file.stat) != 0)
        return failure(errno, path, "open the index");
    if (!S_ISREG(file.stat.st_mode)) return Error{ErrorKind::foreign, path, 0, "not a file"};
    return file;
}

// What /proc calls a file that this process has open, whatever became of its name.
std::string name_of(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

} // namespace

const OpenEnvironment& Generation::Impl::environment() {
    Registry& shared = registry();
    const std::lock_guard lock(shared.mutex);
    if (opened_after == shared.forks) return current;
    opened_after = shared.forks;
    OpenEnvironment again;
    int descriptor = -1;
    mdb_env_get_fd(current.environment.get(), &descriptor);
    // Where it cannot be opened again, the inherited one goes on: it has no locks that a fork could break.
    if (open_environment(name_of(descriptor).c_str(), bytes, again) == 0)
        inherited.push_back(std::exchange(current, std::move(again)));
    return current;
}

Result<std::shared_ptr<const Generation>> Generation::open(const std::string& path) {
    auto file = open_file(path);
    if (!file) return file.error();
    const struct stat& stat = file->stat;
    const int descriptor = file->descriptor.get();
    Registry& shared = registry();
    const std::lock_guard lock(shared.mutex);
    const FileId id{stat.st_dev, stat.st_ino};
    if (const auto known = shared.open.find(id); known != shared.open.end())
        if (auto generation = known->second.lock()) return generation;

    const auto size = static_cast<std::uint64_t>(stat.st_size);
    if (const auto sound = check_file_header(descriptor, size, path); !sound) return sound.error();
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->bytes = size;
    impl->file = id;
    impl->opened_after = shared.forks;
    // By its descriptor: the name may stand for another file by now.
    int error = open_environment(name_of(descriptor).c_str(), size, impl->current);
    if (error == ENOENT) error = open_environment(path.c_str(), size, impl->current); // no /proc here
    if (error == MDB_NOTFOUND)
        return Error{ErrorKind::foreign, path, 0, "an LMDB file without rezdex's tables"};
    if (error != 0) return failure(error, path, "open the index");
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

std::uint64_t Generation::entries(Table table) const {
    const OpenEnvironment& open = impl_->environment();
    MDB_txn* transaction = nullptr;
    if (mdb_txn_begin(open.environment.get(), nullptr, MDB_RDONLY, &transaction) != 0) return 0;
    const TransactionHandle guard(transaction);
    MDB_stat stat{};
    return mdb_stat(transaction, open.tables[static_cast<std::size_t>(table)], &stat) == 0 ? stat.ms_entries
                                                                                           : 0;
}

} // namespace rezdex::store
