// Promise: the mini-language of format(): what a specification says, and how text and numbers are laid out by
// it.
//
// As CPython's Python/formatter_unicode.c. What 3.9 to 3.13 do not take alike is declined: `z`, and a str
// padded with `0`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "eval/run.h"

namespace rezdex::eval {

struct FormatSpec {
    std::string_view fill = " "; // one character
    char align = '<';
    char sign = '\0';
    bool alternate = false;
    bool zero_filled = false; // by a 0 before the width, without an alignment of its own
    std::int64_t width = -1;
    char grouping = '\0'; // ',' or '_'
    std::int64_t precision = -1;
    char type = '\0';
};

// Of a specification that is not empty. The defaults are those of the object's type.
[[nodiscard]] std::optional<FormatSpec> parse_format_spec(std::string_view spec, char default_type,
                                                          char default_align, Run& run);

// Text in its width. False, and declined, where that is too much.
[[nodiscard]] bool append_padded(std::string_view text, const FormatSpec& spec, std::string& to, Run& run);

// A number in its parts: sign ('-' or none), prefix ("0x"), digits to group, and the rest behind them.
struct NumberParts {
    char sign = '\0';
    std::string_view prefix;
    std::string_view digits;
    std::string_view rest;
    std::uint32_t rest_size = 0; // characters
};
[[nodiscard]] bool append_number(const NumberParts& number, const FormatSpec& spec, std::string& to,
                                 Run& run);

} // namespace rezdex::eval
