// Promise: Cursor of generation.h: one read transaction and, from its first use on, one LMDB cursor a table.
//
// MDB_SET_KEY on a cursor that stands somewhere first looks at the page it stands on, which is what makes
// keys in rising order cheap.
#include "store/open_generation.h"

namespace rezdex::store {

struct Cursor::Impl {
    const OpenEnvironment* open = nullptr;
    TransactionHandle transaction; // null if LMDB could not begin one
    std::array<CursorHandle, table_count> cursors;
    bool failed = false; // LMDB has reported a failure: a scan ends

    ~Impl() {
        for (CursorHandle& cursor : cursors) cursor.reset(); // before their transaction
    }

    MDB_cursor* cursor(Table table);
    std::optional<Entry> step(Table table, MDB_val key, MDB_cursor_op operation);
};

MDB_cursor* Cursor::Impl::cursor(Table table) {
    const auto i = static_cast<std::size_t>(table);
    if (!cursors[i] && transaction) {
        MDB_cursor* raw = nullptr;
        if (mdb_cursor_open(transaction.get(), open->tables[i], &raw) == 0) cursors[i].reset(raw);
    }
    return cursors[i].get();
}

std::optional<Cursor::Entry> Cursor::Impl::step(Table table, MDB_val key, MDB_cursor_op operation) {
    MDB_cursor* const at = cursor(table);
    MDB_val value{};
    const int error = at == nullptr ? MDB_PANIC : mdb_cursor_get(at, &key, &value, operation);
    if (error == 0) return Entry{to_key(key), to_value(value)};
    if (error == MDB_NOTFOUND) return std::nullopt;
    failed = true;
    return Entry{};
}

Cursor::Cursor(const Generation& generation) : impl_(std::make_unique<Impl>()) {
    impl_->open = &generation.impl_->environment();
    MDB_txn* raw = nullptr;
    if (mdb_txn_begin(impl_->open->environment.get(), nullptr, MDB_RDONLY, &raw) == 0)
        impl_->transaction.reset(raw);
}

std::optional<Cursor::Entry> Cursor::find(Table table, std::string_view key) {
    if (key.empty()) return std::nullopt;
    return impl_->step(table, to_lmdb(key), MDB_SET_KEY);
}

std::optional<Cursor::Entry> Cursor::seek(Table table, std::string_view key) {
    return impl_->step(table, to_lmdb(key), key.empty() ? MDB_FIRST : MDB_SET_RANGE);
}

std::optional<Cursor::Entry> Cursor::next(Table table) {
    if (impl_->failed) return std::nullopt;
    return impl_->step(table, {}, MDB_NEXT);
}

Cursor::Cursor(Cursor&&) noexcept = default;
Cursor& Cursor::operator=(Cursor&&) noexcept = default;
Cursor::~Cursor() = default;

} // namespace rezdex::store
