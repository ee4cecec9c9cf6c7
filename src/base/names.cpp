// Promise: the stable names of the public enums, and how an Error reads.
#include "rezdex/package.h"
#include "rezdex/reason.h"
#include "rezdex/result.h"

#include <array>

namespace rezdex {
namespace {

template <class Enum, std::size_t N>
std::string_view name_of(Enum value, const std::array<std::string_view, N>& names) noexcept {
    const auto i = static_cast<std::size_t>(value);
    return i < N ? names[i] : std::string_view("unknown");
}

} // namespace

std::string_view to_string(ErrorKind kind) noexcept {
    static constexpr std::array<std::string_view, 12> names{
        "usage",   "not-found", "permission", "io",          "no-space", "damaged",
        "foreign", "format",    "locked",     "interrupted", "refused",  "not-fetched"};
    return name_of(kind, names);
}

std::string_view to_string(Verdict verdict) noexcept {
    static constexpr std::array<std::string_view, 4> names{"complete", "solver", "dynamic", "invalid"};
    return name_of(verdict, names);
}

std::string_view to_string(Status status) noexcept {
    static constexpr std::array<std::string_view, 7> names{"complete", "solver",     "dynamic", "invalid",
                                                           "missing",  "unreadable", "stale"};
    return name_of(status, names);
}

std::string_view to_string(Origin origin) noexcept {
    static constexpr std::array<std::string_view, 3> names{"none", "index", "live"};
    return name_of(origin, names);
}

std::string_view to_string(FieldState state) noexcept {
    static constexpr std::array<std::string_view, 5> names{"absent", "known", "refused", "late", "unknown"};
    return name_of(state, names);
}

std::string_view to_string(Reason reason) noexcept {
    switch (reason) {
#define REZDEX_REASON_NAME(identifier, name, text)                                                           \
    case Reason::identifier: return name;
        REZDEX_REASONS(REZDEX_REASON_NAME)
#undef REZDEX_REASON_NAME
    }
    return "unknown";
}

std::string_view describe(Reason reason) noexcept {
    switch (reason) {
#define REZDEX_REASON_TEXT(identifier, name, text)                                                           \
    case Reason::identifier: return text;
        REZDEX_REASONS(REZDEX_REASON_TEXT)
#undef REZDEX_REASON_TEXT
    }
    return "a reason that this build does not know";
}

std::string to_string(const Error& error) {
    std::string text = error.path;
    if (error.line != 0) text += (text.empty() ? "line " : ":") + std::to_string(error.line);
    if (!text.empty()) text += ": ";
    return text + error.message;
}

} // namespace rezdex
