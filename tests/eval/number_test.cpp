// Promise: integers are exact at every size, and come out in the one form that each has.
#include <catch2/catch.hpp>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using eval::Type;
using test::Evaluation;

TEST_CASE("integers past 64 bits are hexadecimal, as hex() prints them") {
    const auto [literal, hexadecimal] = GENERATE(table<std::string_view, std::string_view>({
        {"9223372036854775808", "0x8000000000000000"},
        {"-9223372036854775809", "-0x8000000000000001"},
        {"18446744073709551616", "0x10000000000000000"},
        {"0xFFFF_ffff_ffff_ffff_0", "0xffffffffffffffff0"},
        {"0o2000000000000000000000", "0x10000000000000000"},
        {"0b1"
         "0000000000000000"
         "0000000000000000"
         "0000000000000000"
         "000000000000001",
         "0x8000000000000001"},
        {"1000000000000000000000000000000", "0xc9f2c9cd04674edea40000000"},
        {"--123456789012345678901234567890", "0x18ee90ff6c373e0ee4e3f0ad2"},
    }));
    CAPTURE(literal);
    const Evaluation it("a = " + std::string(literal) + "\n");
    REQUIRE(it["a"] != nullptr);
    CHECK(it.at("a").type == Type::big_integer);
    CHECK(eval::text_of(it.at("a")) == hexadecimal);
}

TEST_CASE("the lowest 64-bit integer is an integer again") {
    const Evaluation it("a = -9223372036854775808\nb = --9223372036854775808\nc = a % -1\n");
    CHECK(it.at("a").type == Type::integer);
    CHECK(it.at("b").type == Type::big_integer);
    CHECK(eval::as<eval::Integer>(it.at("c")).value == 0);
}

TEST_CASE("modulo takes the sign of its divisor") {
    const Evaluation it("a = [7 % 3, -7 % 3, 7 % -3, -7 % -3, True % 2]\n");
    const int expected[] = {1, 2, -2, -1, 1};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(eval::as<eval::Integer>(*eval::as<eval::Sequence>(it.at("a")).span()[i]).value == expected[i]);
    }
}

} // namespace
