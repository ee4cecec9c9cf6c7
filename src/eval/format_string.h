// Promise: str.format() and str.format_map(): replacement fields, as CPython's string_format.h reads them.
#pragma once

#include <span>
#include <string_view>

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// Where fields find their values: by position and keyword, or all in a mapping.
struct FormatFields {
    std::span<Object* const> positional;
    std::span<const Keyword> keywords;
    Object* mapping = nullptr;
};

[[nodiscard]] Object* format_string(std::string_view format, const FormatFields& fields, Run& run);

} // namespace rezdex::eval
