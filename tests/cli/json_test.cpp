// Promise: the JSON of strings, numbers and values, case by case, against what Python's json.dumps writes.
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "json.h"
#include "terminal.h"
#include "utf8.h"
#include "value_json.h"

using namespace rezdex;
using namespace rezdex::cli;
using json::From;
using json::Letters;
using namespace std::string_literals;

namespace {

std::string string_of(std::string_view text, From from = From::str, Letters letters = Letters::raw) {
    std::string to;
    json::write_string(to, text, from, letters);
    return to;
}

std::string float_of(double value) {
    std::string to;
    json::write_float(to, value);
    return to;
}

// Builds a value as it lies in a record: nodes in pre-order and one blob of text.
class Nodes {
  public:
    Nodes& leaf(ValueKind kind, std::uint64_t payload = 0) {
        nodes_.push_back({kind, {}, 1, payload});
        return *this;
    }
    Nodes& integer(std::int64_t value) { return leaf(ValueKind::integer, static_cast<std::uint64_t>(value)); }
    Nodes& floating(double value) { return leaf(ValueKind::floating, std::bit_cast<std::uint64_t>(value)); }
    Nodes& text(ValueKind kind, std::string_view text) {
        const std::uint64_t offset = text_.size();
        text_ += text;
        return leaf(kind, offset | static_cast<std::uint64_t>(text.size()) << 32U);
    }
    Nodes& string(std::string_view value) { return text(ValueKind::string, value); }
    Nodes& open(ValueKind kind, std::uint64_t children) {
        open_.push_back(nodes_.size());
        return leaf(kind, children);
    }
    Nodes& close() {
        nodes_[open_.back()].span = static_cast<std::uint32_t>(nodes_.size() - open_.back());
        open_.pop_back();
        return *this;
    }
    [[nodiscard]] std::string json(Letters letters = Letters::raw) const {
        REQUIRE(open_.empty());
        std::string to;
        json::write_value(to, Value(nodes_.data(), text_.data()), letters);
        return to;
    }

  private:
    std::vector<ValueNode> nodes_;
    std::vector<std::size_t> open_;
    std::string text_;
};

} // namespace

TEST_CASE("a string keeps valid text and escapes what steers a terminal") {
    CHECK(string_of("") == R"("")");
    CHECK(string_of("plain \xC3\xA9 \xF0\x9F\x98\x80") == "\"plain \xC3\xA9 \xF0\x9F\x98\x80\"");
    CHECK(string_of("a\"b\\c\n\t\r\b\f\x1B\x7F"s + '\0') == R"("a\"b\\c\n\t\r\b\f\u001b\u007f\u0000")");
    CHECK(string_of("\xC2\x9B") == R"("\u009b")"); // CSI in one code point
    CHECK(string_of("a\xE2\x80\xAE"
                    "b") == R"("a\u202eb")"); // writes from right to left
}

TEST_CASE("a lone surrogate of a str and a byte of a path have different escapes") {
    const std::string_view surrogate = "x\xED\xB2\x80y"; // U+DC80 in WTF-8
    CHECK(string_of(surrogate) == R"("x\udc80y")");
    CHECK(string_of(surrogate, From::bytes) == R"("x\udced\udcb2\udc80y")");
    CHECK(string_of("\xFF\xC3", From::bytes) == R"("\udcff\udcc3")");
}

TEST_CASE("two lone surrogates never read back as one character") {
    const auto text = [](std::string_view value, Letters letters = Letters::raw) {
        return Nodes().string(value).json(letters);
    };
    constexpr std::string_view high = "\xED\xA0\xBD", low = "\xED\xB8\x80"; // U+D83D, U+DE00
    const std::string pair = std::string(high).append(low);
    CHECK(text(pair) == R"({"$str":["\ud83d","\ude00"]})");
    CHECK(text("a" + pair + "\xC3\xA9" + pair + "b") ==
          "{\"$str\":[\"a\\ud83d\",\"\\ude00\xC3\xA9\\ud83d\",\"\\ude00b\"]}");
    CHECK(text("\xC3\xA9" + pair, Letters::ascii) == R"({"$str":["\u00e9\ud83d","\ude00"]})");
    // Alone, the wrong way round, or apart they are told from a character.
    CHECK(text(std::string(low).append(high).append(high)) == R"("\ude00\ud83d\ud83d")");
    CHECK(text(std::string(high) + "." + std::string(low)) == R"("\ud83d.\ude00")");
    CHECK(text("\xF0\x9F\x98\x80", Letters::ascii) == R"("\ud83d\ude00")");
    CHECK(text("\xED\x9F\xBF\xED\xB8\x80") == "\"\xED\x9F\xBF\\ude00\""); // U+D7FF is none
    CHECK(Nodes().open(ValueKind::dict, 2).string(pair).string(pair).close().json() ==
          R"({"$dict":[[{"$str":["\ud83d","\ude00"]},{"$str":["\ud83d","\ude00"]}]]})");
    CHECK(Nodes().open(ValueKind::set, 2).string(pair).string("z").close().json() ==
          R"({"$set":["z",{"$str":["\ud83d","\ude00"]}]})");
}

TEST_CASE("text that is not UTF-8 is never passed on") {
    for (const std::string_view bad : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xF0\x80\x80\x80",
                                       "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xE2(\xA1"}) {
        CAPTURE(bad);
        CHECK(decode(bad, 0).size == 0);
        CHECK(string_of(bad, From::bytes).starts_with("\"\\udc"));
    }
    CHECK(decode("\xF4\x8F\xBF\xBF", 0).value == 0x10FFFF);
}

TEST_CASE("ASCII letters are those of json.dumps") {
    CHECK(string_of("\xC3\xA9\xF0\x9F\x98\x80\x7F", From::str, Letters::ascii) ==
          R"("\u00e9\ud83d\ude00\u007f")");
}

TEST_CASE("floats are written as Python's repr") {
    CHECK(float_of(0.0) == "0.0");
    CHECK(float_of(-0.0) == "-0.0");
    CHECK(float_of(0.1) == "0.1");
    CHECK(float_of(1.5) == "1.5");
    CHECK(float_of(100.0) == "100.0");
    CHECK(float_of(0.0001) == "0.0001");
    CHECK(float_of(0.00001) == "1e-05");
    CHECK(float_of(1e15) == "1000000000000000.0");
    CHECK(float_of(1e16) == "1e+16");
    CHECK(float_of(1.5e300) == "1.5e+300");
    CHECK(float_of(123456789012345680.0) == "1.2345678901234568e+17");
    CHECK(float_of(9007199254740993.0) == "9007199254740992.0");
    CHECK(float_of(5e-324) == "5e-324");
    CHECK(float_of(-1.7976931348623157e308) == "-1.7976931348623157e+308");
}

TEST_CASE("each kind of value has its form") {
    CHECK(Nodes().leaf(ValueKind::none).json() == "null");
    CHECK(Nodes().leaf(ValueKind::true_).json() == "true");
    CHECK(Nodes().leaf(ValueKind::false_).json() == "false");
    CHECK(Nodes().integer(-42).json() == "-42");
    CHECK(Nodes().integer(std::numeric_limits<std::int64_t>::max()).json() == "9223372036854775807");
    CHECK(Nodes().integer(std::numeric_limits<std::int64_t>::min()).json() ==
          R"({"$int":"-0x8000000000000000"})");
    CHECK(Nodes().text(ValueKind::big_integer, "-0xffffffffffffffffff").json() ==
          R"({"$int":"-0xffffffffffffffffff"})");
    CHECK(Nodes().floating(HUGE_VAL).json() == R"({"$float":"inf"})");
    CHECK(Nodes().floating(-HUGE_VAL).json() == R"({"$float":"-inf"})");
    CHECK(Nodes().floating(std::nan("")).json() == R"({"$float":"nan"})");
    CHECK(Nodes().text(ValueKind::bytes, "\x01\xFFz").json() == R"({"$bytes":"01ff7a"})");
    CHECK(Nodes().open(ValueKind::complex, 2).floating(-0.0).floating(2.5).close().json() ==
          R"({"$complex":[-0.0,2.5]})");
    CHECK(Nodes().open(ValueKind::list, 2).integer(1).open(ValueKind::list, 0).close().close().json() ==
          "[1,[]]");
    CHECK(Nodes().open(ValueKind::tuple, 1).string("a").close().json() == R"({"$tuple":["a"]})");
}

TEST_CASE("a set's members are in the order of their ASCII texts") {
    Nodes set;
    set.open(ValueKind::set, 5).string("z").string("\xC3\xA9").integer(10).integer(9).string("Z").close();
    CHECK(set.json() == "{\"$set\":[\"Z\",\"\xC3\xA9\",\"z\",10,9]}"); // "\u00e9" begins with a backslash
    CHECK(set.json(Letters::ascii) == R"({"$set":["Z","\u00e9","z",10,9]})");
    CHECK(Nodes().open(ValueKind::frozenset, 0).close().json() == R"({"$frozenset":[]})");
}

TEST_CASE("a dict is an object unless a key would be lost") {
    CHECK(Nodes().open(ValueKind::dict, 0).close().json() == "{}");
    CHECK(Nodes().open(ValueKind::dict, 4).string("b").integer(1).string("a").integer(2).close().json() ==
          R"({"b":1,"a":2})");
    CHECK(Nodes().open(ValueKind::dict, 2).integer(1).string("x").close().json() == R"({"$dict":[[1,"x"]]})");
    CHECK(Nodes().open(ValueKind::dict, 4).string("$a").integer(1).string("b").integer(2).close().json() ==
          R"({"$dict":[["$a",1],["b",2]]})");
}

TEST_CASE("rez's own objects are told by their parts") {
    Nodes source;
    source.open(ValueKind::source, 4).string("env.A = 1\n").string("commands").leaf(ValueKind::true_);
    source.open(ValueKind::list, 1)
        .open(ValueKind::tuple, 2)
        .string("include")
        .integer(2)
        .close()
        .close()
        .close();
    CHECK(source.json() ==
          R"({"$source":{"source":"env.A = 1\n","funcname":"commands","eval_as_function":true,)"
          R"("decorators":[{"name":"include","nargs":2}]}})");
    Nodes list;
    list.open(ValueKind::modify_list, 2)
        .open(ValueKind::list, 1)
        .string("a")
        .close()
        .leaf(ValueKind::none)
        .close();
    CHECK(list.json() == R"({"$modifylist":{"append":["a"],"prepend":null}})");
}

TEST_CASE("what people read cannot steer their terminal") {
    CHECK(printable("caf\xC3\xA9") == "caf\xC3\xA9");
    CHECK(printable("a\x1B[2Jb\n\t\r\xFF\xC2\x9B") == R"(a\u001b[2Jb\n\t\r\xff\u009b)");
    CHECK(printable("a\n\tb\x1B", Breaks::keep) == "a\n\tb\\u001b");
}

TEST_CASE("figures read well") {
    CHECK(count_text(0) == "0");
    CHECK(count_text(999) == "999");
    CHECK(count_text(1000) == "1,000");
    CHECK(count_text(1234567) == "1,234,567");
    CHECK(bytes_text(999) == "999 bytes");
    CHECK(bytes_text(1000) == "1.0 kB");
    CHECK(bytes_text(21345678) == "21.3 MB");
}
