// Promise: whether rez accepts a version or a request (rez/version, rez/utils/formatting.py:PackageRequest).
//
// `unsure` stands where that is not decided here: ranges of unusual form. One that is called accepted or
// refused is so by rez. Any thread may call.
#pragma once

#include <cstdint>
#include <string_view>

namespace rezdex::rez {

enum class Acceptance : std::uint8_t { accepted, refused, unsure };

// Version(text)
[[nodiscard]] Acceptance accepts_version(std::string_view text) noexcept;

// PackageRequest(text)
[[nodiscard]] Acceptance accepts_request(std::string_view text) noexcept;

} // namespace rezdex::rez
