// Promise: the steps by which rez makes a SourceCode's text, line by line.
#include <catch2/catch.hpp>

#include "eval/dedent.h"
#include "rez/source_text.h"
#include "rez/whitespace.h"

namespace {

using namespace rezdex::rez;
using rezdex::eval::dedent;

TEST_CASE("dedent takes what all lines begin with") {
    CHECK(dedent("") == "");
    CHECK(dedent("    a\n      b\n") == "a\n  b\n");
    CHECK(dedent("    a\n\n   \n    b") == "a\n\n\nb");
    CHECK(dedent("\ta\n    b\n") == "\ta\n    b\n");
    CHECK(dedent("  \ta\n  b\n") == "\ta\nb\n");
    CHECK(dedent("    a\nb\n") == "    a\nb\n");
    CHECK(dedent("   \n") == "\n");
}

TEST_CASE("comments at the margin go where the next line of code stands") {
    CHECK(align_comments("# a\n  x\n") == "  # a\n  x\n");
    CHECK(align_comments("# a\n# b\n\n  x\n") == "# a\n# b\n\n  x\n");
    CHECK(align_comments("  x\n# last") == "  x\n# last");
    CHECK(align_comments("  # in\n x") == "  # in\n x");
}

TEST_CASE("white space is Python's") {
    CHECK(leading_whitespace("\xc2\xa0\t\xe3\x80\x80x ") == "\xc2\xa0\t\xe3\x80\x80");
    CHECK(without_trailing_whitespace("x \x1c\xe2\x80\xa8\n") == "x");
    CHECK(without_trailing_whitespace(" ").empty());
    CHECK(leading_whitespace("\xe2\x80\x8bx").empty()); // U+200B is none
}

} // namespace
