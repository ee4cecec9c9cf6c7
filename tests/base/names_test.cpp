#include "rezdex/package.h"
#include "rezdex/reason.h"
#include "rezdex/result.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace rezdex;

TEST_CASE("every reason has a name and a sentence of its own") {
    std::set<std::string_view> names, sentences;
    std::size_t count = 0;
#define COUNT(identifier, name, text)                                                                        \
    ++count, names.insert(to_string(Reason::identifier)), sentences.insert(describe(Reason::identifier));
    REZDEX_REASONS(COUNT)
#undef COUNT
    CHECK(names.size() == count);
    CHECK(sentences.size() == count);
}

TEST_CASE("an error reads as path, line and sentence, whichever are there") {
    CHECK(to_string(Error{ErrorKind::io, "/a", 3, "broken"}) == "/a:3: broken");
    CHECK(to_string(Error{ErrorKind::io, "/a", 0, "broken"}) == "/a: broken");
    CHECK(to_string(Error{ErrorKind::io, "", 0, "broken"}) == "broken");
}

TEST_CASE("a status has the name of its verdict") {
    for (const Verdict verdict : {Verdict::complete, Verdict::solver, Verdict::dynamic, Verdict::invalid})
        CHECK(to_string(status_of(verdict)) == to_string(verdict));
}
