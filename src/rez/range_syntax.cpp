// Promise: see rez/range_syntax.h.
#include "rez/range_syntax.h"

#include <algorithm>
#include <optional>

#include "rez/version_order.h"

namespace rezdex::rez {
namespace {

using Upper = BoundText::Upper;

bool take(std::string_view& text, std::string_view word) noexcept {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

// version_group: takes tokens with single dots or hyphens between them off the front; empty if there are
// none.
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

// A bound's operator and version, such as <=2. The version may be missing, but not behind "<" where the
// pattern looks ahead for it.
struct Side {
    std::string_view version;
    bool inclusive;
};
std::optional<Side> take_side(std::string_view& text, std::string_view sign, bool needs_version) noexcept {
    if (!take(text, sign)) return std::nullopt;
    const bool inclusive = take(text, "=");
    const std::string_view version = take_version(text);
    if (version.empty() && !inclusive && needs_version) return std::nullopt;
    return Side{version, inclusive};
}

// range_asc from its upper bound on: the comma stands only behind a lower version.
std::optional<BoundText> ascending(BoundText bound, std::string_view text) noexcept {
    if (!bound.lower.empty()) take(text, ",");
    const auto upper = take_side(text, "<", true);
    if (!upper || !text.empty()) return std::nullopt;
    bound.upper = upper->version;
    bound.kind = upper->inclusive ? Upper::inclusive : Upper::exclusive;
    return bound;
}

// range_desc from its lower bound on: the comma must stand behind an upper version. The pattern takes "<V"
// for a lower bound, too, and rez reads it as >=V.
std::optional<BoundText> descending(Side upper, std::string_view text) noexcept {
    if (!upper.version.empty() && !take(text, ",")) return std::nullopt;
    BoundText bound{{}, upper.version, true, upper.inclusive ? Upper::inclusive : Upper::exclusive};
    if (take(text, "<")) {
        bound.lower = take_version(text);
        if (bound.lower.empty()) return std::nullopt;
    } else {
        const auto lower = take_side(text, ">", false);
        if (!lower) return std::nullopt;
        bound.lower = lower->version;
        bound.lower_inclusive = lower->inclusive;
    }
    return text.empty() ? std::optional(bound) : std::nullopt;
}

// One part of a range, not empty: the pattern's alternatives, told apart by how they begin.
std::optional<BoundText> match(std::string_view text) noexcept {
    if (take(text, "==")) {
        const std::string_view version = take_version(text);
        return text.empty() ? std::optional(BoundText{version, version, true, Upper::inclusive})
                            : std::nullopt;
    }
    if (const auto lower = take_side(text, ">", false)) {
        const BoundText bound{lower->version, {}, lower->inclusive};
        return text.empty() ? bound : ascending(bound, text);
    }
    if (const auto upper = take_side(text, "<", false)) {
        if (!text.empty()) return descending(*upper, text);
        if (upper->version.empty() && !upper->inclusive) return std::nullopt;
        return BoundText{{}, upper->version, true, upper->inclusive ? Upper::inclusive : Upper::exclusive};
    }
    const std::string_view version = take_version(text);
    if (text.empty()) return BoundText{version, {}, true, Upper::next};
    if (take(text, "..")) {
        const std::string_view upper = take_version(text);
        return text.empty() ? std::optional(BoundText{version, upper, true, Upper::inclusive}) : std::nullopt;
    }
    const bool plus = take(text, "+");
    if (plus && text.empty()) return BoundText{version, {}};
    if (const auto bound = ascending({version, {}}, text)) return bound;
    return plus || !version.empty() ? descending({version, true}, text) : std::nullopt;
}

// _UpperBound and _Bound raise for what no version can be in, such as 3+<2.
bool is_possible(const BoundText& bound) noexcept {
    if (bound.kind == Upper::none || bound.kind == Upper::next) return true;
    if (bound.upper.empty() && bound.kind == Upper::exclusive) return false;
    const auto order = compare_versions(bound.lower, bound.upper);
    return order < 0 || (order == 0 && bound.lower_inclusive && bound.kind == Upper::inclusive);
}

} // namespace

bool scan_range(std::string_view text, std::vector<BoundText>* bounds) {
    bool any = false; // a part was empty: the others need only be written well
    for (bool more = true; more;) {
        const std::size_t bar = text.find('|');
        more = bar != std::string_view::npos;
        std::string_view part = text.substr(0, bar);
        if (more) text.remove_prefix(bar + 1);
        if (part.empty()) {
            any = true;
            if (bounds != nullptr) bounds->clear();
            continue;
        }
        if (part.ends_with('\n')) part.remove_suffix(1); // the pattern's $ matches before it
        if (part.empty()) continue;
        const auto bound = match(part);
        if (!bound || (!any && !is_possible(*bound))) return false;
        if (!any && bounds != nullptr) bounds->push_back(*bound);
    }
    return true;
}

bool has_long_number(std::string_view text) noexcept {
    constexpr std::size_t longest = 640;
    if (text.size() <= longest) return false;
    std::size_t digits = 0;
    return std::ranges::any_of(text, [&](char c) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        return digits > longest;
    });
}

} // namespace rezdex::rez
