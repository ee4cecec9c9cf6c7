// Promise: see carry_over.h.
#include "index/carry_over.h"

namespace rezdex::index {

std::optional<Error> carry_over(const store::Generation& from, store::RepositoryId id,
                                store::GenerationWriter& to) {
    using store::Table;
    store::Cursor cursor(from);
    store::KeyBuffer first;
    for (const Table table : {Table::definitions, Table::details, Table::packages, Table::families}) {
        for (auto entry = cursor.seek(table, first.set(id, "")); entry; entry = cursor.next(table)) {
            if (entry->value.empty())
                return Error{ErrorKind::damaged, from.path(), 0,
                             "the index is damaged: index all repositories again"};
            if (store::key_repository(entry->key) != id) break;
            const Result<Done> appended = to.append(table, entry->key, entry->value);
            if (!appended) return appended.error();
        }
    }
    return std::nullopt;
}

} // namespace rezdex::index
