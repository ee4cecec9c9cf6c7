// Promise: the writing half of generation.h.
//
// `MDB_APPEND` fills pages to the brim. Commits come every few megabytes without a sync: LMDB keeps the pages
// of a transaction in memory until then. The map is address space only (LMDB writes with pwrite), so it grows
// ahead of the file, between two transactions, where LMDB allows it. Pages that one transaction frees LMDB
// takes again in the one after the next: copies of copies do not grow.
#include "store/generation.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "store/environment.h"
#include "store/failure.h"
#include "store/file_header.h"
#include "store/whole_file.h"

namespace rezdex::store {
namespace {

constexpr std::size_t first_map_size = 64U << 20U;
constexpr std::size_t step_size = 4U << 20U; // bytes of keys and values between two commits
constexpr std::size_t copy_room = 1U << 30U; // of the map of a copy, behind what it holds
// Pages touched for one entry at most, besides its own bytes: behind all others, or anywhere (a path of the
// tree, split, and what lists the pages that are freed).
constexpr std::size_t pages_to_append = 3, pages_to_change = 16;
constexpr unsigned flags = MDB_NOSUBDIR | MDB_NOLOCK | MDB_NOSYNC | MDB_NOTLS;

// Pages are at least half full, whatever the sizes of what is written.
constexpr std::size_t room_for(std::size_t bytes, std::size_t pages_size) noexcept {
    return 2 * bytes + pages_size;
}

} // namespace

struct GenerationWriter::Impl {
    std::string path;
    bool finished = false;
    EnvironmentHandle environment;
    TransactionHandle transaction;
    TableHandles tables{};
    std::array<MDB_cursor*, table_count> cursors{}; // closed by LMDB with their transaction
    std::size_t map_size = first_map_size;
    std::size_t page_size = 4096;
    std::size_t pending = 0; // bytes since the last commit
    std::size_t room = 0;    // of the map that this transaction may need

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        transaction.reset();
        environment.reset();
        if (!finished && !path.empty()) ::unlink(path.c_str());
    }

    int open();
    int begin();
    int commit();
    int make_room(std::size_t bytes, std::size_t pages);
    int append(std::size_t table, MDB_val key, MDB_val value);
    // `how` gives an error of LMDB.
    template <class How>
    Result<Done> change(std::string_view key, Bytes value, std::size_t pages, const How& how);
    int true_cause(int error) const;
    std::size_t used() const noexcept;
    Result<Finished> seal();
};

int GenerationWriter::Impl::open() {
    MDB_env* raw = nullptr;
    if (const int error = mdb_env_create(&raw)) return error;
    environment.reset(raw);
    if (const int error = mdb_env_set_maxdbs(raw, table_count)) return error;
    if (const int error = mdb_env_set_mapsize(raw, map_size)) return error;
    if (const int error = mdb_env_open(raw, path.c_str(), flags, 0644)) return error;
    MDB_stat stat;
    if (const int error = mdb_env_stat(raw, &stat)) return error;
    page_size = stat.ms_psize;
    if (const int error = begin()) return error;
    for (std::size_t i = 0; i < table_count; ++i)
        if (const int error = mdb_dbi_open(transaction.get(), table_names[i], MDB_CREATE, &tables[i]))
            return error;
    return 0;
}

int GenerationWriter::Impl::begin() {
    MDB_txn* raw = nullptr;
    if (const int error = mdb_txn_begin(environment.get(), nullptr, 0, &raw)) return error;
    transaction.reset(raw);
    return 0;
}

int GenerationWriter::Impl::commit() {
    cursors.fill(nullptr);
    pending = 0;
    room = 0;
    return mdb_txn_commit(transaction.release());
}

std::size_t GenerationWriter::Impl::used() const noexcept {
    MDB_envinfo info{};
    mdb_env_info(environment.get(), &info);
    return (info.me_last_pgno + 1) * page_size;
}

// Commits when enough is pending, and grows the map when what comes might not fit.
int GenerationWriter::Impl::make_room(std::size_t bytes, std::size_t pages) {
    const std::size_t needed = room_for(bytes, pages * page_size);
    const bool step_full = pending != 0 && pending + bytes > step_size;
    if (transaction && (step_full || used() + room + needed > map_size)) {
        if (const int error = commit()) return error;
    }
    if (!transaction) {
        if (used() + std::max(needed, room_for(step_size, pages_to_append * page_size)) > map_size / 2) {
            map_size = 2 * (map_size + needed);
            if (const int error = mdb_env_set_mapsize(environment.get(), map_size)) return error;
        }
        if (const int error = begin()) return error;
    }
    pending += bytes;
    room += needed;
    return 0;
}

int GenerationWriter::Impl::append(std::size_t table, MDB_val key, MDB_val value) {
    MDB_cursor*& cursor = cursors[table];
    if (cursor == nullptr) {
        if (const int error = mdb_cursor_open(transaction.get(), tables[table], &cursor)) return error;
    }
    const int error = mdb_cursor_put(cursor, &key, &value, MDB_APPEND);
    // Not behind all others: put it in its place.
    return error == MDB_KEYEXIST ? mdb_cursor_put(cursor, &key, &value, MDB_NOOVERWRITE) : error;
}

// LMDB calls a write that the disk cut short EIO: writing on tells whether the disk, a quota or a limit is
// full.
int GenerationWriter::Impl::true_cause(int error) const {
    if (error != EIO) return error;
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
    const std::vector<char> page(page_size);
    for (int tries = 0; file && tries < 2; ++tries) // the first may still fill the last bytes
        if (::write(file.get(), page.data(), page.size()) < 0) return errno;
    return error;
}

Result<GenerationWriter> GenerationWriter::create(const std::string& path) {
    auto impl = std::make_unique<Impl>();
    const Descriptor file = make_new(path);
    if (!file) return failure(errno, path, "make the index's file");
    impl->path = path;
    if (const int error = impl->open())
        return failure(impl->true_cause(error), path, "make the index's file");
    return GenerationWriter(std::move(impl));
}

Result<GenerationWriter> GenerationWriter::copy(const Generation& from, const FileHash& hash,
                                                const std::string& path) {
    const Descriptor source = open_to_read(from.path());
    if (!source) return failure(errno, from.path(), "read the index");
    auto impl = std::make_unique<Impl>();
    {
        const Descriptor file = make_new(path);
        if (!file) return failure(errno, path, "make the index's file");
        impl->path = path;
        const auto copied = copy_file(source.get(), from.bytes(), file.get());
        if (!copied) return failure(errno, path, "copy the index's file");
        if (*copied != hash) return damaged(from.path(), "the file's content is not what CURRENT says");
    }
    impl->map_size = 2 * from.bytes() + copy_room;
    if (const int error = impl->open())
        return failure(impl->true_cause(error), path, "change the index's file");
    return GenerationWriter(std::move(impl));
}

template <class How>
Result<Done> GenerationWriter::Impl::change(std::string_view key, Bytes value, std::size_t pages,
                                            const How& how) {
    if (key.empty() || key.size() % 8 != 0 || value.size() % 8 != 0)
        return Error{ErrorKind::usage, path, 0, "a key or value whose size is not a multiple of 8"};
    int error = make_room(key.size() + value.size(), pages);
    if (error == 0) error = how();
    if (error == MDB_KEYEXIST) return Error{ErrorKind::usage, path, 0, "a key given twice"};
    if (error != 0) return failure(true_cause(error), path, "write the index");
    return Done{};
}

Result<Done> GenerationWriter::append(Table table, std::string_view key, Bytes value) {
    return impl_->change(key, value, pages_to_append, [&] {
        return impl_->append(static_cast<std::size_t>(table), to_lmdb(key), to_lmdb(value));
    });
}

// Behind all others it fills pages to the brim: so comes a repository that is new.
Result<Done> GenerationWriter::put(Table table, std::string_view key, Bytes value) {
    return impl_->change(key, value, pages_to_change, [&] {
        const MDB_dbi dbi = impl_->tables[static_cast<std::size_t>(table)];
        MDB_val lmdb_key = to_lmdb(key), lmdb_value = to_lmdb(value);
        const int error = mdb_put(impl_->transaction.get(), dbi, &lmdb_key, &lmdb_value, MDB_APPEND);
        return error == MDB_KEYEXIST ? mdb_put(impl_->transaction.get(), dbi, &lmdb_key, &lmdb_value, 0)
                                     : error;
    });
}

Result<Done> GenerationWriter::remove(Table table, std::string_view key) {
    return impl_->change(key, {}, pages_to_change, [&] {
        MDB_val lmdb_key = to_lmdb(key);
        const int error = mdb_del(impl_->transaction.get(), impl_->tables[static_cast<std::size_t>(table)],
                                  &lmdb_key, nullptr);
        return error == MDB_NOTFOUND ? 0 : error;
    });
}

// LMDB may leave the last pages unwritten where it freed them: the file gets the length its header says.
Result<GenerationWriter::Finished> GenerationWriter::Impl::seal() {
    if (transaction) {
        if (const int error = commit()) return failure(true_cause(error), path, "write the index");
    }
    Finished done;
    done.bytes = used();
    int file = -1;
    mdb_env_get_fd(environment.get(), &file);
    if (::ftruncate(file, static_cast<off_t>(done.bytes)) != 0)
        return failure(errno, path, "write the index");
    if (const int error = double_file_header(file)) return failure(error, path, "write the index");
    start_to_sync(file);
    const auto hash = hash_file(file, done.bytes);
    if (!hash) return failure(errno, path, "read back the index");
    done.hash = *hash;
    const auto start = std::chrono::steady_clock::now();
    if (::fsync(file) != 0) return failure(errno, path, "sync the index");
    done.sync_time = std::chrono::steady_clock::now() - start;
    environment.reset();
    finished = true;
    return done;
}

Result<GenerationWriter::Finished> GenerationWriter::finish() { return impl_->seal(); }

GenerationWriter::GenerationWriter(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
GenerationWriter::GenerationWriter(GenerationWriter&&) noexcept = default;
GenerationWriter& GenerationWriter::operator=(GenerationWriter&&) noexcept = default;
GenerationWriter::~GenerationWriter() = default;

} // namespace rezdex::store
