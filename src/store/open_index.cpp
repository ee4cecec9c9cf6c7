// Promise: open_index() of database.h.
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "store/database.h"
#include "store/failure.h"
#include "store/local_only.h"
#include "store/mark.h"
#include "store/reading_lock.h"
#include "store/whole_file.h"

namespace rezdex::store {

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

namespace {

// Of a file that is checked and mapped by its name, which must stay until it is. `last`: of the tries.
Result<Descriptor> hold(const std::string& path, bool last) {
    Descriptor file = open_to_read(path);
    if (!file) return failure(errno, path, "open the index");
    const Held held = hold_for_reading(file.get());
    if (held == Held::gone) return failure(ENOENT, path, "open the index");
    if (held == Held::contended && !last)
        return Error{ErrorKind::locked, path, 0, "another process holds the index's file alone"};
    return file;
}

Result<Opened> open_current(const std::string& directory, const Current& current, bool leave_mark,
                            Believe believe, bool last) {
    const std::string path = directory + '/' + generation_name(current.generation);
    const auto held = hold(path, last);
    if (!held) return held.error();
    const auto checked = check_file(path, current, leave_mark, believe);
    if (!checked) return checked.error();
    auto generation = Generation::open(path);
    if (!generation) return generation.error();
    auto meta = read_meta(**generation);
    if (!meta) return meta.error();
    return Opened{*std::move(generation), *std::move(meta), current, checked->marked};
}

} // namespace

// A file that is gone, or about to be, is one that CURRENT no longer names.
Result<Opened> open_index(const std::string& directory, bool leave_mark, Believe believe) {
    constexpr int tries = 100;
    auto current = read_current(directory);
    if (!current) return current.error();
    if (const auto local = require_local(directory); !local) {
        if (local.error().kind != ErrorKind::usage) return local.error();
        return Error{ErrorKind::not_fetched, directory, 0,
                     "the index lies on network storage, which is not read in place, and this host has no "
                     "copy of it; run: rezdex fetch " +
                         directory};
    }
    for (int left = tries;; --left) {
        auto opened = open_current(directory, *current, leave_mark, believe, left == 1);
        if (opened.ok() || left == 1) return opened;
        const bool gone = opened.error().kind == ErrorKind::not_found;
        if (!gone && opened.error().kind != ErrorKind::locked) return opened;
        auto again = read_current(directory);
        if (!again) return again.error();
        if (*again == *current) {
            if (gone) return damaged(opened.error().path, "the file that CURRENT names is not there");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        current = std::move(again);
    }
}

} // namespace rezdex::store
