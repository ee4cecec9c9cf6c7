// Promise: what rez accepts as a version or a request; each verdict here was asked of rez 3.4.0.
#include <catch2/catch.hpp>

#include <compare>
#include <iterator>
#include <string>

#include "rez/request.h"
#include "rez/version_order.h"

namespace {

using namespace rezdex::rez;

TEST_CASE("requests that rez accepts") {
    const auto text = GENERATE(as<std::string_view>{}, "a", "a.b", "9-1", "a_b-1_0", "a-1.2-3", "a@1", "a#1",
                               "a==1", "a>1", "a>=1", "a<2", "a<=2", "a-1+", "a-1+<2", "a-1+,<2", "a>=1,<=2",
                               "a-1|2+", "a-1..2", "a-2..2", "!a", "!a-1", "~a", "~a-1+<3", ".eph", ".eph-1",
                               "a-rc+<1", "a-01+<1", "a-9+<10", "a-A+<a", "fig-1.12.1.m1+<1.14");
    CAPTURE(text);
    CHECK(accepts_request(text) == Acceptance::accepted);
}

TEST_CASE("requests that rez refuses") {
    const auto text =
        GENERATE(as<std::string_view>{}, "", "-1", "a b", "a..b", "a+", ".a.", "!.eph-1", "~.eph", "!!a",
                 "a-*", "a-1+<0.5", "a-2+<2", "a>2<=2", "a-2..1", "__pycache__", "\xc3\xa9", ".", "a-1 ");
    CAPTURE(text);
    CHECK(accepts_request(text) == Acceptance::refused);
}

TEST_CASE("ranges of unusual form") {
    const auto text = GENERATE(as<std::string_view>{}, "a-", "a-1|", "a<2,>1", "a<4,<3", "a-1\n", "a-\n",
                               "a>", "a==", "a-+>=", "a-|3+<2", "~a-1..3|2");
    CAPTURE(text);
    CHECK(accepts_request(text) == Acceptance::accepted);
    const auto refused =
        GENERATE(as<std::string_view>{}, "a<", "a-3+<2|", "a<4>3", "a<2+", "a+>", "~a-1..3|2|>3");
    CAPTURE(refused);
    CHECK(accepts_request(refused) == Acceptance::refused);
}

TEST_CASE("numbers that Python may be told not to read are left to it") {
    const std::string digits(641, '1');
    CHECK(accepts_version(digits) == Acceptance::unsure);
    CHECK(accepts_request("a-" + digits) == Acceptance::unsure);
    CHECK(accepts_request("a-1." + digits.substr(1)) == Acceptance::accepted);
    CHECK(accepts_request("a" + digits) == Acceptance::accepted);
}

TEST_CASE("versions") {
    CHECK(accepts_version("") == Acceptance::accepted);
    CHECK(accepts_version("1.2-rc_3") == Acceptance::accepted);
    CHECK(accepts_version("1 0") == Acceptance::accepted);
    CHECK(accepts_version("1\xc3\xa9"
                          "0") == Acceptance::accepted);
    CHECK(accepts_version("1..0") == Acceptance::refused);
    CHECK(accepts_version(".1") == Acceptance::refused);
    CHECK(accepts_version("1.") == Acceptance::refused);
    CHECK(accepts_version("\xc3\xa9") == Acceptance::refused);
}

TEST_CASE("the order of versions") {
    // Each less than the next.
    constexpr std::string_view rising[] = {"",     "A",  "_",   "a",   "alpha",  "alpha3", "alpha4",
                                           "beta", "01", "1",   "1.0", "1.0.1",  "1_",     "1a",
                                           "3",    "9",  "010", "10",  "33gamma"};
    for (std::size_t i = 0; i + 1 < std::size(rising); ++i) {
        CAPTURE(rising[i], rising[i + 1]);
        CHECK(std::is_lt(compare_versions(rising[i], rising[i + 1])));
        CHECK(std::is_gt(compare_versions(rising[i + 1], rising[i])));
        CHECK(std::is_eq(compare_versions(rising[i], rising[i])));
    }
    CHECK(std::is_eq(compare_versions("1.0.0", "1-0-0")));
}

} // namespace
