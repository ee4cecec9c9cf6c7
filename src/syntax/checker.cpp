// Promise: what the rules of syntax/checker.h share: names, units and blocks.
#include "syntax/checker.h"

#include <algorithm>
#include <vector>

namespace rezdex::syntax {

std::string_view first_repeated(std::span<const std::string_view> names) {
    constexpr std::size_t few = 16; // below, comparing each with each is faster than sorting
    if (names.size() <= few) {
        for (std::size_t i = 1; i < names.size(); ++i)
            if (std::ranges::count(names.first(i), names[i]) != 0) return names[i];
        return {};
    }
    std::vector<std::string_view> sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end());
    const auto repeated = std::adjacent_find(sorted.begin(), sorted.end());
    return repeated == sorted.end() ? std::string_view() : *repeated;
}

Checker::Inside::Inside(Checker& checker, Unit::Kind kind, std::string_view class_name)
    : checker_(checker), outer_(checker.unit_), unit_{kind, class_name} {
    checker.unit_ = &unit_;
    if (!checker.scopes_) return;
    const Scopes::Kind scope = kind == Unit::Kind::module       ? Scopes::Kind::module
                               : kind == Unit::Kind::class_     ? Scopes::Kind::class_
                               : kind == Unit::Kind::annotation ? Scopes::Kind::annotation
                                                                : Scopes::Kind::function;
    checker.scopes_->enter(scope, class_name, kind == Unit::Kind::comprehension);
}

Checker::Inside::~Inside() {
    checker_.unit_ = outer_;
    if (checker_.scopes_) checker_.scopes_->leave();
}

void Checker::fail(std::uint32_t line, std::string_view message) {
    if (!found_.error) found_.error = CheckError{line, message};
}

void Checker::dispute(std::uint32_t line, std::string_view what) {
    if (found_.disputed_line != 0) return;
    found_.disputed_line = line;
    found_.disputed = what;
}

void Checker::bind(std::string_view name, std::uint32_t line) {
    if (scopes_) scopes_->bind(name, line);
    forbid(name, Context::store, line);
}

void Checker::forbid(std::string_view name, Context context, std::uint32_t line) {
    if (!evaluated_ || name != "__debug__" || context == Context::load) return;
    if (context == Context::del) dispute(line, "deleting __debug__");
    fail(line, context == Context::del ? "cannot delete __debug__" : "cannot assign to __debug__");
}

void Checker::not_in_annotation(const Expr& node, std::string_view message) {
    if (unit_->kind != Unit::Kind::annotation) return;
    dispute(node.line, message); // since 3.10
    fail(node.line, message);
}

} // namespace rezdex::syntax
