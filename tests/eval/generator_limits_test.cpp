// Promise: generators that never end, that are many, deep or large end at a limit, in bounded memory.
#include <catch2/catch.hpp>

#include <string>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using test::Evaluation;

std::string repeated(std::string_view line, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += line;
    return text;
}

TEST_CASE("generators end at a limit") {
    const std::string endless = "def gen():\n    while True:\n        yield 1\n";
    const auto [text, reason] = GENERATE_COPY(table<std::string, Reason>({
        {endless + "a = list(gen())\n", Reason::limit_steps},
        {endless + "a = max(gen())\n", Reason::limit_steps},
        {endless + "for x in gen():\n    pass\n", Reason::limit_steps},
        {endless + "a = []\nwhile True:\n    a.append(gen())\n", Reason::limit_steps},
        {endless + "a = gen()\na.send(None)\nwhile True:\n    a.send('x')\n", Reason::limit_steps},
        {"def gen():\n    yield from gen()\na = list(gen())\n", Reason::limit_nesting},
        {"def gen():\n    for x in gen():\n        yield x\na = list(gen())\n", Reason::limit_nesting},
        {"def gen():\n    yield from (x for x in gen())\na = list(gen())\n", Reason::limit_nesting},
        {"def gen(n):\n    yield [gen(n + 1).send(None)]\na = list(gen(0))\n", Reason::limit_nesting},
        {"def gen(g):\n    yield 1\n    yield from g\na = gen([])\nfor i in range(500):\n    a = gen(a)\n"
         "for x in a:\n    pass\n",
         Reason::limit_nesting},
        // Each yield of one statement evaluates what stands before it again.
        {"def gen():\n    x = [" + repeated("(yield 1), ", 20'000) + "]\nfor x in gen():\n    pass\n",
         Reason::limit_steps},
        {"def gen():\n    x = [" + repeated("1, ", 200'000) + "(yield 1)]\nwhile True:\n    list(gen())\n",
         Reason::limit_steps},
    }));
    CAPTURE(text.substr(0, 200));
    const Evaluation it(text);
    CHECK(!it.executed);
    CHECK(it.reason() == reason);
    CHECK(it.arena.bytes_used() <= 2 * eval::Run::max_bytes);
}

TEST_CASE("a generator waits within any number of blocks") {
    std::string text = "def gen():\n";
    std::string indent = "    ";
    for (int i = 0; i < 90; ++i) {
        text += indent + "if True:\n";
        indent += ' ';
    }
    const Evaluation it(text + indent + "yield 1\n" + indent + "yield 2\na = list(gen())\n");
    CHECK(it.executed);
}

} // namespace
