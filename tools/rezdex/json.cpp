// Promise: see json.h.
#include "json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "utf8.h"

namespace rezdex::cli::json {
namespace {

// ASCII that stands for itself in a JSON string.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (unsigned c = 0x20; c < 0x7F; ++c) table[c] = c != '"' && c != '\\';
    return table;
}();

void write_unit(std::string& to, char32_t unit) {
    constexpr std::string_view digits = "0123456789abcdef";
    to += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) to += digits[unit >> static_cast<unsigned>(shift) & 0xFU];
}

void write_escaped(std::string& to, char32_t c) {
    switch (c) {
    case '"': to += "\\\""; return;
    case '\\': to += "\\\\"; return;
    case '\b': to += "\\b"; return;
    case '\f': to += "\\f"; return;
    case '\n': to += "\\n"; return;
    case '\r': to += "\\r"; return;
    case '\t': to += "\\t"; return;
    default: break;
    }
    if (c < 0x10000) return write_unit(to, c);
    write_unit(to, 0xD800 + ((c - 0x10000) >> 10U));
    write_unit(to, 0xDC00 + ((c - 0x10000) & 0x3FFU));
}

bool stands_for_itself(char32_t c, Letters letters) {
    if (c < 0x80) return plain[c];
    return letters == Letters::raw && !is_surrogate(c) && !is_control(c);
}

// Where in WTF-8 a low surrogate stands right behind a high one, or npos.
std::size_t find_pair(std::string_view text) noexcept {
    const auto is_half = [&](std::size_t at, unsigned first) { // its second byte tells high from low
        return at + 2 < text.size() && text[at] == '\xED' &&
               (static_cast<std::uint8_t>(text[at + 1]) & 0xF0U) == first;
    };
    for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1))
        if (is_half(at, 0xA0) && is_half(at + 3, 0xB0)) return at + 3;
    return std::string_view::npos;
}

} // namespace

void write_string(std::string& to, std::string_view text, From from, Letters letters) {
    to += '"';
    std::size_t run = 0; // where the text begins that can be copied as it is
    for (std::size_t at = 0; at < text.size();) {
        if (plain[static_cast<std::uint8_t>(text[at])]) {
            ++at;
            continue;
        }
        CodePoint c = decode(text, at);
        if (c.size == 0 || (from == From::bytes && is_surrogate(c.value)))
            c = {0xDC00U + static_cast<std::uint8_t>(text[at]), 1};
        if (!stands_for_itself(c.value, letters)) {
            to.append(text, run, at - run);
            write_escaped(to, c.value);
            run = at + c.size;
        }
        at += c.size;
    }
    to.append(text, run);
    to += '"';
}

bool holds_pair(std::string_view text) noexcept { return find_pair(text) != std::string_view::npos; }

void write_text(std::string& to, std::string_view text, Letters letters) {
    std::size_t end = find_pair(text);
    if (end == std::string_view::npos) return write_string(to, text, From::str, letters);
    to += R"({"$str":[)";
    for (; end != std::string_view::npos; end = find_pair(text)) {
        write_string(to, text.substr(0, end), From::str, letters);
        to += ',';
        text.remove_prefix(end);
    }
    write_string(to, text, From::str, letters);
    to += "]}";
}

void write_integer(std::string& to, std::int64_t value) {
    std::array<char, 24> digits; // NOLINT(cppcoreguidelines-pro-type-member-init): written by to_chars
    to.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void write_float(std::string& to, double value) {
    // to_chars gives the shortest digits that read back, as repr() does: d.ddde+XX
    std::array<char, 40> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): written by to_chars
    const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                    std::chars_format::scientific)
                          .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t e = text.find('e');
    std::string digits(1, text[0]);
    if (e > 2) digits.append(text, 2, e - 2);
    int exponent = 0;
    std::from_chars(text.data() + e + 2, end, exponent);
    if (text[e + 1] == '-') exponent = -exponent;

    if (std::signbit(value)) to += '-';
    if (exponent < -4 || exponent >= 16) { // Python's rule for the exponent form
        to += digits[0];
        if (digits.size() > 1) to.append(".").append(digits, 1);
        to.append(text.substr(e));
    } else if (exponent < 0) {
        to.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
    } else {
        const auto whole = static_cast<std::size_t>(exponent) + 1; // digits before the point
        digits.resize(std::max(digits.size(), whole + 1), '0');
        to.append(digits, 0, whole).append(".").append(digits, whole);
    }
}

} // namespace rezdex::cli::json
