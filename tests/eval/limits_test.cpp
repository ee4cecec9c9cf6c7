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
        {repeated("a = '%s%s'\nb = 'xx'\n", "b = a % (b, b)\n", 60), Reason::limit_steps},
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

TEST_CASE("an operator that would make something huge is declined before it does") {
    const auto [expression, reason] = GENERATE(table<std::string, Reason>({
        {"'x' * 10**10", Reason::limit_memory},
        {"10**10 * [0]", Reason::limit_memory},
        {"(1,) * (2**63 - 1)", Reason::limit_memory},
        {"10**10**10", Reason::limit_memory},
        {"(-3)**(2**70)", Reason::limit_memory},
        {"1 << 10**10", Reason::limit_memory},
        {"-1 << 2**64", Reason::limit_memory},
        {"(2**65535) * (2**65535)", Reason::limit_steps},
        {"round(5, -10**9)", Reason::limit_memory},
        {"pow(3, 2**60000, 2**60000 + 1)", Reason::limit_steps},
        {"(5).to_bytes(10**10, 'big')", Reason::unsupported_call},
        {"int('9' * 5000)", Reason::unsupported_expression},
        {"'x' * 2**63", Reason::raises},
    }));
    CAPTURE(expression);
    const Evaluation it("a = " + expression + "\n");
    CHECK(!it.executed);
    CHECK(it.reason() == reason);
    CHECK(it.arena.bytes_used() < 1U << 20U);
}

TEST_CASE("an operator within the limits is answered") {
    const std::string_view expression = GENERATE(
        "'x' * 10**6", "[0] * 10**5", "2**65535", "1 << 65535", "(2**30000) * (2**30000)", "'' * 2**62",
        "pow(3, 2**1000, 2**1000 + 1)", "int('9' * 4300)", "int('f' * 16000, 16)", "(2**60000) // (3**900)");
    CAPTURE(expression);
    CHECK(Evaluation("a = " + std::string(expression) + "\n").executed);
}

TEST_CASE("products of large integers end at the limit of steps") {
    const Evaluation it("a = 2**65000 - 1\nwhile True:\n    b = (a * a >> 65000) + (a // 7) * 3\n");
    CHECK(!it.executed);
    CHECK((it.reason() == Reason::limit_memory || it.reason() == Reason::limit_steps));
}

TEST_CASE("what an unknown value decides ends at a limit, too") {
    const std::string import = "import os\nu = os.path.exists('/')\n";
    const auto [text, reason] = GENERATE_COPY(table<std::string, Reason>({
        {import + "l = [1] * 1_000_000\n" + repeated("", "a = u == l\n", 20'000), Reason::limit_steps},
        {import + "l = [1] * 1_000_000\n" + repeated("", "a = u and l\n", 20'000), Reason::limit_steps},
        {import + "a = 1\nif u:\n" + repeated("", " a = 1\n", 100'000), Reason::limit_steps},
    }));
    const Evaluation it(text);
    CHECK(!it.executed);
    CHECK(it.reason() == reason);
}

} // namespace
