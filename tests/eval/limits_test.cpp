// Promise: a small text that stands for a huge value, or for endless work, is declined soon and in bounded
// memory.
#include <catch2/catch.hpp>

#include <string>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using test::Evaluation;

std::string repeated(std::string_view first, std::string_view line, int times) {
    std::string text(first);
    for (int i = 0; i < times; ++i) text += line;
    return text;
}

TEST_CASE("doubling a value ends at a limit") {
    const auto [text, reason] = GENERATE(table<std::string, Reason>({
        {repeated("a = 'x'\n", "a = a + a\n", 60), Reason::limit_memory},
        {repeated("a = [1]\n", "a += a\n", 60), Reason::limit_steps},
        {repeated("a = '%s%s'\nb = 'xx'\n", "b = a % (b, b)\n", 60), Reason::limit_memory},
        {repeated("a = (1, 2)\n", "a = (a, a)\n", 100) + "b = {a}\n", Reason::limit_steps},
        {repeated("a = ()\n", "a = (a,)\n", 300) + "b = {a}\n", Reason::limit_nesting},
        {repeated("a = [1]\n", "a = [a, a]\n", 90) + repeated("b = [1]\n", "b = [b, b]\n", 90) +
             "with scope('x'):\n    a = b\n",
         Reason::limit_steps},
    }));
    const Evaluation it(text);
    CHECK(!it.executed);
    CHECK(it.reason() == reason);
    CHECK(it.arena.bytes_used() <= 2 * eval::Run::max_bytes);
}

} // namespace
