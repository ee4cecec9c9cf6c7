// Promise: see rezdex/version.h. How versions and ranges are read and printed.
#include "rezdex/version.h"

#include <algorithm>
#include <string>

#include "rez/bounds.h"
#include "rez/range_syntax.h"
#include "rez/refusal.h"
#include "rez/request.h"
#include "rez/version_order.h"

namespace rezdex {

Result<Version> Version::parse(std::string_view text) {
    switch (rez::accepts_version(text)) {
    case rez::Acceptance::accepted: return Version(std::string(text));
    case rez::Acceptance::refused: return rez::refusal("version", text);
    case rez::Acceptance::unsure: break;
    }
    return rez::long_number("version");
}

std::weak_ordering operator<=>(const Version& a, const Version& b) noexcept {
    return rez::compare_versions(a.text_, b.text_);
}

Result<VersionRange> VersionRange::parse(std::string_view text) {
    if (rez::has_long_number(text)) return rez::long_number("version range");
    std::vector<rez::BoundText> texts;
    if (!rez::scan_range(text, &texts)) return rez::refusal("version range", text);
    if (texts.empty()) return VersionRange();
    std::vector<VersionBound> bounds;
    bounds.reserve(texts.size());
    for (const rez::BoundText& from : texts) {
        using Upper = rez::BoundText::Upper;
        VersionBound& to = bounds.emplace_back();
        to.lower = Version(std::string(from.lower));
        to.lower_inclusive = from.lower_inclusive;
        to.upper_bounded = from.kind != Upper::none;
        to.upper_inclusive = from.kind == Upper::none || from.kind == Upper::inclusive;
        to.upper = Version(from.kind == Upper::next ? to.lower.to_string() + "_" : std::string(from.upper));
    }
    return VersionRange(rez::unite(std::move(bounds)));
}

std::string VersionBound::to_string() const {
    const std::string &low = lower.to_string(), &high = upper.to_string();
    std::string from = lower_inclusive ? low.empty() ? "" : low + "+" : ">" + low;
    if (!upper_bounded) return from;
    if (lower == upper) return "==" + low;
    if (lower_inclusive && upper_inclusive) return low.empty() ? "<=" + high : low + ".." + high;
    if (lower_inclusive && !low.empty() && rez::compare_versions(low + "_", high) == 0) return low;
    return from + (upper_inclusive ? "<=" : "<") + high;
}

std::string VersionRange::to_string() const {
    std::string text;
    for (const VersionBound& bound : bounds_) {
        if (&bound != bounds_.data()) text += '|';
        text += bound.to_string();
    }
    return text;
}

} // namespace rezdex
