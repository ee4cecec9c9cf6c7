#include "syntax/source.h"

#include <catch2/catch.hpp>
#include <string>

using rezdex::Reason;
using rezdex::base::Arena;
using rezdex::syntax::decode;
using rezdex::syntax::Source;

TEST_CASE("plain text is the caller's own bytes") {
    Arena arena;
    const std::string bytes = "name = 'maya'\n# \xC3\xA9\n";
    const Source source = decode(bytes, arena);
    CHECK(source.ok);
    CHECK(source.text.data() == bytes.data());
    CHECK(source.text == bytes);
    CHECK(source.not_utf8_line == 0);
}

TEST_CASE("every newline becomes \\n, and the last line has one") {
    Arena arena;
    CHECK(decode("a\r\nb\rc\n\r\rd", arena).text == "a\nb\nc\n\n\nd\n");
    CHECK(decode("", arena).text == "\n");
    CHECK(decode("a", arena).text == "a\n");
    CHECK(decode("a\r", arena).text == "a\n");
    CHECK(decode("a\r\n", arena).text == "a\n\n"); // a quirk of CPython's, which lets "\\\r\n" pass
}

TEST_CASE("a byte order mark is dropped and speaks for UTF-8 only") {
    Arena arena;
    CHECK(decode("\xEF\xBB\xBFx\n", arena).text == "x\n");
    CHECK(decode("\xEF\xBB\xBF# coding: UTF_8-unix\n", arena).ok);
    const Source other = decode("\xEF\xBB\xBF# coding: utf8\n", arena);
    CHECK_FALSE(other.ok);
    CHECK(other.reason == Reason::bad_encoding);
}

TEST_CASE("cookies count on the first two lines, behind nothing but comments") {
    Arena arena;
    CHECK(decode("# coding: latin-1\n\xE9\n", arena).text == "# coding: latin-1\n\xC3\xA9\n");
    CHECK(decode("\n# -*- coding=l9 -*-\n\xA4\n", arena).text == "\n# -*- coding=l9 -*-\n\xE2\x82\xAC\n");
    CHECK(decode("x\n# coding: latin-1\n#\xE9\n", arena).not_utf8_line == 3);
    CHECK(decode("#\n#\n# coding: latin-1\n#\xE9\n", arena).not_utf8_line == 4);
}

TEST_CASE("bytes that are not UTF-8 are told with their line") {
    Arena arena;
    const Source loose = decode("x\n\n# \xFF\n", arena);
    CHECK(loose.ok);
    CHECK(loose.not_utf8_line == 3);
    CHECK(loose.disputed_line == 3);
    const Source strict = decode("# coding: utf8\n\n# \xFF\n", arena);
    CHECK_FALSE(strict.ok);
    CHECK(strict.reason == Reason::bad_encoding);
    CHECK(strict.line == 3);
}

TEST_CASE("codecs that are not read here stay undecided; what is no text encoding is refused") {
    Arena arena;
    const Source other = decode("# coding: koi8-r\n", arena);
    CHECK_FALSE(other.ok);
    CHECK(other.undecided);
    CHECK(other.reason == Reason::unsupported_encoding);
    const Source rot13 = decode("# coding: rot13\n", arena);
    CHECK_FALSE(rot13.undecided);
    CHECK(rot13.reason == Reason::bad_encoding);
    CHECK(rot13.disputed_line == 0);
    const Source unknown = decode("# coding: future_fstrings\n", arena);
    CHECK(unknown.reason == Reason::bad_encoding);
    CHECK(unknown.disputed_line == 1); // a site may have registered it
}

TEST_CASE("NUL bytes are refused wherever they stand") {
    Arena arena;
    using namespace std::string_view_literals;
    const Source source = decode("a\n# \0\n"sv, arena);
    CHECK_FALSE(source.ok);
    CHECK(source.reason == Reason::syntax_error);
    CHECK(source.line == 2);
}
