#include <catch2/catch.hpp>

#include "store/meta.h"

using namespace rezdex::store;

TEST_CASE("the facts of an index come back", "[meta]") {
    Meta meta;
    meta.answers_revision = 3;
    meta.rezdex_version = "0.1.0";
    meta.built_ns = 1'700'000'000'000'000'000;
    meta.next_repository_id = 9;
    meta.include_private = true;
    meta.settings = {{"package_filenames", "[\"package\"]"}, {"empty", ""}};
    meta.repositories = {{1, "int", {"/mnt/int", "P:/int"}, 0xef53, false, false, 1, 2, 3, {"P:/int"}},
                         {8, "caf\xe9", {}, 0x6969, true, true, 0, 0, ~std::uint64_t{0}}};
    meta.repositories[1].local_racy_margin = std::chrono::nanoseconds(0);
    meta.repositories[1].network_racy_margin = std::chrono::nanoseconds::max();
    const auto words = encode_meta(meta);
    const auto decoded = decode_meta(std::as_bytes(std::span(words)));
    REQUIRE(decoded);
    CHECK(*decoded == meta);
    CHECK(decoded->format == format_number);
    CHECK(meta_key().size() % 8 == 0);
}

TEST_CASE("a new index has no repositories", "[meta]") {
    const auto words = encode_meta({});
    CHECK(decode_meta(std::as_bytes(std::span(words))) == Meta{});
    CHECK_FALSE(decode_meta({}));
}
