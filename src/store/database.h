// Promise: an index's folder: opened for reading, or held by the one process that writes its next generation.
//
//     CURRENT              which generation is the one (current.h)
//     HISTORY              what came before (history.h)
//     generation-7.lmdb    complete and never written again (generation.h)
//     writer.lock          held by a writer; names it
//     *.tmp                of a writer at work, or of one that died: the next one removes it
//
// Never on a network filesystem: LMDB maps its file, and two hosts' page caches do not agree. Whatever
// happens at whatever moment, readers find the old generation or the new one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rezdex/result.h"
#include "store/current.h"
#include "store/generation.h"
#include "store/keeping.h"
#include "store/mark.h"
#include "store/meta.h"
#include "store/writer_lock.h"

namespace rezdex::store {

struct Opened {
    std::shared_ptr<const Generation> generation;
    Meta meta;
    Current current;
    bool marked = false; // mark.h
};

// Errors: not_found, permission, io, damaged, foreign, format, not_fetched (a network filesystem).
[[nodiscard]] Result<Opened> open_index(const std::string& directory, bool leave_mark,
                                        Believe believe = Believe::marks);

// Errors: foreign, damaged, format.
[[nodiscard]] Result<Meta> read_meta(const Generation& generation);

// What a Database may lie on: where it is only copied to, and never mapped, any filesystem will do.
enum class Storage : std::uint8_t { local, any };

// The right to write an index; held until destruction. One thread at a time.
class Database {
  public:
    // Makes the folder where there is none, takes the lock and removes what a dead writer left. Errors:
    // locked, interrupted, foreign (a folder with other things in it, or someone else's CURRENT), format,
    // permission, io, no_space, usage (a network filesystem, with Storage::local).
    static Result<Database> open(const std::string& directory, const Waiting& waiting = {},
                                 Storage storage = Storage::local);

    // What CURRENT says; nothing in a new folder, and nothing where it is damaged (kind damaged) or, though
    // generations are there, gone (kind not_found): damage() says so.
    [[nodiscard]] const std::optional<Current>& current() const noexcept { return current_; }
    [[nodiscard]] const std::optional<Error>& damage() const noexcept { return damage_; }

    [[nodiscard]] const std::string& directory() const noexcept { return directory_; }
    [[nodiscard]] std::uint64_t next_generation() const noexcept { return next_; }
    [[nodiscard]] std::string temporary_path() const; // where to write it

    // Names the finished file at temporary_path() and moves CURRENT to it. On an error CURRENT is what it
    // was, unless all that failed is the last sync. `before_current` is called with the file under its name:
    // what it refuses is removed.
    using Check = std::function<Result<Done>(const std::string& path, const Current& current)>;
    Result<Done> publish(const GenerationWriter::Finished& finished, const Check& before_current = {});

    // Removes generations past their number and time (keeping.h), never the newest; what cannot be removed
    // now will be the next time. Where there was damage() also those that HISTORY tells of stay. Errors:
    // permission, io, where nobody can tell which are old.
    Result<Done> remove_old(const Keeping& keeping) const;

  private:
    Database(std::string directory, WriterLock lock) noexcept;
    Result<Done> look_around();
    [[nodiscard]] Result<std::vector<std::uint64_t>> kept(std::vector<std::uint64_t> newest_first,
                                                          std::size_t count) const;

    std::string directory_;
    WriterLock lock_;
    std::optional<Current> current_;
    std::optional<Error> damage_;
    std::uint64_t next_ = 1;
};

} // namespace rezdex::store
