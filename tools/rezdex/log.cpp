// Promise: see log.h.
#include "log.h"

#include <array>
#include <iterator>
#include <string>

#include <unistd.h>

#include "output.h"
#include "times.h"

namespace rezdex::cli {
namespace {

LogFormat chosen = LogFormat::text; // set once, before anything else runs

} // namespace

void choose_log_format(char** argv) {
    constexpr std::string_view option = "--log-format";
    chosen = LogFormat::text;
    for (char** word = argv; *word != nullptr && std::string_view(*word) != "--"; word = std::next(word)) {
        std::string_view text(*word);
        if (text == option && *std::next(word) != nullptr)
            text = *std::next(word);
        else if (text.starts_with(option) && text.substr(option.size()).starts_with("="))
            text.remove_prefix(option.size() + 1);
        else
            continue;
        chosen = text == "json" ? LogFormat::json : LogFormat::text;
    }
}

LogFormat log_format() noexcept { return chosen; }

void log_event(Level level, std::string_view event, const std::function<void(JsonLine&)>& fields) {
    constexpr std::array<std::string_view, 3> names{"info", "warning", "error"};
    std::string text;
    {
        JsonLine line(text);
        line.text("time", rfc3339(now_ns())).text("level", names[static_cast<std::size_t>(level)]);
        line.text("event", event);
        fields(line);
    }
    write_all(STDERR_FILENO, text);
}

void log_event(Level level, std::string_view event, const Error& error) {
    log_event(level, event, [&](JsonLine& line) {
        line.text("kind", to_string(error.kind)).text("path", error.path).number("line", error.line);
        line.text("message", error.message);
    });
}

} // namespace rezdex::cli
