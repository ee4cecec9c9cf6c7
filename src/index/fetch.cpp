// Promise: rezdex::fetch() of rezdex/share.h.
//
// The source is read by fs::RemoteReader alone, so that a mount that hangs holds nobody. The copy is written,
// named and made CURRENT as a build's generation is (store/database.h), whose lock makes it single flight.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <optional>
#include <random>
#include <thread>

#include <unistd.h>

#include "fs/remote_file.h"
#include "index/paths.h"
#include "rezdex/share.h"
#include "store/database.h"
#include "store/failure.h"
#include "store/fetched.h"
#include "store/history.h"
#include "store/local_only.h"
#include "store/mark.h"
#include "store/whole_file.h"

namespace rezdex::index {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int attempts = 5; // where the source is published anew while it is copied

// There is no way back but to publish the older one again. What readers have open stays, too.
constexpr store::Keeping keeping{1};

std::int64_t now_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string seconds_text(std::chrono::nanoseconds time) {
    const double seconds = std::chrono::duration<double>(time).count();
    std::string text(32, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%g", seconds)));
    return text;
}

class Fetch {
  public:
    Fetch(const FetchOptions& options, store::Fetched place, std::string cache)
        : options_(options), place_(std::move(place)), cache_(std::move(cache)) {}

    Result<FetchReport> run();

  private:
    [[nodiscard]] bool cancelled() const { return options_.cancel != nullptr && options_.cancel->load(); }
    [[nodiscard]] Error interrupted() const;
    [[nodiscard]] Error remote_failure(int error, const std::string& path) const;
    [[nodiscard]] bool sleep(std::chrono::nanoseconds time) const;
    [[nodiscard]] std::optional<Error> wait_a_while() const;
    [[nodiscard]] Result<store::Database> hold() const;
    [[nodiscard]] int read_text(const char* name, std::uint64_t max_bytes, std::string& text) const;
    [[nodiscard]] Result<store::Current> read_source() const;
    [[nodiscard]] Error not_published() const;
    [[nodiscard]] bool has(const store::Database& database, const store::Current& wanted) const;
    // Nothing: the copy is complete at the database's temporary path. `moved`: what the source offers may be
    // another generation by now.
    [[nodiscard]] std::optional<Error> copy(const store::Database& database, const store::Current& wanted,
                                            bool& moved);
    [[nodiscard]] std::optional<Error> copy_into(int file, const std::string& to, const std::string& from,
                                                 const store::Current& wanted, bool& moved);
    [[nodiscard]] Result<store::Current> copy_newest(const store::Database& database,
                                                     const store::Current& wanted);
    [[nodiscard]] Result<FetchReport> finish(FetchReport report, const store::Current& source) const;

    const FetchOptions& options_;
    const store::Fetched place_;
    const std::string cache_;
    const fs::RemoteReader reader_{options_.timeout, options_.cancel};
    const Clock::time_point start_ = Clock::now();
};

Error Fetch::interrupted() const { return {ErrorKind::interrupted, options_.source, 0, "interrupted"}; }

Error Fetch::remote_failure(int error, const std::string& path) const {
    if (error == EINTR) return interrupted();
    if (error == ETIMEDOUT)
        return {ErrorKind::io, path, 0,
                "the storage has not answered for " + seconds_text(options_.timeout) +
                    " s: is its server up? The copy that this host has stays in use"};
    return store::failure(error, path, "read the published index");
}

// False: the caller wants no more.
bool Fetch::sleep(std::chrono::nanoseconds time) const {
    constexpr std::chrono::nanoseconds step = std::chrono::milliseconds(20);
    for (const auto end = Clock::now() + time; Clock::now() < end;) {
        if (cancelled()) return false;
        std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(step, end - Clock::now()));
    }
    return !cancelled();
}

std::optional<Error> Fetch::wait_a_while() const {
    if (options_.jitter.count() <= 0) return std::nullopt;
    std::random_device seed;
    std::uniform_int_distribution<std::int64_t> any(0, options_.jitter.count());
    if (!sleep(std::chrono::nanoseconds(any(seed)))) return interrupted();
    return std::nullopt;
}

Result<store::Database> Fetch::hold() const {
    const std::string directory = place_.index_directory();
    if (const auto local = store::require_local_cache(directory); !local) return local.error();
    store::Waiting waiting;
    if (options_.wait) waiting.time = waiting.time.max();
    waiting.cancel = options_.cancel;
    auto database = store::Database::open(directory, waiting);
    if (database || database.error().kind != ErrorKind::locked) return database;
    Error held = database.error();
    if (const auto what = held.message.find("is writing"); what != std::string::npos)
        held.message.replace(what, std::string_view("is writing").size(), "is fetching");
    return held;
}

int Fetch::read_text(const char* name, std::uint64_t max_bytes, std::string& text) const {
    return reader_.read(
        place_.source() + '/' + name, [=](std::uint64_t size) { return size <= max_bytes; },
        [&](std::string_view bytes) {
            text += bytes;
            return true;
        });
}

// CURRENT is not there.
Error Fetch::not_published() const {
    const std::string publish = "`rezdex publish DIR " + place_.source() + "`";
    std::string history;
    const int error = read_text(store::history_name, store::history_bytes, history);
    const bool was_there = error == 0 && store::is_history(history);
    return {ErrorKind::not_found, place_.source(), 0,
            was_there ? "CURRENT is gone: publish the index again, with " + publish
                      : "nothing is published here; " + publish + " does"};
}

Result<store::Current> Fetch::read_source() const {
    constexpr std::uint64_t max_size = 4096;
    const std::string path = place_.source() + '/' + store::current_name;
    std::string text;
    const int error = read_text(store::current_name, max_size, text);
    if (error == ENOENT || error == ENOTDIR) return not_published();
    if (error == ECANCELED || error == EINVAL)
        return Error{ErrorKind::foreign, path, 0, "not an index of rezdex"};
    if (error != 0) return remote_failure(error, path);
    auto current = store::parse_current(text, path);
    if (!current && current.error().kind == ErrorKind::damaged) {
        Error damaged = current.error();
        damaged.message = "CURRENT names no file: half-copied? Publish the index again";
        return damaged;
    }
    return current;
}

// A copy that CURRENT names and that has rotted is fetched again: also one that rotted without a change of
// its stat, which a mark vouches for.
bool Fetch::has(const store::Database& database, const store::Current& wanted) const {
    const auto& current = database.current();
    if (!current || current->hash != wanted.hash || current->bytes != wanted.bytes) return false;
    const std::string path = database.directory() + '/' + store::generation_name(current->generation);
    return store::check_file(path, *current, true, store::Believe::nothing, cache_).ok();
}

std::optional<Error> Fetch::copy_into(int file, const std::string& to, const std::string& from,
                                      const store::Current& wanted, bool& moved) {
    int write_error = 0;
    ShareProgress progress{0, wanted.bytes};
    base::Hasher128 hasher;
    const auto begin = [&](std::uint64_t size) { return size == wanted.bytes; };
    const auto piece = [&](std::string_view bytes) {
        if (!store::write_whole(file, bytes)) {
            write_error = errno;
            return false;
        }
        hasher.add(bytes);
        progress.bytes_done += bytes.size();
        if (options_.progress) options_.progress(progress);
        return true;
    };
    const int error = reader_.read(from, begin, piece);
    if (write_error != 0) return store::failure(write_error, to, "write the copy");
    moved = error == ENOENT || error == ESTALE || error == ECANCELED || error == EIO;
    if (error == ENOENT || error == ECANCELED)
        return Error{
            ErrorKind::damaged, from, 0,
            error == ENOENT
                ? "the file that CURRENT names is not there: half-copied? Publish the index again"
                : "the file has another size than CURRENT says: half-copied? Publish the index again"};
    if (error != 0) return remote_failure(error, from);
    if (hasher.hash() != wanted.hash) {
        moved = true;
        return Error{ErrorKind::damaged, from, 0,
                     "the file's content is not what CURRENT says: half-copied? Publish the index again"};
    }
    if (::fsync(file) != 0) return store::failure(errno, to, "sync the copy");
    return std::nullopt;
}

std::optional<Error> Fetch::copy(const store::Database& database, const store::Current& wanted, bool& moved) {
    const std::string to = database.temporary_path();
    ::unlink(to.c_str());
    const store::Descriptor file = store::make_new(to);
    if (!file) return store::failure(errno, to, "make the copy");
    const std::string from = place_.source() + '/' + store::generation_name(wanted.generation);
    auto error = copy_into(file.get(), to, from, wanted, moved);
    if (error) ::unlink(to.c_str());
    return error;
}

// The generation that was copied: `wanted`, or a newer one that was published meanwhile.
Result<store::Current> Fetch::copy_newest(const store::Database& database, const store::Current& wanted) {
    store::Current next = wanted;
    for (int attempt = 1;; ++attempt) {
        bool moved = false;
        auto error = copy(database, next, moved);
        if (!error) return next;
        if (!moved || attempt == attempts) return *std::move(error);
        const auto now = read_source();
        if (!now) return now.error();
        if (*now == next) return *std::move(error);
        next = *now;
    }
}

Result<FetchReport> Fetch::finish(FetchReport report, const store::Current& source) const {
    store::FetchNote note{place_.source(), source.generation, now_ns(), now_ns()};
    if (const auto before = place_.note(); before && !report.fetched) note.fetched_ns = before->fetched_ns;
    if (const auto noted = place_.write_note(note); !noted) return noted.error();
    report.directory = place_.index_directory();
    report.generation = source.generation;
    report.bytes = source.bytes;
    report.total_time = Clock::now() - start_;
    return report;
}

Result<FetchReport> Fetch::run() {
    if (auto error = wait_a_while()) return *std::move(error);
    if (!place_.exists()) // nothing is made in the cache for what nobody has published
        if (const auto offered = read_source(); !offered) return offered.error();
    auto database = hold();
    if (!database) return database.error();
    const auto offered = read_source();
    if (!offered) return offered.error();
    if (has(*database, *offered)) return finish({}, *offered);
    // What fetches named that died before they moved CURRENT.
    if (const auto removed = database->remove_old(keeping); !removed) return removed.error();
    const auto copied = copy_newest(*database, *offered);
    if (!copied) return copied.error();
    const auto check = [&](const std::string& path, const store::Current& current) -> Result<Done> {
        const auto checked = store::check_new_file(path, current, cache_);
        if (!checked) return checked.error();
        const auto generation = store::Generation::open(path);
        if (!generation) return generation.error();
        const auto meta = store::read_meta(**generation);
        return meta ? Result<Done>(Done{}) : meta.error();
    };
    if (const auto published = database->publish({copied->bytes, copied->hash, {}}, check); !published)
        return published.error();
    // For readers that are on their way; what they have open stays.
    static_cast<void>(database->remove_old(keeping));
    FetchReport report;
    report.fetched = true;
    return finish(std::move(report), *copied);
}

Result<FetchReport> fetch(const FetchOptions& options) {
    const auto source = absolute_path(options.source);
    if (!source) return source.error();
    Result<std::string> cache = store::cache_directory();
    if (!options.cache.empty()) cache = absolute_path(options.cache);
    if (!cache) return cache.error();
    if (cache->empty())
        return Error{ErrorKind::usage, "", 0,
                     "there is no cache folder: set REZDEX_CACHE_DIR to an absolute path"};
    return Fetch(options, store::Fetched(*cache, *source), *cache).run();
}

} // namespace
} // namespace rezdex::index

namespace rezdex {

Result<FetchReport> fetch(const FetchOptions& options) {
    try {
        return index::fetch(options);
    } catch (const std::exception& failure) {
        return Error{ErrorKind::io, options.source, 0, std::string("fetching failed: ") + failure.what()};
    } catch (...) {
        return Error{ErrorKind::io, options.source, 0, "fetching failed: a callback threw"};
    }
}

} // namespace rezdex
