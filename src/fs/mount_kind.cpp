// Promise: which kinds of filesystem are known, and what may be relied on in each.
//
// The numbers are the kernel's (linux/magic.h and each filesystem's own headers). A network filesystem is one
// that another host can write, so that cached attributes and another host's clock come in. What is not listed
// counts as network: it costs time, never an answer.
#include "fs/filesystem.h"

#include <algorithm>
#include <array>

namespace rezdex::fs {
namespace {

constexpr std::int64_t second = 1'000'000'000;

// clang-format off: a table
constexpr std::array known{
    MountKind{0x0000ef53, "ext",       false, 1}, // ext2, ext3, ext4; ext3's whole seconds are compared as they are
    MountKind{0x58465342, "xfs",       false, 1},
    MountKind{0x9123683e, "btrfs",     false, 1},
    MountKind{0x01021994, "tmpfs",     false, 1},
    MountKind{0x858458f6, "ramfs",     false, 1},
    MountKind{0x794c7630, "overlayfs", false, 1},
    MountKind{0x2fc12fc1, "zfs",       false, 1},
    MountKind{0xf2f52010, "f2fs",      false, 1},
    MountKind{0xca451a4e, "bcachefs",  false, 1},
    MountKind{0x3153464a, "jfs",       false, 1},
    MountKind{0x52654973, "reiserfs",  false, second},
    MountKind{0x73717368, "squashfs",  false, second},
    MountKind{0xe0f5e1e2, "erofs",     false, 1},
    MountKind{0x00009660, "isofs",     false, second},
    MountKind{0x15013346, "udf",       false, 1'000},
    MountKind{0x00004d44, "fat",       false, 2 * second},
    MountKind{0x2011bab0, "exfat",     false, 10'000'000},
    MountKind{0x5346544e, "ntfs",      false, 100},
    MountKind{0x7366746e, "ntfs3",     false, 100},
    MountKind{0x0000482b, "hfsplus",   false, second},
    MountKind{0x00006969, "nfs",       true,  1},
    MountKind{0x0000517b, "smb",       true,  second},
    MountKind{0xff534d42, "cifs",      true,  100},
    MountKind{0xfe534d42, "smb2",      true,  100},
    MountKind{0x65735546, "fuse",      true,  1},
    MountKind{0x00c36400, "ceph",      true,  1},
    MountKind{0x5346414f, "afs",       true,  second},
    MountKind{0x6b414653, "kafs",      true,  second},
    MountKind{0x01021997, "9p",        true,  1},
    MountKind{0x0bd00bd0, "lustre",    true,  1},
    MountKind{0x47504653, "gpfs",      true,  1},
    MountKind{0x01161970, "gfs2",      true,  1},
    MountKind{0x7461636f, "ocfs2",     true,  1},
    MountKind{0x19830326, "beegfs",    true,  1},
    MountKind{0x20030528, "orangefs",  true,  1},
    MountKind{0xaad7aaea, "panfs",     true,  1},
    MountKind{0x73757245, "coda",      true,  second},
    MountKind{0x786f4256, "vboxsf",    true,  1},
};
// clang-format on

} // namespace

MountKind mount_kind_of(std::uint64_t magic) noexcept {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [magic](const MountKind& kind) { return kind.magic == magic; });
    if (found != known.end()) return *found;
    MountKind unknown;
    unknown.magic = magic;
    return unknown;
}

} // namespace rezdex::fs
