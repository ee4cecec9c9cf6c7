#include "base/arena.h"

#include <catch2/catch.hpp>

#include <cstdint>

using rezdex::base::Arena;

TEST_CASE("an arena aligns what it hands out and survives growing") {
    Arena arena(64);
    for (int round = 0; round < 3; ++round) {
        std::string_view first = arena.copy(std::string_view("first"));
        for (std::size_t i = 1; i < 200; ++i) {
            void* p = arena.allocate(i, 16);
            REQUIRE(reinterpret_cast<std::uintptr_t>(p) % 16 == 0);
            std::memset(p, 0xab, i);
        }
        CHECK(first == "first");
        CHECK(arena.bytes_used() >= 199 * 200 / 2);
        arena.clear();
        CHECK(arena.bytes_used() == 0);
    }
}
