// Promise: see eval/regex_pattern.h: compiling, and what looks for matches.
#include "eval/regex_pattern.h"

#include <algorithm>

#include "eval/characters.h"
#include "eval/iteration.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

std::u32string decode(std::string_view text) {
    std::u32string characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) characters += next_character(text, at);
    return characters;
}

// A text that is no str is declined.
bool is_text(const Object& object, Run& run) {
    if (object.type == Type::string) return true;
    run.decline(Reason::unsupported_call, "a regular expression on what is no str");
    return false;
}

Object* part_or(Object* otherwise, const Subject& subject, std::span<const std::int32_t> spans,
                std::size_t group, Run& run) {
    const std::int32_t start = spans[2 * group], end = spans[2 * group + 1];
    if (start < 0 || end < start) return otherwise;
    return run.room(sizeof(Text)) ? make_text(run.arena, Type::string, subject.part(start, end)) : nullptr;
}

} // namespace

Pattern* compile_pattern(std::string_view text, std::uint32_t flags, Run& run) {
    if (!step_over(text.size() * 4, run)) return nullptr;
    const std::u32string characters = decode(text);
    const auto tree = regex::parse(characters, flags, run);
    if (!tree) return nullptr;
    const auto program = regex::compile(*tree, run);
    if (!program) return nullptr;
    const bool both = (tree->flags & regex::ascii) != 0 && (tree->flags & regex::unicode) != 0;
    if (both) return static_cast<Pattern*>(run.decline(Reason::unsupported_call, "re.A and re.U"));
    const std::uint32_t all = (tree->flags & regex::ascii) != 0 ? tree->flags : tree->flags | regex::unicode;
    return run.arena.make<Pattern>(LibraryObject{{Type::library_object}, &pattern_type}, text, all, *program,
                                   tree->names);
}

Subject::Subject(Object& string, Run& run) : string_(string) {
    const std::string_view text = text_of(string);
    // Its characters, and where they are, take eight bytes for each.
    if (!step_over(text.size(), run) || !run.room(text.size() * 8)) return;
    characters_ = decode(text);
    if (characters_.size() == text.size()) return;
    for (std::size_t at = 0; at < text.size(); at += character_size(text.substr(at)))
        offsets_.push_back(static_cast<std::uint32_t>(at));
    offsets_.push_back(static_cast<std::uint32_t>(text.size()));
}

bool is_sure(const Pattern& pattern, std::uint32_t group, Run& run) {
    if (!pattern.program.is_loose(group)) return true;
    run.decline(Reason::unsupported_call, "a group of a regular expression that Pythons disagree on");
    return false;
}

bool are_sure(const Pattern& pattern, Run& run) {
    for (std::uint32_t group = 1; group <= pattern.program.groups; ++group)
        if (!is_sure(pattern, group, run)) return false;
    return true;
}

std::optional<std::uint32_t> group_named(const Pattern& pattern, std::string_view name) noexcept {
    const auto at = std::ranges::find(pattern.names, name, &regex::GroupName::name);
    return at == pattern.names.end() ? std::nullopt : std::optional(at->number);
}

Object* find_match(Pattern& pattern, Object& string, regex::Matcher::How how, Run& run) {
    if (!is_text(string, run)) return nullptr;
    const Subject subject(string, run);
    if (run.failed()) return nullptr;
    regex::Matcher matcher(pattern.program, subject.characters(), run);
    if (matcher.run(how, 0, false)) return make_match(pattern, subject, matcher.spans(), run);
    return run.failed() ? nullptr : &none_object;
}

Object* find_all(Pattern& pattern, Object& string, Run& run) {
    if (!is_text(string, run) || !are_sure(pattern, run)) return nullptr;
    const Subject subject(string, run);
    if (run.failed()) return nullptr;
    Object* empty = make_text(run.arena, Type::string, {});
    const std::size_t groups = pattern.program.groups;
    std::vector<Object*> found, parts;
    for (Matches matches(pattern, subject, run); matches.next();) {
        parts.clear();
        for (std::size_t group = groups == 0 ? 0 : 1; group <= groups; ++group)
            parts.push_back(part_or(empty, subject, matches.spans(), group, run));
        if (run.failed() || !run.room(sizeof(Sequence) + parts.size() * sizeof(Object*))) return nullptr;
        found.push_back(parts.size() == 1 ? parts[0] : make_sequence(run.arena, Type::tuple, parts));
    }
    return run.failed() ? nullptr : make_sequence(run.arena, Type::list, found);
}

// Nothing that happens between two of them can change the next one.
Object* iterate_matches(Pattern& pattern, Object& string, Run& run) {
    if (!is_text(string, run)) return nullptr;
    const Subject subject(string, run);
    if (run.failed()) return nullptr;
    std::vector<Object*> found;
    for (Matches matches(pattern, subject, run); matches.next();) {
        found.push_back(make_match(pattern, subject, matches.spans(), run));
        if (run.failed()) return nullptr;
    }
    if (run.failed()) return nullptr;
    Iterator* made = iterate(*make_sequence(run.arena, Type::list, found), run);
    if (made != nullptr) made->kind = "callable_iterator";
    return made;
}

Object* split_by(Pattern& pattern, Object& string, std::int64_t most, Run& run) {
    if (!is_text(string, run) || !are_sure(pattern, run)) return nullptr;
    const Subject subject(string, run);
    if (run.failed()) return nullptr;
    std::vector<Object*> parts;
    std::int32_t behind = 0;
    const auto add = [&](std::int32_t to) {
        if (run.room(sizeof(Text)))
            parts.push_back(make_text(run.arena, Type::string, subject.part(behind, to)));
    };
    Matches matches(pattern, subject, run);
    for (std::int64_t count = 0; (most == 0 || count < most) && matches.next(); ++count) {
        add(matches.spans()[0]);
        for (std::size_t group = 1; group <= pattern.program.groups; ++group)
            parts.push_back(part_or(&none_object, subject, matches.spans(), group, run));
        if (run.failed()) return nullptr;
        behind = matches.spans()[1];
    }
    if (!run.failed()) add(static_cast<std::int32_t>(subject.characters().size()));
    return run.failed() ? nullptr : make_sequence(run.arena, Type::list, parts);
}

} // namespace rezdex::eval
