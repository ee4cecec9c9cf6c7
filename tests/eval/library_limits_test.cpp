// Promise: what itertools, functools and operator make ends at a limit, however it is nested.
#include <catch2/catch.hpp>

#include <string>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using test::Evaluation;

TEST_CASE("itertools, functools and operator end at a limit") {
    const std::string imports = "import functools, itertools, operator\n";
    const auto [text, reason] = GENERATE(table<std::string, Reason>({
        {"a = list(itertools.count())\n", Reason::limit_steps},
        {"a = list(itertools.cycle(itertools.count()))\n", Reason::limit_steps},
        {"a = list(itertools.repeat(1))\n", Reason::limit_steps},
        {"a = list(itertools.dropwhile(lambda x: True, itertools.count()))\n", Reason::limit_memory},
        {"a = list(itertools.filterfalse(lambda x: True, itertools.count()))\n", Reason::limit_memory},
        {"a = list(itertools.compress(itertools.count(), itertools.repeat(0)))\n", Reason::limit_steps},
        {"a = list(itertools.islice(itertools.count(), 10**12, None))\n", Reason::limit_steps},
        {"a = list(itertools.chain.from_iterable(itertools.repeat(())))\n", Reason::limit_steps},
        {"a = list(itertools.groupby(itertools.repeat(1)))\n", Reason::limit_steps},
        {"a = list(itertools.accumulate(itertools.repeat('x')))\n", Reason::limit_memory},
        {"a = itertools.product('ab', repeat=10**9)\n", Reason::limit_steps},
        {"a = itertools.product('ab', repeat=30)\n", Reason::limit_steps},
        {"a = functools.reduce(operator.add, itertools.repeat('x'), '')\n", Reason::limit_memory},
        {"a = iter([])\nfor i in range(1000):\n    a = itertools.chain(a)\nb = list(a)\n",
         Reason::limit_nesting},
        {"a = int\nfor i in range(1000):\n    a = functools.partial(map, a)\nb = list(a([]))\n",
         Reason::none},
        {"def a():\n    pass\nfor i in range(1000):\n    b = lambda: 1\n    functools.wraps(a)(b)\n    a = "
         "b\n",
         Reason::limit_nesting},
        {"a = functools.partial(max)\nwhile True:\n    a = functools.partial(a, 1)\n", Reason::limit_steps},
    }));
    CAPTURE(text);
    const Evaluation it(imports + text);
    CHECK(it.reason() == reason);
    CHECK(it.arena.bytes_used() <= 2 * eval::Run::max_bytes);
}

} // namespace
