// Promise: see rezdex/version.h and rez/bounds.h. What can be asked of ranges, and made of them.
#include <algorithm>

#include "rez/bounds.h"
#include "rez/refusal.h"

namespace rezdex {
namespace {

using Bounds = std::span<const VersionBound>;

// _LowerBound.__lt__
std::weak_ordering compare_lower(const VersionBound& a, const VersionBound& b) noexcept {
    if (const auto order = a.lower <=> b.lower; order != 0) return order;
    return b.lower_inclusive <=> a.lower_inclusive;
}

// _UpperBound.__lt__; no bound is the greatest.
std::weak_ordering compare_upper(const VersionBound& a, const VersionBound& b) noexcept {
    if (!a.upper_bounded || !b.upper_bounded) return b.upper_bounded <=> a.upper_bounded;
    if (const auto order = a.upper <=> b.upper; order != 0) return order;
    return a.upper_inclusive <=> b.upper_inclusive;
}

// What `version`, or versions from it on, are to an upper bound.
std::weak_ordering compare_to_upper(const Version& version, const VersionBound& bound) noexcept {
    return bound.upper_bounded ? version <=> bound.upper : std::weak_ordering::less;
}

void set_lower(VersionBound& to, const VersionBound& from) {
    to.lower = from.lower;
    to.lower_inclusive = from.lower_inclusive;
}

void set_upper(VersionBound& to, const VersionBound& from) {
    to.upper = from.upper;
    to.upper_inclusive = from.upper_inclusive;
    to.upper_bounded = from.upper_bounded;
}

// _Bound.__init__ raises where not.
bool is_possible(const VersionBound& bound) noexcept {
    const auto order = compare_to_upper(bound.lower, bound);
    return order < 0 || (order == 0 && bound.lower_inclusive && bound.upper_inclusive);
}

VersionBound overlap(const VersionBound& a, const VersionBound& b) {
    VersionBound both;
    set_lower(both, compare_lower(a, b) < 0 ? b : a);
    set_upper(both, compare_upper(a, b) > 0 ? b : a);
    return both;
}

// _Bound.intersects, without making the overlap
bool intersect(const VersionBound& a, const VersionBound& b) noexcept {
    const VersionBound& lower = compare_lower(a, b) < 0 ? b : a;
    const VersionBound& upper = compare_upper(a, b) > 0 ? b : a;
    const auto order = compare_to_upper(lower.lower, upper);
    return order < 0 || (order == 0 && lower.lower_inclusive && upper.upper_inclusive);
}

bool contains_bound(const VersionBound& outer, const VersionBound& inner) noexcept {
    return compare_lower(outer, inner) <= 0 && compare_upper(outer, inner) >= 0;
}

// Whether one of the two bounds around the place of `wanted` does; rez looks from `from` on, which moves to
// it.
template <class Does>
bool one_around(Bounds bounds, const VersionBound& wanted, std::size_t& from, Does does) noexcept {
    const auto place =
        std::lower_bound(bounds.begin() + static_cast<std::ptrdiff_t>(from), bounds.end(), wanted);
    const auto i = static_cast<std::size_t>(place - bounds.begin());
    from = i == 0 ? 0 : i - 1;
    if (i != 0 && does(bounds[i - 1])) return true;
    if (i == bounds.size() || !does(bounds[i])) return false;
    from = i;
    return true;
}

} // namespace

std::vector<VersionBound> rez::unite(std::vector<VersionBound> bounds) {
    if (bounds.size() < 2) return bounds;
    std::vector<const VersionBound*> sorted;
    sorted.reserve(bounds.size());
    for (const VersionBound& bound : bounds) sorted.push_back(&bound);
    // Of equals the first stays first, as their texts may differ: 1.0 and 1-0.
    std::ranges::sort(sorted, [](const VersionBound* a, const VersionBound* b) {
        const auto order = *a <=> *b;
        return order != 0 ? order < 0 : a < b;
    });
    std::vector<VersionBound> united;
    const VersionBound *start = sorted[0], *upper = start, *previous = start;
    const auto unite_from_start = [&] {
        set_lower(united.emplace_back(), *start);
        set_upper(united.back(), *upper);
    };
    for (const VersionBound* bound : std::span(sorted).subspan(1)) {
        const auto order = compare_to_upper(bound->lower, *upper);
        if (order > 0 || (order == 0 && !bound->lower_inclusive && !previous->upper_inclusive)) {
            unite_from_start();
            start = bound;
        }
        previous = bound;
        if (compare_upper(*bound, *upper) > 0) upper = bound;
    }
    unite_from_start();
    return united;
}

bool VersionBound::contains(const Version& version) const noexcept {
    const auto from = version <=> lower;
    if (from < 0 || (from == 0 && !lower_inclusive)) return false;
    const auto to = compare_to_upper(version, *this);
    return to < 0 || (to == 0 && upper_inclusive);
}

std::weak_ordering operator<=>(const VersionBound& a, const VersionBound& b) noexcept {
    const auto order = compare_lower(a, b);
    return order != 0 ? order : compare_upper(a, b);
}

std::weak_ordering operator<=>(const VersionRange& a, const VersionRange& b) noexcept {
    return std::lexicographical_compare_three_way(a.bounds_.begin(), a.bounds_.end(), b.bounds_.begin(),
                                                  b.bounds_.end());
}

bool VersionRange::contains(const Version& version) const noexcept {
    const auto does = [&](const VersionBound& bound) { return bound.contains(version); };
    return std::ranges::any_of(bounds_, does);
}

bool VersionRange::issuperset(const VersionRange& other) const noexcept {
    std::size_t from = 0;
    return std::ranges::all_of(other.bounds_, [&](const VersionBound& inner) {
        return one_around(bounds_, inner, from,
                          [&](const VersionBound& outer) { return contains_bound(outer, inner); });
    });
}

bool VersionRange::intersects(const VersionRange& other) const noexcept {
    const bool swap = other.bounds_.size() < bounds_.size();
    const Bounds shorter = swap ? other.bounds_ : bounds_, longer = swap ? bounds_ : other.bounds_;
    std::size_t from = 0;
    return std::ranges::any_of(shorter, [&](const VersionBound& one) {
        const auto does = [&](const VersionBound& bound) { return intersect(one, bound); };
        return longer.size() < 5 ? std::ranges::any_of(longer, does) : one_around(longer, one, from, does);
    });
}

VersionRange VersionRange::union_with(const VersionRange& other) const {
    std::vector<VersionBound> bounds = bounds_;
    bounds.insert(bounds.end(), other.bounds_.begin(), other.bounds_.end());
    return VersionRange(rez::unite(std::move(bounds)));
}

std::optional<VersionRange> VersionRange::intersection(const VersionRange& other) const {
    std::vector<VersionBound> bounds;
    for (const VersionBound& a : bounds_) {
        for (const VersionBound& b : other.bounds_) {
            if (intersect(a, b)) bounds.push_back(overlap(a, b));
        }
    }
    return bounds.empty() ? std::nullopt : std::optional(VersionRange(std::move(bounds)));
}

Result<std::optional<VersionRange>> VersionRange::inverse() const {
    if (is_any()) return std::optional<VersionRange>();
    std::vector<VersionBound> bounds;
    VersionBound gap; // behind the bound before
    for (const VersionBound& bound : bounds_) {
        if (!bound.lower.empty() || !bound.lower_inclusive) {
            gap.upper = bound.lower;
            gap.upper_inclusive = !bound.lower_inclusive;
            gap.upper_bounded = true;
            if (!is_possible(gap)) return rez::refusal("inverse of the version range", to_string());
            bounds.push_back(gap);
        }
        gap = VersionBound{bound.upper, {}, !bound.upper_inclusive};
    }
    if (bounds_.back().upper_bounded) bounds.push_back(gap);
    return std::optional(VersionRange(std::move(bounds)));
}

} // namespace rezdex
