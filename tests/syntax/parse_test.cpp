// Promise: verdicts that need no CPython to compare with: limits, and what is flagged as disputed.
#include <catch2/catch.hpp>
#include <string>

#include "base/arena.h"
#include "syntax/parse.h"

namespace rezdex::syntax {
namespace {

struct Outcome {
    Verdict verdict;
    Reason reason;
    std::uint32_t line;
    std::uint32_t disputed_line;
};

Outcome outcome(std::string_view source, const Limits& limits = {}) {
    base::Arena arena;
    const Parsed parsed = parse(source, arena, limits);
    return {parsed.verdict, parsed.reason, parsed.line, parsed.disputed_line};
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

} // namespace

TEST_CASE("a refusal names its line") {
    const Outcome refused = outcome("a = 1\nb = [2,\n     3 4]\n");
    CHECK(refused.verdict == Verdict::rejected);
    CHECK(refused.reason == Reason::syntax_error);
    CHECK(refused.line == 3);
    CHECK(refused.disputed_line == 0);
}

TEST_CASE("deep trees are left undecided, wide ones are not") {
    const std::string_view deep[] = {"not ", "-", "x ** ", "lambda: ", "x if y else ", "x + ",
                                     "x.",   "~", "f'{",   "await ",   "x if "};
    for (const std::string_view part : deep) {
        CAPTURE(part);
        for (const std::size_t times : {500U, 50'000U})
            CHECK(outcome(repeated(part, times) + "x").verdict != Verdict::accepted);
    }
    for (const std::string_view part : {"not ", "-", "x ** ", "lambda: ", "x if y else ", "x + ", "x."})
        CHECK(outcome(repeated(part, 500) + "x").reason == Reason::limit_nesting);
    CHECK(outcome("x" + repeated("()", 500)).reason == Reason::limit_nesting);
    CHECK(outcome("x" + repeated("[0]", 500)).reason == Reason::limit_nesting);
    CHECK(outcome("if x: pass\n" + repeated("elif x: pass\n", 500)).reason == Reason::limit_nesting);

    CHECK(outcome("x = [" + repeated("a.b.c, ", 5000) + "]").verdict == Verdict::accepted);
    CHECK(outcome(repeated("x = ", 5000) + "1").verdict == Verdict::accepted);
    CHECK(outcome("x = " + repeated("a and ", 5000) + "b").verdict == Verdict::accepted);
    CHECK(outcome("x = f'" + repeated("{a}", 5000) + "'").verdict == Verdict::accepted);
    CHECK(outcome("x = a.b" + repeated(" + c.d", 100)).verdict == Verdict::accepted);
}

TEST_CASE("the lexer's own limits are CPython's") {
    CHECK(outcome(repeated("(", 150) + "1" + repeated(")", 150)).verdict == Verdict::accepted);
    CHECK(outcome(repeated("(", 200) + "1" + repeated(")", 200)).verdict == Verdict::undecided);
    CHECK(outcome(repeated("(", 201) + "1" + repeated(")", 201)).verdict == Verdict::rejected);
    std::string blocks;
    for (std::size_t depth = 0; depth < 99; ++depth) blocks += std::string(depth, ' ') + "class A:\n";
    CHECK(outcome(blocks + std::string(99, ' ') + "pass\n").verdict == Verdict::accepted);
    blocks += std::string(99, ' ') + "class A:\n";
    CHECK(outcome(blocks + std::string(100, ' ') + "pass\n").verdict == Verdict::rejected);
}

TEST_CASE("past the limit of memory there is no verdict") {
    const Limits small{.arena_bytes = 100'000};
    CHECK(outcome("x = [" + repeated("0,", 30'000) + "]", small).reason == Reason::limit_memory);
    CHECK(outcome(repeated("x=(0)\n", 16'000), small).reason == Reason::limit_memory);
    CHECK(outcome(repeated("#\n", 60'000), small).reason == Reason::limit_memory);
    CHECK(outcome(repeated("x=0\n", 100), small).verdict == Verdict::accepted);
}

TEST_CASE("syntax that Pythons 3.9 to 3.13 disagree on is flagged, accepted or not") {
    const std::string_view disputed[] = {
        "match x:\n case 1: pass",
        "with (a as b): pass",
        "with (a, b): pass",
        "with (a,): pass",
        "try: pass\nexcept* A: pass",
        "x[*a]",
        "def f(*a: *b): pass",
        "{a := 1}",
        "{a := 1 for b in c}",
        "x[a := 1]",
        "x = 1if a else 2",
        "x = 0xfor a",
        "type X = int",
        "def f[T](): pass",
        "class A[T]: pass",
        "f'{a['b']}'",
        "f'{a\nb}'",
        "f'{\"\\n\"}'",
        "f'''{a # b\n}'''",
        "f'{a:{b:{c}}}'",
        "f'{a:{{}}}'",
        "f'{a:\\x41}'",
        "f'{a=:}'",
        "f'\\{a}'",
        "f'{*a}'",
        "x = \\\n1\nif x:\n \\\n y",
        "from __future__ import barry_as_FLUFL",
    };
    for (const std::string_view source : disputed) {
        CAPTURE(source);
        CHECK(outcome(source).disputed_line != 0);
    }
    const std::string digits = "x = " + repeated("1", 4301);
    CHECK(outcome(digits).verdict == Verdict::rejected);
    CHECK(outcome(digits).disputed_line == 1);
    CHECK(outcome("x = " + repeated("1", 4300)).disputed_line == 0);
    CHECK(outcome("x = " + repeated("(", 95) + repeated(")", 95)).disputed_line == 1);
}

TEST_CASE("syntax that they agree on is not") {
    const std::string_view agreed[] = {
        "match = 1\nmatch(x)\ncase = match[x]",
        "with (a): pass",
        "with (a).b as c: pass",
        "with (a, b) as c: pass",
        "x = (a := 1)",
        "x[(a := 1)]",
        "type = type(x)",
        "f'{a!r:>{b}} {{}} {c = } {d[\"e\"]}'",
        "f'\\\\{a}' f'\\x41\\n'",
        "x = 1 if a else 2",
        "x = \\\n1",
        "def f(*a: b, **c): return *a, c",
        "for x in *a, b: pass",
        "x = f(a)(b for c in d)",
        "print x",
        "x = (",
    };
    for (const std::string_view source : agreed) {
        CAPTURE(source);
        CHECK(outcome(source).disputed_line == 0);
    }
}

} // namespace rezdex::syntax
