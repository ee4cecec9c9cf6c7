// Promise: see rezdex/version.h. Requirements, and what two of them are to each other.
#include "rez/refusal.h"
#include "rez/request.h"
#include "rezdex/version.h"

namespace rezdex {

Result<Requirement> Requirement::parse(std::string_view text) {
    const rez::RequestText parts = rez::split_request(text);
    Requirement made;
    made.name_ = parts.name;
    made.conflict_ = parts.conflict;
    made.weak_ = parts.weak;
    made.separator_ = parts.separator;
    if (!parts.range) {
        if (!parts.weak) made.range_.emplace(); // ~name has no effect, and no range
        return made;
    }
    Result<VersionRange> range = VersionRange::parse(*parts.range);
    if (!range) return std::move(range).error();
    if (!parts.weak) {
        made.range_ = std::move(*range);
        return made;
    }
    Result<std::optional<VersionRange>> inverse = range->inverse();
    if (!inverse) return std::move(inverse).error();
    made.range_ = std::move(*inverse);
    return made;
}

Result<Requirement> Requirement::parse_package_request(std::string_view text) {
    if (!rez::is_request_name(rez::split_request(text))) return rez::refusal("package request", text);
    return parse(text);
}

bool Requirement::conflicts_with(const Requirement& other) const noexcept {
    if (name_ != other.name_ || !range_ || !other.range_) return false;
    if (conflict_) return !other.conflict_ && range_->issuperset(*other.range_);
    if (other.conflict_) return other.range_->issuperset(*range_);
    return !range_->intersects(*other.range_);
}

bool Requirement::conflicts_with(std::string_view name, const Version& version) const noexcept {
    return name_ == name && range_ && range_->contains(version) == conflict_;
}

Result<std::optional<Requirement>> Requirement::merged(const Requirement& other) const {
    using Merged = std::optional<Requirement>;
    if (name_ != other.name_) return Merged();
    if (!range_) return Merged(other);
    if (!other.range_) return Merged(*this);
    const VersionRange &mine = *range_, &others = *other.range_;
    Requirement both = conflict_ && !other.conflict_ ? other : *this;
    if (conflict_ && other.conflict_) {
        VersionRange united = mine.union_with(others);
        both.weak_ = weak_ && other.weak_ && !united.is_any();
        if (both.weak_ && !united.inverse()) return rez::refusal("merged version range", united.to_string());
        both.range_ = std::move(united);
    } else if (conflict_ || other.conflict_) {
        const auto inverse = (conflict_ ? mine : others).inverse();
        if (!inverse) return inverse.error();
        const std::optional<VersionRange>& allowed = *inverse;
        if (!allowed) return Merged();
        both.range_ = (conflict_ ? others : mine).intersection(*allowed);
    } else {
        both.range_ = mine.intersection(others);
    }
    return both.range_ ? Merged(std::move(both)) : Merged();
}

std::string Requirement::to_string() const {
    std::string text(weak_ ? "~" : conflict_ ? "!" : "");
    text += name_;
    std::optional<VersionRange> range = range_;
    if (weak_ && range) {
        const auto inverse = range->inverse();
        range = inverse ? *inverse : std::nullopt; // parse() and merged() have seen that there is one
    }
    if (!range || range->is_any()) return text;
    const std::string versions = range->to_string();
    const bool needs_separator = versions[0] != '=' && versions[0] != '<' && versions[0] != '>';
    if (needs_separator) text += separator_;
    return text + versions;
}

} // namespace rezdex
