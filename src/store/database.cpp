// Promise: Database of database.h, the writer's side of an index's folder.
#include "store/database.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "store/failure.h"
#include "store/folder.h"
#include "store/history.h"
#include "store/local_only.h"
#include "store/reading_lock.h"
#include "store/small_file.h"

namespace rezdex::store {
namespace {

bool may_be_made_anew(const Error& error) noexcept {
    return error.kind == ErrorKind::not_found || error.kind == ErrorKind::damaged;
}

// Does CURRENT lack, though there was one, or its first writer died?
bool is_gone(const Error& error, const std::vector<std::string>& names) {
    return error.kind == ErrorKind::not_found && std::ranges::any_of(names, [](const std::string& name) {
               return generation_of(name).has_value();
           });
}

bool is_younger(const std::string& path, std::chrono::nanoseconds age) {
    struct stat stat{};
    if (::stat(path.c_str(), &stat) != 0) return true; // leave alone what cannot be looked at
    const auto written =
        std::chrono::seconds(stat.st_mtim.tv_sec) + std::chrono::nanoseconds(stat.st_mtim.tv_nsec);
    const auto since = std::chrono::system_clock::now().time_since_epoch() - written;
    // A file server's clock may be ahead of ours; what comes from further ahead would stay for ever.
    return since < age && -since < age;
}

} // namespace

Database::Database(std::string directory, WriterLock lock) noexcept
    : directory_(std::move(directory)), lock_(std::move(lock)) {}

Result<Database> Database::open(const std::string& directory, const Waiting& waiting, Storage storage) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) return failure(error.value(), directory, "make the index's folder");
    if (storage == Storage::local)
        if (const auto local = require_local(directory); !local) return local.error();
    const auto names = names_in(directory);
    if (!names) return names.error();
    const auto stranger = std::ranges::find_if_not(*names, is_name_of_index);
    if (stranger != names->end() && std::ranges::find(*names, current_name) == names->end()) {
        const auto ours = was_index(directory);
        if (!ours) return ours.error();
        if (!*ours)
            return Error{ErrorKind::foreign, directory, 0,
                         "this folder holds other files ('" + *stranger +
                             "'); an index needs a folder of its own"};
    }
    // Before a lock's file is left with a stranger.
    if (const auto current = read_current(directory); !current && !may_be_made_anew(current.error()))
        return current.error();
    auto lock = WriterLock::take(directory, waiting);
    if (!lock) return lock.error();
    Database database(directory, *std::move(lock));
    if (const auto looked = database.look_around(); !looked) return looked.error();
    return database;
}

// Under the lock, so every temporary file is a dead writer's.
Result<Done> Database::look_around() {
    auto current = read_current(directory_);
    const auto names = names_in(directory_);
    if (!names) return names.error();
    if (current)
        current_ = *current;
    else if (current.error().kind == ErrorKind::damaged || is_gone(current.error(), *names))
        damage_ = current.error();
    else if (!may_be_made_anew(current.error()))
        return current.error();
    for (const std::string& name : *names) {
        if (is_temporary(name)) ::unlink((directory_ + '/' + name).c_str());
        if (const auto generation = generation_of(name)) next_ = std::max(next_, *generation + 1);
    }
    if (current_) next_ = std::max(next_, current_->generation + 1);
    const auto history = read_history(directory_);
    if (!history && history.error().kind != ErrorKind::damaged) return history.error();
    if (!history) return Done{};
    next_ = std::max(next_, history->last + 1);
    if (!current_ || history->last == 0) return Done{}; // an index from before there was a HISTORY noted none
    for (const std::string& name : *names)
        if (generation_of(name) > std::max(history->last, current_->generation))
            remove_unless_held(directory_ + '/' + name); // CURRENT moves to none that is not noted yet
    return Done{};
}

std::string Database::temporary_path() const { return directory_ + '/' + generation_name(next_) + ".tmp"; }

Result<Done> Database::publish(const GenerationWriter::Finished& finished, const Check& before_current) {
    const std::string path = directory_ + '/' + generation_name(next_);
    if (::rename(temporary_path().c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary_path().c_str());
        return failure(error, path, "name the generation");
    }
    const Current current{next_, finished.bytes, finished.hash};
    if (before_current) {
        if (const auto checked = before_current(path, current); !checked) {
            ::unlink(path.c_str());
            return checked.error();
        }
    }
    if (const auto noted = note_generation(directory_, current, current_); !noted) {
        ::unlink(path.c_str());
        return noted.error();
    }
    if (const auto written = write_current(directory_, current); !written) {
        const auto still = read_current(directory_);
        const bool not_moved = still ? *still != current : still.error().kind == ErrorKind::not_found;
        if (not_moved) ::unlink(path.c_str()); // nobody will ask for it
        return written.error();
    }
    current_ = current;
    ++next_;
    return Done{};
}

// By their number; the time is remove_old()'s.
Result<std::vector<std::uint64_t>> Database::kept(std::vector<std::uint64_t> newest_first,
                                                  std::size_t count) const {
    const auto read = read_history(directory_);
    if (!read && read.error().kind != ErrorKind::damaged) return read.error();
    const History history = read ? *read : History();
    if (current_) std::erase(newest_first, current_->generation);
    auto kept = current_ && !damage_ ? kept_beside(current_->generation, newest_first, history, count)
                                     : kept_without_current(newest_first, history, count);
    if (current_) kept.push_back(current_->generation);
    return kept;
}

// Each one's time starts when the next one was written; so the oldest goes first.
Result<Done> Database::remove_old(const Keeping& keeping) const {
    if (damage_ && damage_->kind == ErrorKind::damaged) return Done{}; // nobody knows which are old
    const auto newest_first = generations_in(directory_);
    if (!newest_first) return newest_first.error();
    const auto stay = kept(*newest_first, keeping.generations);
    if (!stay) return stay.error();
    for (std::size_t i = newest_first->size(); i-- > 1;) {
        const std::uint64_t number = (*newest_first)[i], next = (*newest_first)[i - 1];
        if (std::ranges::find(*stay, number) != stay->end()) continue;
        if (!is_younger(directory_ + '/' + generation_name(next), keeping.time))
            remove_unless_held(directory_ + '/' + generation_name(number));
    }
    return Done{};
}

} // namespace rezdex::store
