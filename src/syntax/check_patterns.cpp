// Promise: the rules of syntax/checker.h for the patterns of `case`.
#include <set>
#include <string>

#include "syntax/checker.h"
#include "syntax/pattern_keys.h"

namespace rezdex::syntax {
namespace {

using Names = std::set<std::string_view>;

bool is_wildcard(const Pattern& pattern) noexcept {
    return pattern.kind == Kind::match_as && !pattern.as<MatchAs>()->pattern &&
           pattern.as<MatchAs>()->name.empty();
}

class PatternChecker {
  public:
    std::optional<CheckError> error;

    // `may_match_all`: nothing that could be tried after it would be left untried for good.
    void check(const Pattern& pattern, bool may_match_all, Names& bound);

  private:
    void sequence(const MatchSequence& pattern, Names& bound);
    void mapping(const MatchMapping& pattern, Names& bound);
    void with_class(const MatchClass& pattern, Names& bound);
    void alternatives(const MatchOr& pattern, bool may_match_all, Names& bound);
    void store(std::string_view name, Names& bound, std::uint32_t line);
    void fail(std::uint32_t line, std::string_view message) {
        if (!error) error = CheckError{line, message};
    }
};

void PatternChecker::check(const Pattern& pattern, bool may_match_all, Names& bound) {
    switch (pattern.kind) {
    case Kind::match_value:
        if (pattern.as<MatchValue>()->value->kind == Kind::joined_str)
            fail(pattern.line, "patterns may only match literals and attribute lookups");
        return;
    case Kind::match_sequence: return sequence(*pattern.as<MatchSequence>(), bound);
    case Kind::match_mapping: return mapping(*pattern.as<MatchMapping>(), bound);
    case Kind::match_class: return with_class(*pattern.as<MatchClass>(), bound);
    case Kind::match_star: return store(pattern.as<MatchStar>()->name, bound, pattern.line);
    case Kind::match_as: {
        const auto& as = *pattern.as<MatchAs>();
        if (as.pattern)
            check(*as.pattern, may_match_all, bound);
        else if (!may_match_all)
            fail(pattern.line, "a capture or wildcard makes remaining patterns unreachable");
        return store(as.name, bound, pattern.line);
    }
    case Kind::match_or: return alternatives(*pattern.as<MatchOr>(), may_match_all, bound);
    default: return; // match_singleton
    }
}

void PatternChecker::store(std::string_view name, Names& bound, std::uint32_t line) {
    if (!name.empty() && !bound.insert(name).second) fail(line, "multiple assignments to a name in pattern");
}

void PatternChecker::sequence(const MatchSequence& pattern, Names& bound) {
    constexpr std::size_t most_before_star = 255;
    const Patterns all = pattern.patterns;
    std::size_t stars = 0;
    bool only_wildcards = true;
    for (std::size_t i = 0; i < all.size(); ++i) {
        check(*all[i], true, bound);
        if (all[i]->kind != Kind::match_star) {
            only_wildcards = only_wildcards && is_wildcard(*all[i]);
            continue;
        }
        const bool is_named = !all[i]->as<MatchStar>()->name.empty(); // an unnamed one is not unpacked
        if (is_named && i > most_before_star)
            fail(pattern.line, "too many expressions in star-unpacking sequence pattern");
        if (++stars > 1) fail(pattern.line, "multiple starred names in sequence pattern");
    }
}

void PatternChecker::mapping(const MatchMapping& pattern, Names& bound) {
    std::set<std::string> keys;
    for (const Expr* key : pattern.keys) {
        if (key->kind == Kind::attribute) continue;
        if (key->kind == Kind::joined_str)
            fail(key->line, "mapping pattern keys may only match literals and attribute lookups");
        else if (!keys.insert(text_of_key(*key)).second)
            fail(key->line, "mapping pattern checks duplicate key");
    }
    for (const Pattern* value : pattern.patterns) check(*value, true, bound);
    store(pattern.rest, bound, pattern.line);
}

void PatternChecker::with_class(const MatchClass& pattern, Names& bound) {
    if (!first_repeated(pattern.kwd_attrs).empty())
        fail(pattern.line, "attribute name repeated in class pattern");
    for (const Pattern* value : pattern.patterns) check(*value, true, bound);
    for (const Pattern* value : pattern.kwd_patterns) check(*value, true, bound);
}

// All bind the same names, and only the last one may match everything.
void PatternChecker::alternatives(const MatchOr& pattern, bool may_match_all, Names& bound) {
    Names first;
    for (const Pattern* alternative : pattern.patterns) {
        Names names;
        check(*alternative, may_match_all && alternative == pattern.patterns.back(), names);
        if (alternative == pattern.patterns.front())
            first = std::move(names);
        else if (names != first)
            fail(pattern.line, "alternative patterns bind different names");
    }
    for (const std::string_view name : first) store(name, bound, pattern.line);
}

} // namespace

std::optional<CheckError> check_pattern(const Pattern& pattern, bool may_match_all) {
    PatternChecker checker;
    Names bound;
    checker.check(pattern, may_match_all, bound);
    return checker.error;
}

// Reports what the pattern binds and looks up.
void Checker::pattern(const Pattern& node) {
    const auto bind_if_named = [&](std::string_view name) {
        if (!name.empty()) bind(name, node.line);
    };
    const auto each = [&](Patterns list) {
        for (const Pattern* item : list) pattern(*item);
    };
    switch (node.kind) {
    case Kind::match_value: return expression(node.as<MatchValue>()->value);
    case Kind::match_sequence: return each(node.as<MatchSequence>()->patterns);
    case Kind::match_mapping:
        expressions(node.as<MatchMapping>()->keys);
        each(node.as<MatchMapping>()->patterns);
        return bind_if_named(node.as<MatchMapping>()->rest);
    case Kind::match_class:
        expression(node.as<MatchClass>()->cls);
        for (const Identifier name : node.as<MatchClass>()->kwd_attrs)
            forbid(name, Context::store, node.line);
        each(node.as<MatchClass>()->patterns);
        return each(node.as<MatchClass>()->kwd_patterns);
    case Kind::match_star: return bind_if_named(node.as<MatchStar>()->name);
    case Kind::match_as:
        if (node.as<MatchAs>()->pattern) pattern(*node.as<MatchAs>()->pattern);
        return bind_if_named(node.as<MatchAs>()->name);
    case Kind::match_or: return each(node.as<MatchOr>()->patterns);
    default: return; // match_singleton
    }
}

} // namespace rezdex::syntax
