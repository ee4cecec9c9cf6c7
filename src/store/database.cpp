// Promise: Database of database.h, the writer's side of an index's folder.
#include "store/database.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/failure.h"
#include "store/local_only.h"
#include "store/small_file.h"

namespace rezdex::store {
namespace {

constexpr const char* lock_name = "writer.lock";

// "pid 123 on host render7"
std::string this_process() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host.front() = '\0';
    return "pid " + std::to_string(::getpid()) + " on host " + host.data();
}

// What the holder wrote; printable, for it goes into a message.
std::string holder_of(int lock) {
    std::array<char, 512> text{};
    const ssize_t size = ::pread(lock, text.data(), text.size(), 0);
    std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    if (const auto line = holder.find('\n'); line != std::string::npos) holder.resize(line);
    std::ranges::replace_if(holder, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    return holder.empty() ? "another process" : holder;
}

Result<Descriptor> take_lock(const std::string& directory) {
    const std::string path = directory + '/' + lock_name;
    Descriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
    if (!lock) return failure(errno, path, "lock the index");
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return failure(errno, path, "lock the index");
        return Error{ErrorKind::locked, directory, 0,
                     holder_of(lock.get()) + " is writing this index; try again later"};
    }
    // Only for the message above: a lock is held whether or not its holder could say who it is.
    const std::string holder = this_process() + '\n';
    if (::ftruncate(lock.get(), 0) != 0 || ::pwrite(lock.get(), holder.data(), holder.size(), 0) < 0)
        errno = 0;
    return lock;
}

std::vector<std::string> names_in(const std::string& directory) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename().string());
    return names;
}

bool is_temporary(std::string_view name) {
    return name.ends_with(".tmp") && (name.starts_with("generation-") || name.starts_with("CURRENT."));
}

bool is_ours(std::string_view name) {
    return name == current_name || name == lock_name || is_temporary(name) || generation_of(name).has_value();
}

bool is_younger(const std::string& path, std::chrono::seconds age) {
    struct stat stat{};
    if (::stat(path.c_str(), &stat) != 0) return true; // leave alone what cannot be looked at
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::seconds(stat.st_mtim.tv_sec) + age > now;
}

} // namespace

Database::Database(std::string directory, Descriptor lock) noexcept
    : directory_(std::move(directory)), lock_(std::move(lock)) {}

Result<Database> Database::open(const std::string& directory) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) return failure(error.value(), directory, "make the index's folder");
    if (const auto local = require_local(directory); !local) return local.error();
    const std::vector<std::string> names = names_in(directory);
    const auto stranger = std::ranges::find_if_not(names, is_ours);
    if (stranger != names.end() && std::ranges::find(names, current_name) == names.end())
        return Error{ErrorKind::foreign, directory, 0,
                     "this folder holds other files ('" + *stranger +
                         "'); an index needs a folder of its own"};
    auto lock = take_lock(directory);
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
    for (const std::string& name : names_in(directory_)) {
        if (is_temporary(name)) ::unlink((directory_ + '/' + name).c_str());
        if (const auto generation = generation_of(name)) next_ = std::max(next_, *generation + 1);
    }
    if (current_) next_ = std::max(next_, current_->generation + 1);
    return Done{};
}

std::string Database::temporary_path() const { return directory_ + '/' + generation_name(next_) + ".tmp"; }

Result<Done> Database::publish(const GenerationWriter::Finished& finished) {
    const std::string path = directory_ + '/' + generation_name(next_);
    if (::rename(temporary_path().c_str(), path.c_str()) != 0)
        return failure(errno, path, "name the generation");
    if (const int error = sync_directory(directory_)) return failure(error, directory_, "sync the index");
    const Current current{next_, finished.bytes, finished.hash};
    if (const auto written = write_current(directory_, current); !written) {
        const auto still = read_current(directory_);
        const bool not_moved = still ? *still != current : still.error().kind == ErrorKind::not_found;
        if (not_moved) ::unlink(path.c_str()); // nobody will ask for it
        return written.error();
    }
    current_ = current;
    ++next_;
    remove_old(current.generation);
    return Done{};
}

// What cannot be removed now will be the next time.
void Database::remove_old(std::uint64_t newest) const {
    std::vector<std::uint64_t> others;
    for (const std::string& name : names_in(directory_))
        if (const auto generation = generation_of(name); generation && *generation != newest)
            others.push_back(*generation);
    std::ranges::sort(others, std::greater<>());
    for (std::size_t i = generations_kept; i < others.size(); ++i) {
        const std::string path = directory_ + '/' + generation_name(others[i]);
        if (!is_younger(path, generations_kept_for)) ::unlink(path.c_str());
    }
}

} // namespace rezdex::store
