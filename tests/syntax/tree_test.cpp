// Promise: the tree of one short source at a time; compare_trees.py holds the grammar against CPython's.
#include <catch2/catch.hpp>

#include "base/arena.h"
#include "syntax/parse.h"
#include "tree_text.h"

namespace rezdex::syntax {
namespace {

std::string tree(std::string_view source, bool positions = false) {
    base::Arena arena;
    const Parsed parsed = parse(source, arena);
    return parsed.module == nullptr ? std::string(parsed.message) : tree_text(*parsed.module, positions);
}

} // namespace

TEST_CASE("operators bind as in Python") {
    CHECK(tree("a + b * c") == "[Expr(BinOp(Name(a,Load),Add,BinOp(Name(b,Load),Mult,Name(c,Load))))]");
    CHECK(tree("a - b - c") == "[Expr(BinOp(BinOp(Name(a,Load),Sub,Name(b,Load)),Sub,Name(c,Load)))]");
    CHECK(tree("-a ** -b") == "[Expr(UnaryOp(USub,BinOp(Name(a,Load),Pow,UnaryOp(USub,Name(b,Load)))))]");
    CHECK(tree("not a in b") == "[Expr(UnaryOp(Not,Compare(Name(a,Load),[In],[Name(b,Load)])))]");
    CHECK(tree("a or b or c") == "[Expr(BoolOp(Or,[Name(a,Load),Name(b,Load),Name(c,Load)]))]");
}

TEST_CASE("literals have Python's values") {
    CHECK(tree("0xFF_ff") == "[Expr(Constant(i:65535))]");
    CHECK(tree("9223372036854775807") == "[Expr(Constant(i:9223372036854775807))]");
    CHECK(tree("0XFFFFFFFFFFFFFFFF_F") == "[Expr(Constant(i:0xfffffffffffffffff))]");
    CHECK(tree("1_0.5e-1") == "[Expr(Constant(f:3ff0cccccccccccd))]");
    CHECK(tree("1e999, 1e-999") ==
          "[Expr(Tuple([Constant(f:7ff0000000000000),Constant(f:0000000000000000)],Load))]");
    CHECK(tree("09.j") == "[Expr(Constant(j:4022000000000000))]");
    CHECK(tree("'a' r'\\n' \"\\x41\"") == "[Expr(Constant(s:615c6e41))]");
    CHECK(tree("b'\\xff' b'a'") == "[Expr(Constant(b:ff61))]");
}

TEST_CASE("names come in their normal form") { CHECK(tree("ｘ") == "[Expr(Name(x,Load))]"); }

TEST_CASE("f-strings fall into constants and fields") {
    CHECK(tree("'a' f'b{c}{{' 'd'") ==
          "[Expr(JoinedStr([Constant(s:6162),FormattedValue(Name(c,Load),-1,-),Constant(s:7b64)]))]");
    CHECK(
        tree("f'{a = }{b!s:>{c}}'") ==
        "[Expr(JoinedStr([Constant(s:61203d20),FormattedValue(Name(a,Load),114,-),"
        "FormattedValue(Name(b,Load),115,JoinedStr([Constant(s:3e),FormattedValue(Name(c,Load),-1,-)]))]))]");
}

TEST_CASE("targets are stored to, all the way down") {
    CHECK(tree("(a, [b.c, *d]) = e") ==
          "[Assign([Tuple([Name(a,Store),List([Attribute(Name(b,Load),c,Store),Starred(Name(d,Store),Store)],"
          "Store)],Store)],Name(e,Load))]");
    CHECK(tree("del a, (b[0],)") ==
          "[Delete([Name(a,Del),Tuple([Subscript(Name(b,Load),Constant(i:0),Del)],Del)])]");
}

TEST_CASE("words that are keywords only sometimes") {
    CHECK(tree("match(x)") == "[Expr(Call(Name(match,Load),[Name(x,Load)],[]))]");
    CHECK(tree("match x:\n case case: pass") ==
          "[Match(Name(x,Load),[match_case(MatchAs(-,case),-,[Pass()])])]");
}

TEST_CASE("brackets after `with` hold items or belong to an expression") {
    CHECK(tree("with (a, b): pass") ==
          "[With([withitem(Name(a,Load),-),withitem(Name(b,Load),-)],[Pass()])]");
    CHECK(tree("with (a, b) as c: pass") ==
          "[With([withitem(Tuple([Name(a,Load),Name(b,Load)],Load),Name(c,Store))],[Pass()])]");
}

TEST_CASE("places are lines and byte offsets") {
    CHECK(tree("é = (\n  a.b)\n", true) ==
          "[Assign@1:0:13([Name@1:0:2(é,Store)],Attribute@2:9:12(Name@2:9:10(a,Load),b,Load))]");
    CHECK(tree("@a\ndef f():\n  pass\n\n", true) ==
          "[FunctionDef@2:3:18(f,arguments([],[],-,[],[],-,[]),[Pass@3:14:18()],[Name@1:1:2(a,Load)],-)]");
}

} // namespace rezdex::syntax
