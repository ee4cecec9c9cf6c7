// Promise: rezdex::publish() of rezdex/share.h.
//
// The destination is an index's folder like any other (store/database.h), but for that nothing in it is
// mapped. It sees no file of the index itself: what is published is written to the cache first, record by
// record. Pages that LMDB freed, and gaps in others, keep bytes of what an index held before. What is written
// anew has a hash of its own, so the index's is checked whatever a mark says: no damage is made right by it.
#include <cerrno>
#include <exception>
#include <memory>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/paths.h"
#include "index/stub_filter.h"
#include "rezdex/share.h"
#include "store/database.h"
#include "store/failure.h"
#include "store/hex.h"
#include "store/local_only.h"
#include "store/mark.h"
#include "store/whole_file.h"

namespace rezdex::index {
namespace {

using Clock = std::chrono::steady_clock;
using Finished = store::GenerationWriter::Finished;

// A whole generation on this host, to be copied; its file goes with it.
struct Offered {
    Offered() = default;
    Offered(Offered&&) = default;
    Offered& operator=(Offered&&) = delete;
    ~Offered() {
        if (scratch) ::unlink(path.c_str());
    }
    std::unique_ptr<store::Database> scratch; // whose temporary file it is
    std::string path;
    Finished file;
    std::size_t stubs = 0;
};

class Publish {
  public:
    explicit Publish(const PublishOptions& options) : options_(options) {}
    Result<PublishReport> run();

  private:
    [[nodiscard]] std::optional<Error> check() const;
    [[nodiscard]] Result<store::Database> scratch() const;
    [[nodiscard]] Result<Offered> offer(const store::Opened& opened) const;
    [[nodiscard]] Result<Done> copy(const Offered& offered, const std::string& to) const;
    [[nodiscard]] Result<Done> verify(const std::string& path, const Finished& wanted) const;
    [[nodiscard]] bool cancelled() const { return options_.cancel != nullptr && options_.cancel->load(); }
    [[nodiscard]] Error interrupted() const {
        return {ErrorKind::interrupted, options_.destination, 0, "interrupted"};
    }
    [[nodiscard]] bool has(const store::Database& database, const Finished& wanted) const;

    const PublishOptions& options_;
    const Clock::time_point start_ = Clock::now();
};

std::optional<Error> Publish::check() const {
    if (options_.destination.empty()) return Error{ErrorKind::usage, "", 0, "say where to publish the index"};
    struct stat from{}, to{};
    const bool same = ::stat(options_.database.c_str(), &from) == 0 &&
                      ::stat(options_.destination.c_str(), &to) == 0 && from.st_dev == to.st_dev &&
                      from.st_ino == to.st_ino;
    if (same)
        return Error{ErrorKind::usage, options_.destination, 0, "the index cannot be published to itself"};
    for (const std::string& input : options_.allowed_inputs)
        if (input.empty()) return Error{ErrorKind::usage, "", 0, "the name of an input is empty"};
    return std::nullopt;
}

// A folder of the cache that is this destination's alone; its lock keeps others from it.
Result<store::Database> Publish::scratch() const {
    const std::string cache = store::cache_directory();
    const auto destination = absolute_path(options_.destination);
    if (!destination) return destination.error();
    if (cache.empty())
        return Error{ErrorKind::usage, "", 0,
                     "there is no cache folder to write what is published: set REZDEX_CACHE_DIR"};
    const std::string directory = cache + "/publishing/" + store::to_hex(base::hash128(*destination));
    if (const auto local = store::require_local_cache(directory); !local) return local.error();
    return store::Database::open(directory);
}

Result<Offered> Publish::offer(const store::Opened& opened) const {
    StubFilter filter(*opened.generation, options_.allowed_inputs);
    if (const auto looked = filter.look(); !looked) return looked.error();
    auto folder = scratch();
    if (!folder) return folder.error();
    Offered offered;
    offered.scratch = std::make_unique<store::Database>(*std::move(folder));
    offered.path = offered.scratch->temporary_path();
    offered.stubs = filter.count();
    auto writer = store::GenerationWriter::create(offered.path);
    if (!writer) return writer.error();
    if (const auto written = filter.write(*writer); !written) return written.error();
    auto finished = writer->finish();
    if (!finished) return finished.error();
    offered.file = *finished;
    return offered;
}

Result<Done> Publish::copy(const Offered& offered, const std::string& to) const {
    const store::Descriptor from = store::open_to_read(offered.path);
    if (!from) return store::failure(errno, offered.path, "read the index");
    const store::Descriptor file = store::make_new(to);
    if (!file) return store::failure(errno, to, "publish the index");
    ShareProgress progress{0, offered.file.bytes};
    const auto more = [&](std::uint64_t bytes) {
        progress.bytes_done += bytes;
        if (options_.progress) options_.progress(progress);
        return !cancelled();
    };
    const auto hash = store::copy_file(from.get(), offered.file.bytes, file.get(), more);
    if (!hash && errno == ECANCELED) return interrupted();
    if (!hash) return store::failure(errno, to, "publish the index");
    if (*hash != offered.file.hash)
        return store::damaged(offered.path, "its content is not what was written");
    if (::fsync(file.get()) != 0) return store::failure(errno, to, "sync the published index");
    return Done{};
}

// Reads the file back: from where it lies, as far as dropping what this host has cached of it can make sure.
Result<Done> Publish::verify(const std::string& path, const Finished& wanted) const {
    const auto file = store::open_file(path, "read back the published index", O_NOFOLLOW);
    if (!file) return file.error();
    const int number = file->descriptor.get();
    static_cast<void>(::posix_fadvise(number, 0, 0, POSIX_FADV_DONTNEED));
    if (file->bytes() == wanted.bytes) {
        const auto hash = store::hash_file(number, wanted.bytes);
        if (!hash) return store::failure(errno, path, "read back the published index");
        if (*hash == wanted.hash) return Done{};
    }
    return Error{ErrorKind::damaged, path, 0,
                 "what was written reads back as something else: is this storage sound?"};
}

bool Publish::has(const store::Database& database, const Finished& wanted) const {
    const auto& current = database.current();
    if (!current || current->hash != wanted.hash || current->bytes != wanted.bytes) return false;
    const std::string path = database.directory() + '/' + store::generation_name(current->generation);
    return verify(path, wanted).ok();
}

Result<PublishReport> Publish::run() {
    if (auto error = check()) return *std::move(error);
    auto opened = store::open_index(options_.database, true, store::Believe::nothing);
    if (!opened) return opened.error();
    store::Waiting waiting;
    if (options_.wait) waiting.time = waiting.time.max();
    waiting.cancel = options_.cancel;
    auto database = store::Database::open(options_.destination, waiting, store::Storage::any);
    if (!database) return database.error();
    // Who waited for the lock must not publish what was current before another one published.
    if (const auto now = store::read_current(options_.database); !now || *now != opened->current)
        opened = store::open_index(options_.database, true, store::Believe::nothing);
    if (!opened) return opened.error();
    const auto offered = offer(*opened);
    if (!offered) return offered.error();
    if (cancelled()) return interrupted();
    PublishReport report;
    report.stubs = offered->stubs;
    report.bytes = offered->file.bytes;
    if (!has(*database, offered->file)) {
        const std::string temporary = database->temporary_path();
        const store::Keeping keeping{options_.keep, options_.keep_for};
        // First, too: runs that die must not fill the disk.
        Result<Done> done = database->remove_old(keeping);
        if (!done) return done.error();
        done = copy(*offered, temporary);
        if (done) done = verify(temporary, offered->file);
        if (done && cancelled()) done = interrupted();
        if (!done) {
            ::unlink(temporary.c_str());
            return done.error();
        }
        if (done = database->publish(offered->file); !done) return done.error();
        static_cast<void>(database->remove_old(keeping)); // the new one is there, whatever comes
        report.published = true;
    }
    if (const auto& current = database->current()) report.generation = current->generation;
    report.total_time = Clock::now() - start_;
    return report;
}

} // namespace
} // namespace rezdex::index

namespace rezdex {

Result<PublishReport> publish(const PublishOptions& options) {
    try {
        return index::Publish(options).run();
    } catch (const std::exception& failure) {
        return Error{ErrorKind::io, options.destination, 0,
                     std::string("publishing failed: ") + failure.what()};
    } catch (...) {
        return Error{ErrorKind::io, options.destination, 0, "publishing failed: a callback threw"};
    }
}

} // namespace rezdex
