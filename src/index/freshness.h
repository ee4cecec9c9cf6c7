// Promise: the rules by which an entry of the index is believed, each one pure function with its reason.
//
// Nothing here touches a disk or a clock. Being too strict costs a read of a file; being too lax would cost a
// wrong answer: where a rule is in doubt it is strict.
#pragma once

#include <chrono>
#include <cstdint>

#include "fs/filesystem.h"
#include "store/stamp.h"

namespace rezdex::index {

// What of a stamp may be compared between the host that recorded it and the one that looks now.
struct Comparison {
    // ctime and inode say more than mtime does: ctime cannot be set by a program, so it catches `touch -d`
    // and `cp -p` over a file; the inode catches a file moved into another's place with all its times. But
    // another kind of filesystem gives the same file other ones, and a copy has its own.
    bool ctime = true;
    bool inode = true;
    // mtime is compared in steps of this: a filesystem with coarser stamps cuts off what another one kept.
    std::int64_t granularity_ns = 1;
};

// `recorded`: the kind of filesystem that the builder saw; `now`: that the reader sees. `declared_copy`: the
// root was declared a copy of the tree that was indexed (rsync -a, a mirror), which keeps content, size and
// mtime. Where one of both kinds is not known (magic 0) everything is compared.
[[nodiscard]] Comparison comparison(const fs::MountKind& recorded, const fs::MountKind& now,
                                    bool declared_copy) noexcept;

// Whether the file is the one that was indexed, as far as its stamp can tell. It cannot tell a change of
// content that keeps size, mtime and (where compared) ctime and inode; is_racy() closes the one case in which
// that happens by itself: two writes within one tick of the filesystem's clock. Where ctime does not count an
// mtime of 1970 matches nothing: files that were unpacked without their times all have it.
[[nodiscard]] bool stamps_match(const store::Stamp& recorded, const store::Stamp& now,
                                const Comparison& by) noexcept;

// Whether a stamp is too recent to vouch for what was read: max(mtime, ctime) is later than the start of the
// read minus a margin, or lies in the future. A write after the read could then carry the same stamp: the
// clock that stamps is not ours (a file server's may run behind), and ticks are coarser than writes are apart
// (4 ms on Linux, 2 s on FAT). Nor does a stamp vouch that says 1970 all over: the filesystem keeps no times,
// and the next content has the same. A directory's stamp is judged alike, by the start of its listing.
[[nodiscard]] bool is_racy(const store::Stamp& stamp, std::int64_t read_started_ns,
                           std::chrono::nanoseconds margin) noexcept;

} // namespace rezdex::index
