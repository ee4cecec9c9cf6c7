// Promise: whether rez accepts a version or a request (rez/version, rez/utils/formatting.py:PackageRequest),
// and the parts of a request.
//
// `unsure` stands where a setting of Python's decides: see has_long_number(). Nothing is allocated for a
// request of usual form. Any thread may call.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rezdex::rez {

enum class Acceptance : std::uint8_t { accepted, refused, unsure };

// Version(text)
[[nodiscard]] Acceptance accepts_version(std::string_view text) noexcept;

// PackageRequest(text)
[[nodiscard]] Acceptance accepts_request(std::string_view text);

// The parts of a request, whether or not rez accepts them (Requirement.__init__).
struct RequestText {
    bool conflict = false, weak = false;
    char separator = '-'; // between name and range where str() writes one
    std::string_view name;
    std::optional<std::string_view> range;
};
[[nodiscard]] RequestText split_request(std::string_view text) noexcept;

// The names that a PackageRequest may have.
[[nodiscard]] bool is_request_name(const RequestText& request) noexcept;

} // namespace rezdex::rez
