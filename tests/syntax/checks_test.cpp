#include "syntax/checks.h"

#include <catch2/catch.hpp>
#include <string>

#include "syntax/parse.h"

using rezdex::base::Arena;
using rezdex::syntax::parse;
using rezdex::syntax::Verdict;

namespace {

// "accepted", or "line: message" of the refusal; with " (disputed)" behind.
std::string verdict(std::string_view text) {
    Arena arena;
    const auto parsed = parse(text, arena);
    std::string answer = parsed.verdict == Verdict::accepted
                             ? "accepted"
                             : std::to_string(parsed.line) + ": " + std::string(parsed.message);
    return parsed.disputed_line == 0 ? answer : answer + " (disputed)";
}

} // namespace

// compare_compile.py holds verdicts against CPython itself; here are the lines, the words and the flags.
TEST_CASE("refusals name the line and the rule") {
    CHECK(verdict("x = 1\nreturn x\n") == "2: 'return' outside function");
    CHECK(verdict("def f(a, b, a): pass\n") == "1: duplicate argument in function definition");
    CHECK(verdict("def f():\n  x = 1\n  global x\n") ==
          "3: name is assigned to before its global or nonlocal declaration");
    CHECK(verdict("for x in y:\n  def f():\n    break\n") == "3: 'break' outside loop");
    CHECK(verdict("from __future__ import braces\n") == "1: not a chance");
    CHECK(verdict("f(a=1,\n  a=2)\n") == "1: keyword argument repeated");
}

TEST_CASE("private names are compared as mangled") {
    CHECK(verdict("class C:\n  def f(__a, _C__a): pass\n") == "2: duplicate argument in function definition");
    CHECK(verdict("class ___:\n  def f(__a, _C__a): pass\n") == "accepted");
}

TEST_CASE("what Pythons 3.9 to 3.13 decide differently is flagged") {
    CHECK(verdict("async def f(): return [[x async for x in y] for z in w]\n") == "accepted (disputed)");
    CHECK(verdict("del __debug__\n") == "1: cannot delete __debug__ (disputed)");
    CHECK(verdict("from ..__future__ import annotations\n") == "accepted (disputed)");
    CHECK(verdict("'\\ud800'\n") == "accepted (disputed)");
    CHECK(verdict("x = '\\ud800'\n") == "accepted");
    CHECK(verdict("def f():\n  try: pass\n  except: x = 1\n  else:\n    global x\n") ==
          "accepted (disputed)");
}

TEST_CASE("annotations count both as code and as text, since rez compiles them as text") {
    CHECK(verdict("x: int = 1\n") == "accepted");
    CHECK(verdict("x: (y := 1)\n") == "accepted (disputed)");
    CHECK(verdict("def f():\n  x: y\n  global y\n") ==
          "3: name is used prior to its global or nonlocal declaration (disputed)");
}
