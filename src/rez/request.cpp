// Promise: see rez/request.h.
#include "rez/request.h"

#include <algorithm>
#include <array>

#include "rez/version_order.h"

namespace rezdex::rez {
namespace {

// Python's int() refuses more than 4300 digits; nobody writes a token that comes near.
constexpr std::size_t longest_text = 1000;

constexpr std::array<bool, 256> make_table(std::string_view others) {
    std::array<bool, 256> table{};
    for (unsigned c = 0; c < 128; ++c) {
        table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   others.find(static_cast<char>(c)) != std::string_view::npos;
    }
    return table;
}
constexpr std::string_view separators = "-@#=<>"; // each ends a package's name
constexpr auto token_table = make_table("_");
constexpr auto name_table = make_table("_.");
constexpr auto range_table = make_table("_.-+<>=,"); // all that the pattern of a range can match

bool is_token_character(char c) noexcept { return token_table[static_cast<unsigned char>(c)]; }
bool is_range_character(char c) noexcept { return range_table[static_cast<unsigned char>(c)]; }

// PACKAGE_NAME_REGEX: tokens with single dots between them.
bool is_package_name(std::string_view name) noexcept {
    bool token = false;
    for (const char c : name) {
        if (c == '.' ? !token : !is_token_character(c)) return false;
        token = c != '.';
    }
    return token && name != "__pycache__";
}

// Takes a version ("1.2-rc", tokens with single dots or hyphens between them) off the front; empty if none.
std::string_view take_version(std::string_view& text) noexcept {
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_token_character(text[i])) {
            end = i + 1;
        } else if ((text[i] != '.' && text[i] != '-') || i != end || end == 0) {
            break;
        }
    }
    const std::string_view version = text.substr(0, end);
    text.remove_prefix(end);
    return version;
}

bool take(std::string_view& text, std::string_view word) noexcept {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

Acceptance accepts_pair(std::string_view lower, std::string_view upper, bool both_inclusive) noexcept {
    const auto order = compare_versions(lower, upper);
    if (order < 0 || (order == 0 && both_inclusive)) return Acceptance::accepted;
    return Acceptance::refused; // an impossible range, such as 3+<2
}

// What follows a lower bound, which is empty if there is none: <V or <=V, after a comma perhaps.
Acceptance accepts_upper_bound(std::string_view lower, bool lower_inclusive, std::string_view text) noexcept {
    if (!lower.empty()) take(text, ",");
    if (!take(text, "<")) return Acceptance::unsure;
    const bool inclusive = take(text, "=");
    const std::string_view upper = take_version(text);
    if (upper.empty() || !text.empty()) return Acceptance::unsure;
    return lower.empty() ? Acceptance::accepted : accepts_pair(lower, upper, lower_inclusive && inclusive);
}

// One part of a range: V  ==V  V+  >V  >=V  <V  <=V  V..V, and a lower bound followed by an upper one.
Acceptance accepts_bounds(std::string_view text) noexcept {
    const auto is_version = [](std::string_view rest) { return !take_version(rest).empty() && rest.empty(); };
    if (take(text, "==")) return is_version(text) ? Acceptance::accepted : Acceptance::unsure;
    const bool exclusive = text.starts_with(">") && !text.starts_with(">=");
    const bool prefixed = take(text, ">=") || take(text, ">");
    const std::string_view lower = take_version(text);
    if (lower.empty()) return prefixed ? Acceptance::unsure : accepts_upper_bound(lower, true, text);
    if (!prefixed) {
        if (text.empty()) return Acceptance::accepted;
        if (take(text, "..")) return is_version(text) ? accepts_pair(lower, text, true) : Acceptance::unsure;
        if (!take(text, "+")) return Acceptance::unsure;
    }
    return text.empty() ? Acceptance::accepted : accepts_upper_bound(lower, !exclusive, text);
}

// VersionRange(text)
Acceptance accepts_range(std::string_view text) noexcept {
    Acceptance all = Acceptance::accepted;
    for (bool more = true; more;) {
        const std::size_t bar = text.find('|');
        more = bar != std::string_view::npos;
        const std::string_view part = text.substr(0, bar);
        if (more) text.remove_prefix(bar + 1);
        Acceptance accepted = accepts_bounds(part);
        if (accepted != Acceptance::accepted && !std::ranges::all_of(part, is_range_character) &&
            !part.ends_with('\n'))
            accepted = Acceptance::refused;
        // Behind an empty part rez looks at no bounds any more: only a plain refusal is certain.
        if (part.empty()) accepted = Acceptance::unsure;
        if (accepted == Acceptance::refused && all == Acceptance::accepted) return Acceptance::refused;
        if (accepted != Acceptance::accepted) all = Acceptance::unsure;
    }
    return all;
}

} // namespace

Acceptance accepts_version(std::string_view text) noexcept {
    if (text.empty()) return Acceptance::accepted;
    if (text.size() > longest_text) return Acceptance::unsure;
    if (!is_token_character(text.front()) || !is_token_character(text.back())) return Acceptance::refused;
    std::size_t separators = 0; // characters since the last token
    for (const char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; // of a UTF-8 character
        separators = is_token_character(c) ? 0 : separators + (continues ? 0 : 1);
        if (separators > 1) return Acceptance::refused;
    }
    return Acceptance::accepted;
}

Acceptance accepts_request(std::string_view text) noexcept {
    if (text.size() > longest_text) return Acceptance::unsure;
    const bool ephemeral = text.starts_with('.');
    if (text.starts_with('!') || text.starts_with('~')) text.remove_prefix(1);
    std::size_t end = 0;
    while (end < text.size() && name_table[static_cast<unsigned char>(text[end])]) ++end;
    if (end < text.size() && separators.find(text[end]) == std::string_view::npos) return Acceptance::refused;
    const std::string_view name = text.substr(0, end);
    if (!is_package_name(ephemeral ? name.substr(1) : name)) return Acceptance::refused;
    if (end == text.size()) return Acceptance::accepted;
    std::string_view range = text.substr(end);
    if (range.front() == '-' || range.front() == '@' || range.front() == '#') range.remove_prefix(1);
    return accepts_range(range);
}

} // namespace rezdex::rez
