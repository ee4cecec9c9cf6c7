// Promise: one thread's way from a file to a live slot: read, define, encode into memory that the batch
// keeps.
//
// Nothing is executed. What a Live is asked for is answered, whatever the file is. One thread at a time; the
// memory outlives the slots.
#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"
#include "fs/filesystem.h"
#include "index/batch_state.h"
#include "rez/definition.h"
#include "rezdex/index.h"
#include "store/record.h"

namespace rezdex::index {

class Live {
  public:
    // `environment` as environment_or_own() takes it.
    Live(fs::Files& disk, base::Arena& memory, const Environment* environment)
        : disk_(disk), memory_(memory), environment_(environment) {}

    // Reads until the file has kept still, a few times at most. On success bytes() is the file at one moment,
    // and stamp() what it was then; else failure() is its slot.
    [[nodiscard]] bool read(const char* path);
    [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }
    [[nodiscard]] const fs::Stat& stat() const noexcept { return stat_; }
    [[nodiscard]] const Slot& failure() const noexcept { return failure_; }
    [[nodiscard]] std::size_t reads() const noexcept { return reads_; } // since the beginning

    // The slot of a definition in `bytes`, and the copy of them that attributes() needs. `path` tells the
    // format only.
    struct Answer {
        Slot slot;
        Source source;
    };
    [[nodiscard]] Answer define(std::string_view path, std::string_view bytes);
    // The slot of a package that these old release files lie beside.
    [[nodiscard]] Answer define(std::string_view path, std::string_view bytes,
                                const rez::OldReleaseFiles& files);
    [[nodiscard]] Slot encode(const rez::Definition& definition, Origin origin);
    // The slot of a definition that is not looked at: dynamic, for this reason.
    [[nodiscard]] Slot decline(Reason reason, Origin origin);

  private:
    fs::Files& disk_;
    base::Arena& memory_;
    const Environment* environment_;
    rez::Workspace workspace_;
    rez::Definition definition_;
    store::DefinitionEncoder encoder_;
    std::string bytes_;
    fs::Stat stat_;
    Slot failure_;
    std::size_t reads_ = 0;
};

// read() and define(), or why not. `buffer` takes the path with a NUL behind it; one with a NUL inside names
// no file, though as a C string it would name another.
[[nodiscard]] Live::Answer answer_live(Live& live, std::string_view path, std::string& buffer);

} // namespace rezdex::index
