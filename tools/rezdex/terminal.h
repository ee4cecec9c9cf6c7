// Promise: text for people. Whatever comes from a file, a path or an argument passes printable() first, so
// that none of it can steer the terminal.
//
// Colour is used only where standard output is a terminal and NO_COLOR is not set; piped output is plain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rezdex/result.h"

namespace rezdex::cli {

// Exit codes of every command.
inline constexpr int exit_done = 0;     // every slot answered, whatever its status
inline constexpr int exit_findings = 1; // there is something to look at
inline constexpr int exit_failed = 2;   // could not

// Control characters become \n, \t, \u001b …, bytes that are not UTF-8 \xff. Line breaks stay with `lines`.
enum class Breaks : std::uint8_t { escape, keep };
[[nodiscard]] std::string printable(std::string_view text, Breaks breaks = Breaks::escape);

enum class Colour : std::uint8_t { none, green, yellow, red, dim, bold };
// `text` must be printable already.
[[nodiscard]] std::string paint(Colour colour, std::string_view text);

// "rezdex: path:line: sentence" on standard error; gives exit_failed.
int fail(const Error& error);
void warn(const Error& error); // the same, and the command goes on

// 18226 gives "18,226", 21300000 "21.3 MB", 0.1234 "0.123 s".
[[nodiscard]] std::string count_text(std::uint64_t count);
[[nodiscard]] std::string bytes_text(std::uint64_t bytes);
[[nodiscard]] std::string seconds_text(double seconds);

} // namespace rezdex::cli
