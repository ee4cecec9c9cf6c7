// Promise: see rez/range_syntax.h.
#include "rez/range_syntax.h"

#include <algorithm>

#include "rez/version_order.h"

namespace rezdex::rez {
namespace {

using Upper = BoundText::Upper;

bool take(std::string_view& text, char sign) noexcept {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(1);
    return true;
}
bool take_twice(std::string_view& text, char sign) noexcept {
    return text.size() > 1 && text[1] == sign && take(text, sign) && take(text, sign);
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

Upper upper_of(bool inclusive) noexcept { return inclusive ? Upper::inclusive : Upper::exclusive; }

// range_asc from its upper bound on: the comma stands only behind a lower version, and the pattern looks
// ahead for a version behind "<", not behind "<=".
bool ascending(std::string_view text, BoundText& bound) noexcept {
    if (!bound.lower.empty()) take(text, ',');
    if (!take(text, '<')) return false;
    const bool inclusive = take(text, '=');
    bound.upper = take_version(text);
    bound.kind = upper_of(inclusive);
    return text.empty() && (inclusive || !bound.upper.empty());
}

// range_desc from its lower bound on: the comma must stand behind an upper version. The pattern takes "<V"
// for a lower bound, too, and rez reads it as >=V.
bool descending(std::string_view text, BoundText& bound) noexcept {
    if (!bound.upper.empty() && !take(text, ',')) return false;
    const bool less = take(text, '<');
    if (!less && !take(text, '>')) return false;
    bound.lower_inclusive = less || take(text, '=');
    bound.lower = take_version(text);
    return text.empty() && !(less && bound.lower.empty());
}

// What begins with an operator.
bool match_operator(std::string_view text, BoundText& bound) noexcept {
    if (take_twice(text, '=')) {
        bound = {take_version(text), {}, true, Upper::inclusive};
        bound.upper = bound.lower;
        return text.empty();
    }
    if (take(text, '>')) {
        bound.lower_inclusive = take(text, '=');
        bound.lower = take_version(text);
        return text.empty() || ascending(text, bound);
    }
    if (!take(text, '<')) return false;
    bound.kind = upper_of(take(text, '='));
    bound.upper = take_version(text);
    if (text.empty()) return bound.kind == Upper::inclusive || !bound.upper.empty();
    return descending(text, bound);
}

// One part of a range, not empty: the pattern's alternatives, told apart by how they begin. `bound` is new.
bool match(std::string_view text, BoundText& bound) noexcept {
    const std::string_view version = take_version(text);
    bound.lower = version;
    if (text.empty()) {
        bound.kind = Upper::next;
        return true;
    }
    if (take_twice(text, '.')) {
        bound.upper = take_version(text);
        bound.kind = Upper::inclusive;
        return text.empty();
    }
    const bool plus = take(text, '+');
    if (version.empty() && !plus) return match_operator(text, bound);
    if ((plus && text.empty()) || ascending(text, bound)) return true;
    bound = {{}, version, true, Upper::inclusive};
    return descending(text, bound);
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
    const auto keep = [bounds](const BoundText& bound) {
        if (bounds != nullptr) bounds->push_back(bound);
    };
    if (BoundText bound; !text.empty() && match(text, bound)) { // nearly always it has one part
        keep(bound);
        return is_possible(bound);
    }
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
        BoundText bound;
        if (!match(part, bound) || (!any && !is_possible(bound))) return false;
        if (!any) keep(bound);
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
