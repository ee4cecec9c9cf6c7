// Promise: Cursor of generation.h: from its first use on, one cursor a table (tree_cursor.h).
#include <array>
#include <optional>

#include "store/open_generation.h"
#include "store/sealed.h"

namespace rezdex::store {
namespace {

template <const char* const& identifier>
bool is_record(std::string_view key, Bytes value) {
    constexpr std::size_t identifier_end = checksum_size + 8; // behind the root's offset
    if (value.size() < identifier_end) return false;
    std::uint64_t expected = 0;
    std::memcpy(&expected, value.data(), checksum_size);
    const Bytes body = value.subspan(checksum_size);
    return std::memcmp(body.data() + 4, identifier, 4) == 0 && checksum(key, body) == expected;
}

} // namespace

TreeCursor::IsRecord record_test(Table table) noexcept {
    switch (table) {
    case Table::definitions: return is_record<definition_identifier>;
    case Table::details: return is_record<detail_identifier>;
    case Table::packages: return is_record<package_identifier>;
    case Table::families: return is_record<family_identifier>;
    case Table::meta: return is_record<meta_identifier>;
    }
    return nullptr;
}

struct Cursor::Impl {
    const Generation::Impl* open = nullptr;
    std::array<std::optional<TreeCursor>, table_count> cursors;

    TreeCursor& cursor(Table table) {
        const auto i = static_cast<std::size_t>(table);
        std::optional<TreeCursor>& one = cursors[i];
        if (!one) return one.emplace(open->pages, open->tables[i], record_test(table));
        return *one;
    }
};

namespace {

std::optional<Cursor::Entry> entry_of(Found found, const TreeCursor& cursor) {
    switch (found) {
    case Found::yes: return Cursor::Entry{cursor.key(), cursor.value()};
    case Found::no: return std::nullopt;
    case Found::damaged: break;
    }
    return Cursor::Entry{};
}

} // namespace

Cursor::Cursor(const Generation& generation) : impl_(std::make_unique<Impl>()) {
    impl_->open = &generation.impl();
}

std::optional<Cursor::Entry> Cursor::find(Table table, std::string_view key) {
    if (key.empty()) return std::nullopt;
    TreeCursor& cursor = impl_->cursor(table);
    return entry_of(cursor.find(key), cursor);
}

std::optional<Cursor::Entry> Cursor::seek(Table table, std::string_view key) {
    TreeCursor& cursor = impl_->cursor(table);
    return entry_of(cursor.seek(key), cursor);
}

std::optional<Cursor::Entry> Cursor::next(Table table) {
    TreeCursor& cursor = impl_->cursor(table);
    return entry_of(cursor.next(), cursor);
}

Cursor::Cursor(Cursor&&) noexcept = default;
Cursor& Cursor::operator=(Cursor&&) noexcept = default;
Cursor::~Cursor() = default;

} // namespace rezdex::store
