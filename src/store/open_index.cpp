// Promise: open_index() of database.h.
#include <cerrno>
#include <utility>

#include "store/database.h"
#include "store/failure.h"
#include "store/local_only.h"
#include "store/mark.h"

namespace rezdex::store {
namespace {

Result<Meta> read_meta(const Generation& generation) {
    Cursor cursor(generation);
    const auto entry = cursor.find(Table::meta, meta_key());
    if (!entry) return Error{ErrorKind::foreign, generation.path(), 0, "an LMDB file without rezdex's facts"};
    auto meta = decode_meta(entry->value);
    if (!meta) return damaged(generation.path(), "its own facts cannot be read");
    if (meta->format != format_number)
        return Error{ErrorKind::format, generation.path(), 0, "its format is not the one that CURRENT says"};
    return *std::move(meta);
}

Result<Opened> open_current(const std::string& directory, const Current& current, bool leave_mark) {
    const std::string path = directory + '/' + generation_name(current.generation);
    const auto checked = check_file(path, current, leave_mark);
    if (!checked) return checked.error();
    auto generation = Generation::open(path);
    if (!generation) return generation.error();
    auto meta = read_meta(**generation);
    if (!meta) return meta.error();
    return Opened{*std::move(generation), *std::move(meta), current, checked->marked};
}

} // namespace

Result<Opened> open_index(const std::string& directory, bool leave_mark) {
    auto current = read_current(directory);
    if (!current) return current.error();
    if (const auto local = require_local(directory); !local) return local.error();
    for (;;) {
        auto opened = open_current(directory, *current, leave_mark);
        if (opened.ok() || opened.error().kind != ErrorKind::not_found) return opened;
        // Gone: either CURRENT has moved on since it was read, or it names what is not there.
        auto again = read_current(directory);
        if (!again) return again.error();
        if (*again == *current)
            return damaged(opened.error().path, "the file that CURRENT names is not there");
        current = std::move(again);
    }
}

} // namespace rezdex::store
