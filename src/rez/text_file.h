// Promise: what Python's open(path).read() makes of a file's bytes: text mode, in the encoding of the locale.
//
// Where a byte is beyond ASCII, the encoding is an input: `locale.encoding`, by any name that Python's codec
// registry knows for UTF-8, ASCII or Latin-1. Under another one it is declined. Whatever is ASCII is read
// alike in each encoding that a locale may have.
#pragma once

#include <optional>
#include <string_view>

#include "eval/run.h"

namespace rezdex::rez {

// The text as UTF-8, each line end as "\n"; a view of `bytes` or of the run's memory. Nothing after a
// failure.
[[nodiscard]] std::optional<std::string_view> read_text(std::string_view bytes, eval::Run& run);

} // namespace rezdex::rez
