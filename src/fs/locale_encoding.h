// Promise: the encoding in which a Python that this process becomes now reads and writes text.
#pragma once

#include <optional>
#include <string_view>

namespace rezdex::fs {

// As Python names the codec: "utf-8" or "iso8859-1". Nothing where it is another one, or where it hangs on
// how Python is started: `python -E`, as rez's own commands are, does not look at PYTHONUTF8.
[[nodiscard]] std::optional<std::string_view> locale_encoding() noexcept;

} // namespace rezdex::fs
