// Promise: owners of LMDB's handles, and what LMDB's functions take, for the sources of this folder only.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

#include <lmdb.h>

#include "store/generation.h"

namespace rezdex::store {

// The tables' names in LMDB's main table, by Table.
inline constexpr std::array<const char*, table_count> table_names{"definitions", "details", "packages",
                                                                  "families", "meta"};
using TableHandles = std::array<MDB_dbi, table_count>;

struct CloseEnvironment {
    void operator()(MDB_env* environment) const noexcept { mdb_env_close(environment); }
};
using EnvironmentHandle = std::unique_ptr<MDB_env, CloseEnvironment>;

struct AbortTransaction {
    void operator()(MDB_txn* transaction) const noexcept { mdb_txn_abort(transaction); }
};
using TransactionHandle = std::unique_ptr<MDB_txn, AbortTransaction>;

struct CloseCursor {
    void operator()(MDB_cursor* cursor) const noexcept { mdb_cursor_close(cursor); }
};
using CursorHandle = std::unique_ptr<MDB_cursor, CloseCursor>;

// LMDB's own type takes no const, though it never writes through a key.
inline MDB_val to_lmdb(const void* data, std::size_t size) noexcept {
    return {size, const_cast<void*>(data)}; // NOLINT(cppcoreguidelines-pro-type-const-cast)
}
inline MDB_val to_lmdb(std::string_view key) noexcept { return to_lmdb(key.data(), key.size()); }
inline MDB_val to_lmdb(Bytes value) noexcept { return to_lmdb(value.data(), value.size()); }

inline std::string_view to_key(const MDB_val& key) noexcept {
    return {static_cast<const char*>(key.mv_data), key.mv_size};
}
inline Bytes to_value(const MDB_val& value) noexcept {
    return {static_cast<const std::byte*>(value.mv_data), value.mv_size};
}

} // namespace rezdex::store
