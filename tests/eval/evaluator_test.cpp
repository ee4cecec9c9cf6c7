// Promise: what a module's top level binds, and that whatever is not known stops it at its line.
#include <catch2/catch.hpp>

#include "eval/evaluated.h"

namespace {

using namespace rezdex;
using eval::as;
using eval::Type;
using test::Evaluation;

TEST_CASE("names that are bound to one object share it") {
    const Evaluation it("a = b = ['x']\na += ['y']\nc = a + ['z']\n");
    REQUIRE(it["a"] != nullptr);
    CHECK(it["a"] == it["b"]);
    CHECK(as<eval::Sequence>(it.at("b")).size == 2);
    CHECK(as<eval::Sequence>(it.at("c")).size == 3);
}

TEST_CASE("a scope gives back every name and keeps what changed in it") {
    const Evaluation it("x = 1\ny = 2\nwith scope('config') as c:\n    x = True\n    y = 3\n    c.a.b = 4\n");
    const eval::Dict* scope_data = it.interpreter.scope_data();
    REQUIRE(scope_data != nullptr);
    CHECK(as<eval::Integer>(it.at("y")).value == 2);
    CHECK(it["c"] == nullptr);
    const auto& config = as<eval::Dict>(*scope_data->find("config")->value);
    CHECK(config.find("x") == nullptr); // True == 1
    CHECK(as<eval::Integer>(*config.find("y")->value).value == 3);
    CHECK(as<eval::Dict>(*config.find("a")->value).find("b") != nullptr);
}

TEST_CASE("what is not evaluated says why and where") {
    const auto [text, reason, line] = GENERATE(table<std::string_view, Reason, std::uint32_t>({
        {"a = 1\nb = missing\n", Reason::raises, 2},
        {"a = 1\nb = open\n", Reason::undefined_name, 2},
        {"a = 1\nb = quit\n", Reason::site_name, 2},
        {"a = 1\n\nwith a:\n    b = 2\n", Reason::unsupported_statement, 3},
        {"a = [\n  1,\n  f(),\n]\n", Reason::raises, 3},
        {"def f():\n    return missing\na = f()\n", Reason::raises, 2},
        {"def f():\n    return f()\na = f()\n", Reason::limit_nesting, 2},
        {"while True: pass\n", Reason::limit_steps, 1},
        {"a = 2 ** 0.5\n", Reason::unsupported_expression, 1},
        {"import nowhere\n", Reason::unsupported_import, 1},
        {"a = 'x' + 1\n", Reason::raises, 1},
        {"a = 1\nb = {[]: 1}\n", Reason::raises, 2},
        {"__builtins__ = {}\n", Reason::unsupported_statement, 1},
    }));
    const Evaluation it(text);
    CAPTURE(text);
    CHECK(!it.executed);
    CHECK(it.reason() == reason);
    CHECK(it.run.failure().line == line);
}

TEST_CASE("rez's decorators mark a function, lowest first") {
    const Evaluation it("@include('a', 'b')\n@late()\ndef tools():\n    return []\n");
    const auto& function = as<eval::Function>(it.at("tools"));
    CHECK(function.late);
    CHECK_FALSE(function.early);
    REQUIRE(function.decorators.size() == 2);
    CHECK(function.decorators[0].name == "late");
    CHECK(function.decorators[1].arguments->size == 2);
}

} // namespace
