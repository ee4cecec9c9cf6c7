// Promise: == and hash() agree with Python's, and with each other.
#include <catch2/catch.hpp>

#include "eval/compare.h"
#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using test::Evaluation;

TEST_CASE("equal values have equal hashes") {
    const auto pair =
        GENERATE(as<std::string_view>{}, "a = 1\nb = True\n", "a = 1\nb = 1.0\n", "a = 0\nb = -0.0\n",
                 "a = 0j\nb = False\n", "a = (1, 'x')\nb = (True, 'x')\n", "a = 'x'\nb = 'x'\n",
                 "a = 18446744073709551616\nb = 0x10000000000000000\n", "a = None\nb = None\n",
                 "a = -9223372036854775808\nb = -9223372036854775808.0\n");
    Evaluation it(pair);
    CAPTURE(pair);
    CHECK(eval::equal(it.at("a"), it.at("b"), it.run));
    CHECK(eval::hash(it.at("a"), it.run) == eval::hash(it.at("b"), it.run));
}

TEST_CASE("values of different types or contents differ") {
    const auto pair =
        GENERATE(as<std::string_view>{}, "a = 'x'\nb = b'x'\n", "a = [1]\nb = (1,)\n", "a = 0\nb = None\n",
                 "a = 1\nb = 1j\n", "a = 9007199254740993\nb = 9007199254740992.0\n",
                 "a = {'x': 1}\nb = {'x': 2}\n", "a = {1, 2}\nb = {1, 3}\n", "a = [1]\nb = [1, 2]\n",
                 "a = 9223372036854775807\nb = 9223372036854775808\n");
    Evaluation it(pair);
    CAPTURE(pair);
    CHECK_FALSE(eval::equal(it.at("a"), it.at("b"), it.run));
    CHECK_FALSE(it.run.failed());
}

TEST_CASE("containers compare by content, dicts and sets in any order") {
    const auto pair =
        GENERATE(as<std::string_view>{}, "a = {'x': 1, 'y': [2]}\nb = {'y': [2.0], 'x': True}\n",
                 "a = {1, 'x', (2,)}\nb = {(2.0,), 1.0, 'x'}\n", "a = [{'k': {1}}]\nb = [{'k': {True}}]\n");
    Evaluation it(pair);
    CAPTURE(pair);
    CHECK(eval::equal(it.at("a"), it.at("b"), it.run));
}

TEST_CASE("what has no hash raises, what is not known declines") {
    Evaluation list("a = (1, [2])\n");
    CHECK_FALSE(eval::hash(list.at("a"), list.run));
    CHECK(list.reason() == Reason::raises);
    Evaluation live("a = ...\n");
    CHECK_FALSE(eval::hash(live.at("a"), live.run));
    CHECK(live.reason() == Reason::live_object);
}

} // namespace
