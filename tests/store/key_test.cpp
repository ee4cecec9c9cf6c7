#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <vector>

#include "store/key.h"

using namespace rezdex::store;

namespace {

std::string key_of(RepositoryId id, std::string_view text) {
    KeyBuffer buffer;
    return std::string(buffer.set(id, text));
}

} // namespace

TEST_CASE("a key is the id, the text and NULs up to a multiple of 8", "[key]") {
    CHECK(key_of(0x01020304, "") == std::string("\1\2\3\4\0\0\0\0", 8));
    CHECK(key_of(1, "abcd") == std::string("\0\0\0\1abcd", 8));
    CHECK(key_of(1, "abcde") == std::string("\0\0\0\1abcde\0\0\0\0\0\0\0", 16));
    CHECK(key_repository(key_of(0xfffefdfc, "maya/")) == 0xfffefdfc);
    CHECK(key_text(key_of(7, "maya/2024/package.py")) == "maya/2024/package.py");
    CHECK(key_text(key_of(7, "abcd")) == "abcd");
}

TEST_CASE("a text with a NUL has no key", "[key]") {
    using namespace std::string_view_literals;
    CHECK(key_of(1, "maya\0"sv).empty());
    CHECK(key_of(1, "\0"sv).empty());
    CHECK(key_of(1, std::string(600, 'x') + '\0').empty());
}

TEST_CASE("keys sort by repository, then as the bytes of their texts", "[key]") {
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp): the same on every run
    std::vector<std::pair<RepositoryId, std::string>> texts;
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (auto size = random() % 24; size > 0; --size) text += "/-.a\x01\xff"[random() % 6];
        texts.emplace_back(random() % 3 == 0 ? 300 : 2, text);
    }
    for (std::size_t i = 1; i < texts.size(); ++i) {
        const auto& [id_a, a] = texts[i - 1];
        const auto& [id_b, b] = texts[i];
        CAPTURE(a, b);
        const bool less = id_a != id_b ? id_a < id_b : a < b; // std::string compares unsigned bytes
        CHECK((key_of(id_a, a) < key_of(id_b, b)) == less);
        CHECK((key_of(id_a, a) == key_of(id_b, b)) == (texts[i - 1] == texts[i]));
    }
}

TEST_CASE("a long text is cut and told apart by its hash", "[key]") {
    const std::string longest(max_key_size - key_id_size, 'x');
    CHECK_FALSE(key_is_cut(longest));
    CHECK(key_of(1, longest).size() == max_key_size);
    CHECK(key_text(key_of(1, longest)) == longest);

    CHECK(key_is_cut(longest + 'a'));
    const std::string a = key_of(1, longest + 'a'), b = key_of(1, longest + 'b');
    CHECK(a.size() == max_key_size);
    CHECK(a != b);
    CHECK(a.substr(0, 480) == b.substr(0, 480));
    CHECK(a != key_of(1, longest));
    CHECK(key_of(1, std::string(100'000, 'y')).size() == max_key_size);
}

TEST_CASE("family and package texts", "[key]") {
    CHECK(family_text("maya") == "maya/");
    CHECK(package_text("maya", "2024") == "maya/2024");
    CHECK(package_text("maya", "") == "maya/");
}
