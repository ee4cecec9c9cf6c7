// Promise: one case a clause of the freshness rules.
#include <catch2/catch.hpp>

#include <limits>

#include "index/freshness.h"

using namespace rezdex;
using namespace rezdex::index;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t second = 1'000'000'000;
const fs::MountKind ext4 = fs::mount_kind_of(0xef53), nfs = fs::mount_kind_of(0x6969),
                    cifs = fs::mount_kind_of(0xff534d42), fat = fs::mount_kind_of(0x4d44);

const store::Stamp recorded{1000 * second + 123'456'789, 1001 * second, 500, 42};

bool match(const store::Stamp& now, const Comparison& by) { return stamps_match(recorded, now, by); }

} // namespace

TEST_CASE("on one type of filesystem every part of the stamp counts, to the nanosecond") {
    const Comparison by = comparison(ext4, ext4, false);
    CHECK(match(recorded, by));
    store::Stamp now = recorded;
    now.mtime_ns += 1;
    CHECK_FALSE(match(now, by));
    now = recorded;
    now.ctime_ns += 1; // touch -d, cp -p onto it, chmod
    CHECK_FALSE(match(now, by));
    now = recorded;
    now.inode += 1; // another file moved here with its times
    CHECK_FALSE(match(now, by));
    now = recorded;
    now.size += 1;
    CHECK_FALSE(match(now, by));
}

TEST_CASE("two unknown filesystems of one type are compared exactly") {
    const Comparison by = comparison(fs::mount_kind_of(7), fs::mount_kind_of(7), false);
    CHECK(by.ctime);
    CHECK(by.inode);
    CHECK(by.granularity_ns == 1);
}

TEST_CASE("where a type is not known, or entries saw several, all is compared") {
    const fs::MountKind none = fs::mount_kind_of(0);
    for (const bool copy : {false, true})
        for (const Comparison& by : {comparison(none, fat, copy), comparison(fat, none, copy)}) {
            CHECK(by.ctime);
            CHECK(by.inode);
            CHECK(by.granularity_ns == 1);
        }
}

TEST_CASE("between two types only size and mtime count, mtime at the coarser step") {
    store::Stamp now = recorded;
    now.ctime_ns = 5;
    now.inode = 6;
    CHECK(match(now, comparison(ext4, nfs, false)));
    now.mtime_ns += 1;
    CHECK_FALSE(match(now, comparison(ext4, nfs, false)));
    now.mtime_ns = 1000 * second + 123'456'700; // 100 ns
    CHECK(match(now, comparison(ext4, cifs, false)));
    CHECK(match(now, comparison(cifs, ext4, false)));
    CHECK_FALSE(match(now, comparison(ext4, nfs, false)));
    now.mtime_ns = 1000 * second; // 2 s
    CHECK(match(now, comparison(ext4, fat, false)));
    now.mtime_ns = 998 * second;
    CHECK_FALSE(match(now, comparison(ext4, fat, false)));
    now.mtime_ns = recorded.mtime_ns;
    now.size = 1;
    CHECK_FALSE(match(now, comparison(ext4, fat, false)));
}

TEST_CASE("a declared copy keeps size and mtime only") {
    const Comparison by = comparison(ext4, ext4, true);
    store::Stamp now = recorded;
    now.ctime_ns = 5;
    now.inode = 6;
    CHECK(match(now, by));
    now.mtime_ns += 1;
    CHECK_FALSE(match(now, by));
}

TEST_CASE("times before 1970 round down, too") {
    const Comparison by{false, false, second};
    CHECK(stamps_match({-second - 1, 0, 0, 0}, {-2 * second, 0, 0, 0}, by));
    CHECK_FALSE(stamps_match({-1, 0, 0, 0}, {1, 0, 0, 0}, by));
}

TEST_CASE("a stamp within the margin before the read, or after it, is racy") {
    const std::int64_t start = 2000 * second;
    const auto racy = [&](std::int64_t mtime_ns, std::int64_t ctime_ns) {
        return is_racy({mtime_ns, ctime_ns, 0, 0}, start, 3s);
    };
    CHECK_FALSE(racy(start - 3 * second, start - 3 * second));
    CHECK(racy(start - 3 * second + 1, 0));
    CHECK(racy(0, start - 3 * second + 1)); // rsync -a: old mtime, new ctime
    CHECK(racy(start + 1, 0));              // written while it was read
    CHECK(racy(start + 1000 * second, 0));  // a clock ahead of ours
    CHECK_FALSE(racy(0, start - 1000 * second));
    CHECK_FALSE(racy(-1000 * second, -1000 * second));
}

TEST_CASE("a stamp without any time is always racy, and matches nothing where ctime does not count") {
    for (const std::int64_t none : {-second, std::int64_t{0}, second, 2 * second - 1}) {
        CHECK(is_racy({none, none, 0, 0}, 2000 * second, 3s));
        CHECK(is_racy({none, 0, 0, 0}, 2000 * second, 3s));
        const store::Stamp stamp{none, 7 * second, 500, 42};
        CHECK(stamps_match(stamp, stamp, comparison(ext4, ext4, false)));
        CHECK_FALSE(stamps_match(stamp, stamp, comparison(ext4, nfs, false)));
        CHECK_FALSE(stamps_match(stamp, stamp, comparison(ext4, ext4, true)));
    }
    const store::Stamp later{2 * second, 7 * second, 500, 42};
    CHECK(stamps_match(later, later, comparison(ext4, nfs, false)));
}

TEST_CASE("no margin still refuses the future") {
    CHECK(is_racy({1000 * second + 1, 0, 0, 0}, 1000 * second, 0s));
    CHECK_FALSE(is_racy({1000 * second, 0, 0, 0}, 1000 * second, 0s));
    CHECK(is_racy({1000 * second + 1, 0, 0, 0}, 1000 * second, -5s));
    CHECK(is_racy({0, 0, 0, 0}, 100, std::chrono::nanoseconds::max()));
    CHECK(is_racy({0, 0, 0, 0}, std::numeric_limits<std::int64_t>::min(), 3s));
}
