// Promise: classes whose methods call themselves, and ones of very many names, end at a limit, without a
// crash.
#include <catch2/catch.hpp>

#include <string>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using test::Evaluation;

TEST_CASE("special methods that call themselves end at a limit") {
    const std::string method =
        GENERATE(as<std::string>(), "def __repr__(self): return repr([self])",
                 "def __eq__(self, other): return [self] == [other]",
                 "def __hash__(self): return hash((self,))", "def __iter__(self): return iter(A())",
                 "def __len__(self): return len(self)", "def __getattr__(self, name): return self.other",
                 "def __init__(self): self.a = A()", "def __call__(self): return self()");
    CAPTURE(method);
    const Evaluation it("class A:\n    " + method +
                        "\na = A()\nb = repr(a), a == A(), {a: 1}, list(a), len(a), a.x, a()\n");
    CHECK(!it.executed);
    CHECK((it.reason() == Reason::limit_nesting || it.reason() == Reason::live_object ||
           it.reason() == Reason::raises));
}

TEST_CASE("a class of very many names, or bases, ends soon") {
    std::string names = "class A:\n", bases, all;
    for (int i = 0; i < 20'000; ++i) names += "    x" + std::to_string(i) + " = 1\n";
    CHECK(Evaluation(names).executed);
    for (int i = 0; i < 40; ++i) {
        bases += "class A" + std::to_string(i) + ": pass\n";
        all += "A" + std::to_string(i) + ", ";
    }
    CHECK(Evaluation(bases + "class B(" + all + "): pass\n").reason() == Reason::limit_nesting);
}

} // namespace
