// Promise: what a command says on standard error while it runs: sentences for people, or with
// `--log-format json` one JSON object a line, and then nothing else.
//
//     {"time":"2026-11-28T01:02:03.004Z","level":"warning","event":"problem","kind":"io","path":…,"line":0,"message":…}
//
// `time` is RFC 3339 in UTC, `level` is info, warning or error; what follows `event` hangs on it
// (docs/operation.md). Lines are written whole, one write each. One thread at a time.
#pragma once

#include <functional>
#include <string_view>

#include "json_line.h"
#include "rezdex/result.h"

namespace CLI {
class App;
}

namespace rezdex::cli {

enum class LogFormat : std::uint8_t { text, json };

// Before the command line is understood, so that what is said of a wrong one has its format, too. `argv` ends
// with a null.
void choose_log_format(char** argv);
[[nodiscard]] LogFormat log_format() noexcept;

enum class Level : std::uint8_t { info, warning, error };

// Only with LogFormat::json; `fields` adds the members behind `event`.
void log_event(Level level, std::string_view event, const std::function<void(JsonLine&)>& fields);
void log_event(Level level, std::string_view event, const Error& error);

} // namespace rezdex::cli
