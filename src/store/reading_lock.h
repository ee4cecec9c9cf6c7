// Promise: whoever reads a generation's file holds a shared lock on it, and a writer removes no file that is
// held.
//
// The lock is flock()'s: a read-only descriptor is enough, it lasts until the last copy of the descriptor is
// closed (a forked child's, too: it has the file mapped as well), and goes with a process that is killed. It
// only keeps the file's name: where there are no locks, or somebody else's is in the way, reading goes on,
// for what is mapped stays good without a name.
//
// For the sources of this folder only.
#pragma once

#include <cstdint>
#include <string>

namespace rezdex::store {

enum class Held : std::uint8_t {
    yes,
    gone,      // its name was removed before the lock was there
    contended, // somebody holds it alone: a writer about to remove it, or a stranger
    no,        // this filesystem has no locks
};
[[nodiscard]] Held hold_for_reading(int file) noexcept;

// Removes the file unless it is held; whether it is gone now.
bool remove_unless_held(const std::string& path) noexcept;

} // namespace rezdex::store
