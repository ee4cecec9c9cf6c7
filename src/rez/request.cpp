// Promise: see rez/request.h.
#include "rez/request.h"

#include <algorithm>
#include <array>

#include "rez/range_syntax.h"
#include "rez/version_order.h"
#include "rezdex/version.h"

namespace rezdex::rez {
namespace {

// Each ends a name.
constexpr auto separators = [] {
    std::array<bool, 256> table{};
    for (const char c : {'-', '@', '#', '=', '<', '>'}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();
bool ends_name(char c) noexcept { return separators[static_cast<unsigned char>(c)]; }

// PACKAGE_NAME_REGEX: tokens with single dots between them.
bool is_package_name(std::string_view name) noexcept {
    bool token = false;
    for (const char c : name) {
        if (c == '.' ? !token : !is_token_character(c)) return false;
        token = c != '.';
    }
    return token && name != "__pycache__";
}

} // namespace

RequestText split_request(std::string_view text) noexcept {
    RequestText request;
    request.weak = text.starts_with('~');
    request.conflict = request.weak || text.starts_with('!');
    if (request.conflict) text.remove_prefix(1);
    const auto end = static_cast<std::size_t>(std::ranges::find_if(text, ends_name) - text.begin());
    request.name = text.substr(0, end);
    if (end == text.size()) return request;
    const char separator = text[end];
    if (separator == '-' || separator == '@' || separator == '#') request.separator = separator;
    request.range = text.substr(separator == request.separator ? end + 1 : end);
    return request;
}

bool is_request_name(const RequestText& request) noexcept {
    // PackageRequest asks the whole text whether it starts with a dot: !.name is none.
    const bool ephemeral = !request.conflict && request.name.starts_with('.');
    return is_package_name(ephemeral ? request.name.substr(1) : request.name);
}

Acceptance accepts_version(std::string_view text) noexcept {
    if (text.empty()) return Acceptance::accepted;
    if (!is_token_character(text.front()) || !is_token_character(text.back())) return Acceptance::refused;
    std::size_t between = 0; // characters since the last token
    for (const char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; // of a UTF-8 character
        between = is_token_character(c) ? 0 : between + (continues ? 0 : 1);
        if (between > 1) return Acceptance::refused;
    }
    return has_long_number(text) ? Acceptance::unsure : Acceptance::accepted;
}

Acceptance accepts_request(std::string_view text) {
    const RequestText request = split_request(text);
    if (!is_request_name(request)) return Acceptance::refused;
    if (!request.range) return Acceptance::accepted;
    if (has_long_number(*request.range)) return Acceptance::unsure;
    // rez inverts a weak one's range, which raises for some of several parts.
    const bool inverts = request.weak && request.range->find('|') != std::string_view::npos;
    const bool accepted = inverts ? Requirement::parse(text).ok() : scan_range(*request.range, nullptr);
    return accepted ? Acceptance::accepted : Acceptance::refused;
}

} // namespace rezdex::rez
