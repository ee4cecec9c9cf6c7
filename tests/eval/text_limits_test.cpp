// Promise: text that would be huge, or be searched for long, is declined before it is made.
#include <catch2/catch.hpp>

#include <chrono>
#include <string>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using test::Evaluation;

TEST_CASE("a width, a precision or a count that is too much is declined") {
    const std::string expression = GENERATE(
        "'%1000000000d' % 1", "'%-1000000000s' % 'a'", "'%.1000000000d' % 1", "'%.1000000000f' % 1.5",
        "'%*d' % (10**9, 1)", "'%99999999999999999999d' % 1", "'{:1000000000}'.format('a')",
        "'{:01000000000,}'.format(1)", "'{:.1000000000f}'.format(1.5)", "f'{1:1000000000}'",
        "'{:99999999999999999999}'.format(1)", "'a'.ljust(10**9)", "'a'.center(10**12, 'é')",
        "'1'.zfill(10**9)", "('\\t' * 1000).expandtabs(1000000)", "('a' * 100000).replace('', 'b' * 100000)",
        "('a' * 100000).replace('a', 'b' * 100000)", "('b' * 100000).join(['a'] * 100000)", "bytes(10**9)",
        "('a' * 1000000).translate({97: 'b' * 100000})");
    CAPTURE(expression);
    const Evaluation it("x = " + expression + "\n");
    CHECK(!it.executed);
    CHECK((it.reason() == Reason::limit_memory || it.reason() == Reason::limit_steps));
    CHECK(it.arena.bytes_used() <= 2 * eval::Run::max_bytes);
}

TEST_CASE("a search whose parts nearly match everywhere takes no time that shows") {
    const std::string expression =
        GENERATE("('a' * 500000).find('a' * 250000 + 'b')", "('a' * 500000).rfind('b' + 'a' * 250000)",
                 "('a' * 500000).count('a' * 250000 + 'b')", "('a' * 500000).rsplit('b' + 'a' * 250000)",
                 "('Σ' * 200000).lower()", "('\u0301' * 200000 + 'Σ').lower()",
                 "('a' * 500000).strip('b' * 500000 + 'a')");
    CAPTURE(expression);
    const auto start = std::chrono::steady_clock::now();
    const Evaluation it("x = " + expression + "\n");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1)); // sanitizers included
    CHECK((it.executed || it.reason() == Reason::limit_steps));
}

TEST_CASE("the text of a value that holds one value many times ends at a limit") {
    std::string doubled = "a = ['x']\n", nested = "a = []\n";
    for (int i = 0; i < 60; ++i) doubled += "a = [a, a]\n";
    for (int i = 0; i < 300; ++i) nested += "a = [a]\n";
    const auto [text, reason] = GENERATE_COPY(
        table<std::string, Reason>({{doubled, Reason::limit_steps}, {nested, Reason::limit_nesting}}));
    const std::string use =
        GENERATE("repr(a)", "str(a)", "ascii(a)", "'%s' % (a,)", "'{}'.format(a)", "f'{a}'");
    CAPTURE(use);
    const Evaluation it(text + "x = " + use + "\n");
    CHECK(!it.executed);
    CHECK(it.reason() == reason);
}

} // namespace
