// Promise: see terminal.h.
#include "terminal.h"

#include <array>
#include <cstdlib>
#include <unistd.h>

#include <fmt/format.h>

#include "log.h"
#include "output.h"
#include "utf8.h"

namespace rezdex::cli {
namespace {

bool colours() {
    static const bool on = [] {
        const char* no_color = std::getenv("NO_COLOR");
        const char* term = std::getenv("TERM");
        return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0') && term != nullptr &&
               std::string_view(term) != "dumb";
    }();
    return on;
}

void append_escaped(std::string& to, char32_t c) {
    if (c == '\n')
        to += "\\n";
    else if (c == '\r')
        to += "\\r";
    else if (c == '\t')
        to += "\\t";
    else
        to += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
}

} // namespace

std::string printable(std::string_view text, Breaks breaks) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (c.size == 0) {
            shown += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(text[at++]));
            continue;
        }
        const bool kept = breaks == Breaks::keep && (c.value == '\n' || c.value == '\t');
        if (!kept && (is_control(c.value) || is_surrogate(c.value)))
            append_escaped(shown, c.value);
        else
            shown.append(text, at, c.size);
        at += c.size;
    }
    return shown;
}

std::string paint(Colour colour, std::string_view text) {
    constexpr std::array<std::string_view, 6> codes{"", "32", "33", "31", "2", "1"};
    if (colour == Colour::none || !colours()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(colour)], text);
}

void warn(const Error& error) {
    if (log_format() == LogFormat::json) return log_event(Level::warning, "problem", error);
    write_all(STDERR_FILENO, std::string("rezdex: ").append(printable(to_string(error))).append("\n"));
}

int fail(const Error& error) {
    if (log_format() == LogFormat::json)
        log_event(Level::error, "failed", error);
    else
        warn(error);
    return exit_failed;
}

std::string count_text(std::uint64_t count) {
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
    return text;
}

std::string bytes_text(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 5> units{"bytes", "kB", "MB", "GB", "TB"};
    if (bytes < 1000) return fmt::format("{} bytes", bytes);
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; size >= 999.95 && unit + 1 < units.size(); ++unit) size /= 1000;
    return fmt::format("{:.1f} {}", size, units[unit]);
}

std::string seconds_text(double seconds) { return fmt::format("{:.3f} s", seconds); }

} // namespace rezdex::cli
