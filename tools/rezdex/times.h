// Promise: moments as text, in UTC.
#pragma once

#include <cstdint>
#include <string>

namespace rezdex::cli {

[[nodiscard]] std::int64_t now_ns(); // since 1970

// Both take nanoseconds since 1970. For people: "2026-11-28 01:02:03 UTC".
[[nodiscard]] std::string utc_text(std::int64_t since_1970_ns);
// As RFC 3339 has it, to the millisecond: "2026-11-28T01:02:03.004Z".
[[nodiscard]] std::string rfc3339(std::int64_t since_1970_ns);

} // namespace rezdex::cli
