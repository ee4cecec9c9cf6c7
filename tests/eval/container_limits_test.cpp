// Promise: endless or huge work with containers and iterators is declined soon and in bounded memory.
#include <catch2/catch.hpp>

#include <string>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using test::Evaluation;

TEST_CASE("walking and changing containers ends at a limit") {
    const auto [text, reason] = GENERATE(table<std::string, Reason>({
        {"a = [1]\na.extend(iter(a))\n", Reason::limit_steps},
        {"a = list(range(10**18))\n", Reason::limit_steps},
        {"a = [1]\nfor i in a:\n    a.insert(0, i)\n", Reason::limit_steps},
        {"a = list(range(100000))\nwhile a:\n    a.pop(0)\n", Reason::limit_steps},
        {"a = dict.fromkeys(range(100000))\nfor i in range(100000):\n    a.pop(i)\n", Reason::limit_steps},
        {"a = sum([[i] for i in range(100000)], [])\n", Reason::limit_steps},
        {"a = []\nfor i in range(1000):\n    a = map(len, a)\nb = list(a)\n", Reason::limit_nesting},
        {"a = ()\nfor i in range(1000):\n    a = enumerate(a)\nb = list(a)\n", Reason::limit_nesting},
        {"a = []\na.append(a)\nb = []\nb.append(b)\nc = a < b\n", Reason::limit_nesting},
        {"a = {}\nb = {}\na[1] = b.items()\nb[1] = a.items()\nc = a.items() == b.items()\n",
         Reason::limit_nesting},
        {"a = 'x' * 1000000\nb = [a[:-1] + 'y'] * 100000\nc = a in b\n", Reason::limit_steps},
        {"a = [1] * 100000\nfor i in range(100000):\n    b = a[::-1]\n", Reason::limit_steps},
    }));
    CAPTURE(text);
    const Evaluation it(text);
    CHECK(!it.executed);
    CHECK(it.reason() == reason);
    CHECK(it.arena.bytes_used() <= 2 * eval::Run::max_bytes);
}

} // namespace
