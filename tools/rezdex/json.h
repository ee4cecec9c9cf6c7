// Promise: JSON as Python reads it back to the very same str, int and float, appended to a string.
//
// Written by hand because no JSON library at hand writes a lone surrogate, keeps Python's float texts and
// streams straight into the output buffer. Text is raw UTF-8; what a terminal must not see (utf8.h) is
// escaped. Two lone surrogates that happen to make a pair would read back as one character: write_text() puts
// them into strings of their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rezdex::cli::json {

// What the bytes of a string are: a Python str as WTF-8 (a lone surrogate is written \udXXX), or a name of
// the operating system (a byte that is not UTF-8 is written \udcXX, as os.fsdecode gives it).
enum class From : std::uint8_t { str, bytes };

// `ascii` is the text of Python's json.dumps: everything past ASCII escaped.
enum class Letters : std::uint8_t { raw, ascii };

void write_string(std::string& to, std::string_view text, From from = From::str,
                  Letters letters = Letters::raw);

// Whether two lone surrogates of a str would read back as one character.
[[nodiscard]] bool holds_pair(std::string_view text) noexcept;
// A Python str as a value: a string, or {"$str": its parts, split between the two of each such pair}.
void write_text(std::string& to, std::string_view text, Letters letters = Letters::raw);

void write_integer(std::string& to, std::int64_t value);

// A finite double as Python's repr() prints it: 0.1, 1e+16, -0.0.
void write_float(std::string& to, double value);

} // namespace rezdex::cli::json
