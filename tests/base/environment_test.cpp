// Promise: what an Environment says of a name, and that what one owner changes no other one sees.
#include <catch2/catch.hpp>

#include "rezdex/environment.h"

using rezdex::Environment;
using State = rezdex::Environment::State;

TEST_CASE("an environment supplies what it was given") {
    Environment environment;
    environment.supply("env:A", "1").supply_absent("env:B");
    CHECK(environment.find("env:A").state == State::present);
    CHECK(environment.find("env:A").value == "1");
    CHECK(environment.find("env:B").state == State::absent);
    CHECK(environment.find("env:C").state == State::not_supplied);
    environment.supply_all_variables();
    CHECK(environment.find("env:C").state == State::absent);
    CHECK(environment.find("os.name").state == State::not_supplied);
    environment.withhold("env:A");
    CHECK(environment.find("env:A").state == State::not_supplied);
}

TEST_CASE("building and testing are False unless somebody says so") {
    CHECK(Environment().find("building").value == "False");
    CHECK(Environment().find("testing").value == "False");
    CHECK(Environment().supply("building", "True").find("building").value == "True");
}

TEST_CASE("a value's hash hangs on its name, too") {
    Environment environment;
    environment.supply("env:A", "1").supply("env:B", "1").supply("env:C", "");
    CHECK(environment.find("env:A").value_hash != environment.find("env:B").value_hash);
    CHECK(environment.find("env:A").value_hash ==
          Environment().supply("env:A", "1").find("env:A").value_hash);
    CHECK(environment.find("env:C").value_hash != environment.find("env:D").value_hash);
}

TEST_CASE("a copy is a copy") {
    Environment one;
    one.supply("env:A", "1");
    Environment other = one;
    other.supply("env:A", "2");
    CHECK(one.find("env:A").value == "1");
    CHECK(other.find("env:A").value == "2");
    Environment moved = std::move(one);
    CHECK(moved.find("env:A").value == "1");
    CHECK(one.find("env:A").state == State::not_supplied); // NOLINT(bugprone-use-after-move): promised
    one.supply("env:A", "3");
    CHECK(one.find("env:A").value == "3");
}
