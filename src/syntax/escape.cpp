// Promise: see syntax/escape.h.
#include "syntax/escape.h"

#include <algorithm>
#include <cstring>

#include "syntax/unicode.h"
#include "syntax/utf8.h"

namespace rezdex::syntax {
namespace {

int digit_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 16;
}

// Reads the escapes of one body from `in_` and writes the value to `out_`. No escape is shorter than the
// UTF-8 of what it stands for, so the value always fits in as many bytes as the body.
class Reader {
  public:
    Reader(std::string_view body, bool bytes, char* out) noexcept
        : in_(body.data()), end_(body.data() + body.size()), out_(out), bytes_(bytes) {}

    // Returns the end of the value; check `message` first.
    char* read() noexcept;

    std::string_view message;
    bool disputed = false;

  private:
    void escape() noexcept;
    void octal(char first) noexcept;
    void hexadecimal(int digits, std::string_view truncated) noexcept;
    void named() noexcept;
    void put(char32_t character) noexcept;
    void keep(char unknown) noexcept;

    const char* in_;
    const char* end_;
    char* out_;
    bool bytes_;
};

char* Reader::read() noexcept {
    while (in_ != end_ && message.empty()) {
        const auto rest = static_cast<std::size_t>(end_ - in_);
        const void* found = std::memchr(in_, '\\', rest);
        const std::size_t plain =
            found ? static_cast<std::size_t>(static_cast<const char*>(found) - in_) : rest;
        std::memcpy(out_, in_, plain);
        out_ += plain;
        in_ += plain;
        if (found) escape();
    }
    return out_;
}

void Reader::escape() noexcept {
    ++in_; // the backslash
    if (in_ == end_) {
        message = "\\ at end of string";
        return;
    }
    const char c = *in_++;
    switch (c) {
    case '\n': return;
    case '\\':
    case '\'':
    case '"': put(static_cast<char32_t>(c)); return;
    case 'a': put('\a'); return;
    case 'b': put('\b'); return;
    case 'f': put('\f'); return;
    case 'n': put('\n'); return;
    case 'r': put('\r'); return;
    case 't': put('\t'); return;
    case 'v': put('\v'); return;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7': octal(c); return;
    case 'x': hexadecimal(2, bytes_ ? "invalid \\x escape" : "truncated \\xXX escape"); return;
    case 'u': bytes_ ? keep(c) : hexadecimal(4, "truncated \\uXXXX escape"); return;
    case 'U': bytes_ ? keep(c) : hexadecimal(8, "truncated \\UXXXXXXXX escape"); return;
    case 'N': bytes_ ? keep(c) : named(); return;
    default: keep(c);
    }
}

// Up to three digits. In a str \400 to \777 are characters of their own; in bytes the ninth bit is dropped.
void Reader::octal(char first) noexcept {
    auto value = static_cast<char32_t>(first - '0');
    for (int i = 0; i < 2 && in_ != end_ && *in_ >= '0' && *in_ <= '7'; ++i)
        value = value * 8 + static_cast<char32_t>(*in_++ - '0');
    put(bytes_ ? value & 0xFF : value);
}

void Reader::hexadecimal(int digits, std::string_view truncated) noexcept {
    char32_t value = 0;
    for (int i = 0; i < digits; ++i) {
        const int digit = in_ == end_ ? 16 : digit_value(*in_++);
        if (digit == 16) {
            message = truncated;
            return;
        }
        value = value << 4 | static_cast<char32_t>(digit);
    }
    if (value > 0x10FFFF)
        message = "illegal Unicode character";
    else
        put(value);
}

void Reader::named() noexcept {
    const char* close = in_ != end_ && *in_ == '{' ? std::find(in_, end_, '}') : end_;
    if (close == end_ || close - in_ < 2) {
        message = "malformed \\N character escape";
        return;
    }
    const std::string_view name(in_ + 1, static_cast<std::size_t>(close - in_ - 1));
    in_ = close + 1;
    disputed = disputed || is_disputed_name(name);
    if (const auto character = character_named(name))
        put(*character);
    else
        message = "unknown Unicode character name";
}

void Reader::put(char32_t character) noexcept {
    if (bytes_)
        *out_++ = static_cast<char>(character);
    else
        out_ = encode_utf8(character, out_);
}

// An unknown escape stays as it is, with a warning that is no error.
void Reader::keep(char unknown) noexcept {
    *out_++ = '\\';
    *out_++ = unknown;
}

} // namespace

Unescaped unescape(std::string_view body, bool bytes, base::Arena& arena) {
    if (bytes && find_not_ascii(body) != std::string_view::npos)
        return {false, {}, "bytes can only contain ASCII literal characters"};
    if (body.find('\\') == std::string_view::npos) return {true, body, {}};
    char* value = static_cast<char*>(arena.allocate(body.size(), 1));
    Reader reader(body, bytes, value);
    const char* end = reader.read();
    if (!reader.message.empty()) return {false, {}, reader.message, reader.disputed};
    return {true, {value, static_cast<std::size_t>(end - value)}, {}, reader.disputed};
}

} // namespace rezdex::syntax
