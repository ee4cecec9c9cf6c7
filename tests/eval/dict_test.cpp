// Promise: a Dict keeps the order of insertion and finds every key, small or large, copied or filtered.
#include <catch2/catch.hpp>

#include <string>

#include "eval/dict.h"

namespace {

using namespace rezdex;
using eval::Dict;

std::string keys(const Dict& dict) {
    std::string all;
    for (const Dict::Entry& entry : dict.entries()) all += std::string(eval::text_of(*entry.key)) + " ";
    return all;
}

TEST_CASE("a key bound again keeps its place and takes the last value") {
    base::Arena arena;
    eval::Run run(arena);
    Dict dict(arena);
    dict.bind("b", eval::none_object, run);
    dict.bind("a", eval::none_object, run);
    dict.bind("b", eval::true_object, run);
    CHECK(keys(dict) == "b a ");
    CHECK(dict.find("b")->value == &eval::true_object);
}

TEST_CASE("every key is found among few and among many, and after a filter") {
    base::Arena arena;
    eval::Run run(arena);
    const int size = GENERATE(1, 8, 9, 1000);
    Dict dict(arena);
    for (int i = 0; i < size; ++i)
        dict.bind(arena.copy(std::string_view("k" + std::to_string(i))), eval::none_object, run);
    REQUIRE(dict.size() == static_cast<std::uint32_t>(size));
    for (int i = 0; i < size; ++i) CHECK(dict.find("k" + std::to_string(i)) != nullptr);
    CHECK(dict.find("other") == nullptr);

    dict.filter([](const Dict::Entry& entry) { return eval::text_of(*entry.key).ends_with("7"); });
    CHECK((dict.find("k7") != nullptr) == (size > 7));
    CHECK(dict.find("k0") == nullptr);
    CHECK(dict.find("k997") == (size > 997 ? &dict.entries().back() : nullptr));
}

TEST_CASE("a copy and its original do not see each other's changes") {
    base::Arena arena;
    eval::Run run(arena);
    Dict dict(arena);
    const int size = GENERATE(0, 3, 20);
    for (int i = 0; i < size; ++i)
        dict.bind(arena.copy(std::string_view("k" + std::to_string(i))), eval::none_object, run);
    Dict* copy = dict.copy();
    dict.bind("original", eval::none_object, run);
    copy->bind("copied", eval::none_object, run);
    CHECK(copy->find("original") == nullptr);
    CHECK(dict.find("copied") == nullptr);
    CHECK(dict.find("original") != nullptr);
    CHECK(copy->find("copied") != nullptr);
}

} // namespace
