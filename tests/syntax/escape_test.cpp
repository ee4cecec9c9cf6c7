#include "syntax/escape.h"

#include <catch2/catch.hpp>
#include <string>

using rezdex::base::Arena;
using rezdex::syntax::unescape;

namespace {

std::string str(std::string_view body) {
    Arena arena;
    const auto result = unescape(body, false, arena);
    return result.ok ? std::string(result.value) : "error: " + std::string(result.message);
}

std::string bytes(std::string_view body) {
    Arena arena;
    const auto result = unescape(body, true, arena);
    return result.ok ? std::string(result.value) : "error: " + std::string(result.message);
}

} // namespace

// The expected values are what CPython 3.11.7 gives for the same literals, in UTF-8.
TEST_CASE("escapes of str") {
    CHECK(str("plain") == "plain");
    CHECK(str(R"(\a\b\f\n\r\t\v\\\'\")") == "\a\b\f\n\r\t\v\\'\"");
    CHECK(str(R"(\x41\u20ac\U0001F600)") == "A\xE2\x82\xAC\xF0\x9F\x98\x80");
    CHECK(str(R"(\1\12\101\1019\777\400)") == "\x01\nAA9\xC7\xBF\xC4\x80");
    CHECK(str("a\\\nb") == "ab");
    CHECK(str(R"(\d\8\ \Z)") == R"(\d\8\ \Z)");
    CHECK(str(R"(\N{EURO SIGN}\N{euro sign}\N{LF}\N{VS17})") == "\xE2\x82\xAC\xE2\x82\xAC\n\xF3\xA0\x84\x80");
}

TEST_CASE("surrogates stay as they are written") {
    CHECK(str(R"(\ud83d\ude00)") == "\xED\xA0\xBD\xED\xB8\x80");
    CHECK(str(R"(\U0000DC80)") == "\xED\xB2\x80");
}

TEST_CASE("broken escapes of str are errors") {
    CHECK(str(R"(C:\Users)") == "error: truncated \\UXXXXXXXX escape");
    CHECK(str(R"(\x4)") == "error: truncated \\xXX escape");
    CHECK(str(R"(\u12g4)") == "error: truncated \\uXXXX escape");
    CHECK(str(R"(\U00110000)") == "error: illegal Unicode character");
    CHECK(str(R"(\N)") == "error: malformed \\N character escape");
    CHECK(str(R"(\N{})") == "error: malformed \\N character escape");
    CHECK(str(R"(\N{EURO SIGN)") == "error: malformed \\N character escape");
    CHECK(str(R"(\N{NO SUCH})") == "error: unknown Unicode character name");
    CHECK(str("\\") == "error: \\ at end of string");
}

TEST_CASE("escapes of bytes") {
    CHECK(bytes(R"(\x00\xff\777\400)") == std::string("\0\xFF\xFF\0", 4));
    CHECK(bytes(R"(\u20ac\N{X}\U)") == R"(\u20ac\N{X}\U)");
    CHECK(bytes(R"(\xg0)") == "error: invalid \\x escape");
    CHECK(bytes("\xC3\xA9") == "error: bytes can only contain ASCII literal characters");
}

TEST_CASE("names that not every Python knows are disputed") {
    Arena arena;
    CHECK_FALSE(unescape(R"(\N{EURO SIGN})", false, arena).disputed);
    CHECK(unescape(R"(\N{EQUALS SIGN WITH INFINITY ABOVE})", false, arena).disputed ==
          true);                                               // unknown: maybe newer
    CHECK(unescape(R"(\N{SOM SIGN})", false, arena).disputed); // Unicode 14
}
