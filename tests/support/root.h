// Promise: a test that must become another user, or mount a disk, fails without root and says so.
#pragma once

#include <catch2/catch.hpp>

#include <unistd.h>

inline void require_root() {
    INFO("this test needs root: sudo ./dev test");
    REQUIRE(::geteuid() == 0);
}
