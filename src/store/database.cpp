// Promise: Database of database.h, the writer's side of an index's folder.
#include "store/database.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "store/failure.h"
#include "store/history.h"
#include "store/local_only.h"
#include "store/reading_lock.h"
#include "store/small_file.h"

namespace rezdex::store {
namespace {

bool is_temporary(std::string_view name) {
    return name.ends_with(".tmp") &&
           (name.starts_with("generation-") || name.starts_with("CURRENT.") || name.starts_with("HISTORY."));
}

bool is_younger(const std::string& path, std::chrono::nanoseconds age) {
    struct stat stat{};
    if (::stat(path.c_str(), &stat) != 0) return true; // leave alone what cannot be looked at
    const auto written =
        std::chrono::seconds(stat.st_mtim.tv_sec) + std::chrono::nanoseconds(stat.st_mtim.tv_nsec);
    const auto since = std::chrono::system_clock::now().time_since_epoch() - written;
    return since >= since.zero() && since < age; // what comes from the future would stay for ever
}

} // namespace

Result<std::vector<std::string>> names_in(const std::string& directory) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename().string());
    if (error) return failure(error.value(), directory, "list the index");
    return names;
}

Result<std::vector<std::uint64_t>> generations_in(const std::string& directory) {
    const auto names = names_in(directory);
    if (!names) return names.error();
    std::vector<std::uint64_t> numbers;
    for (const std::string& name : *names)
        if (const auto number = generation_of(name)) numbers.push_back(*number);
    std::ranges::sort(numbers, std::greater<>());
    return numbers;
}

bool is_name_of_index(std::string_view name) {
    return name == current_name || name == history_name || name == lock_name || is_temporary(name) ||
           generation_of(name).has_value();
}

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
    if (stranger != names->end() && std::ranges::find(*names, current_name) == names->end())
        return Error{ErrorKind::foreign, directory, 0,
                     "this folder holds other files ('" + *stranger +
                         "'); an index needs a folder of its own"};
    auto lock = WriterLock::take(directory, waiting);
    if (!lock) return lock.error();
    Database database(directory, *std::move(lock));
    if (const auto looked = database.look_around(); !looked) return looked.error();
    return database;
}

// Under the lock, so every temporary file is a dead writer's.
Result<Done> Database::look_around() {
    auto current = read_current(directory_);
    if (current)
        current_ = *current;
    else if (current.error().kind == ErrorKind::damaged)
        damage_ = current.error();
    else if (current.error().kind != ErrorKind::not_found)
        return current.error();
    const auto names = names_in(directory_);
    if (!names) return names.error();
    for (const std::string& name : *names) {
        if (is_temporary(name)) ::unlink((directory_ + '/' + name).c_str());
        if (const auto generation = generation_of(name)) next_ = std::max(next_, *generation + 1);
    }
    if (current_) next_ = std::max(next_, current_->generation + 1);
    const auto history = read_history(directory_);
    if (!history && history.error().kind != ErrorKind::damaged) return history.error();
    if (!history) return Done{};
    next_ = std::max(next_, history->last + 1);
    if (damage_) return Done{};
    for (const std::string& name : *names)
        if (const auto generation = generation_of(name); generation && never_current(*history, *generation))
            remove_unless_held(directory_ + '/' + name);
    return Done{};
}

// A generation is noted before CURRENT moves to it. An index from before there was a HISTORY noted none.
bool Database::never_current(const History& history, std::uint64_t generation) const noexcept {
    if (history.last == 0 && current_) return false;
    return generation > history.last && (!current_ || generation > current_->generation);
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

// First those that rollback goes back to, one after the other; then what it went back from, the newest first.
Result<std::vector<std::uint64_t>>
Database::in_order_of_use(const std::vector<std::uint64_t>& newest_first) const {
    const auto history = read_history(directory_);
    if (!history && history.error().kind != ErrorKind::damaged) return history.error();
    std::vector<std::uint64_t> order;
    if (history && current_)
        for (const std::uint64_t generation : history->before(current_->generation))
            if (std::ranges::find(newest_first, generation) != newest_first.end())
                order.push_back(generation);
    for (const std::uint64_t generation : newest_first)
        if (std::ranges::find(order, generation) == order.end()) order.push_back(generation);
    return order;
}

// Each one's time starts when the next one was written; so the oldest goes first.
Result<Done> Database::remove_old(const Keeping& keeping) const {
    if (damage_) return Done{}; // nobody knows which are old
    const auto listed = generations_in(directory_);
    if (!listed) return listed.error();
    const std::vector<std::uint64_t>& newest_first = *listed;
    auto kept = in_order_of_use(newest_first);
    if (!kept) return kept.error();
    if (current_) std::erase(*kept, current_->generation);
    kept->resize(std::min(kept->size(), keeping.generations));
    if (current_) kept->push_back(current_->generation);
    for (std::size_t i = newest_first.size(); i-- > 1;) {
        if (std::ranges::find(*kept, newest_first[i]) != kept->end()) continue;
        if (!is_younger(directory_ + '/' + generation_name(newest_first[i - 1]), keeping.time))
            remove_unless_held(directory_ + '/' + generation_name(newest_first[i]));
    }
    return Done{};
}

} // namespace rezdex::store
