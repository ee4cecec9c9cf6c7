// Promise: see eval/regex_pattern.h: re.Match.
#include <algorithm>
#include <array>

#include "eval/call.h"
#include "eval/dict.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/regex_pattern.h"

namespace rezdex::eval {
namespace {

Match& self_of(const Arguments& arguments) noexcept { return static_cast<Match&>(*arguments.positional[0]); }

bool has_part(const Match& match, std::uint32_t group) noexcept {
    const std::int32_t start = match.spans[2 * std::size_t{group}];
    return start >= 0 && match.spans[2 * std::size_t{group} + 1] >= start;
}

// The number of the group that a number or a name means, and which all Pythons agree on.
std::optional<std::uint32_t> group_of(const Match& match, const Object& index, Run& run) {
    std::optional<std::uint32_t> group;
    if (is_integral(index)) {
        const std::int64_t number = as<Integer>(index).value;
        if (number >= 0 && number <= match.pattern->program.groups)
            group = static_cast<std::uint32_t>(number);
    } else if (index.type == Type::string) {
        group = group_named(*match.pattern, text_of(index));
    } else {
        run.decline(Reason::unsupported_call, "a group of a regular expression");
        return std::nullopt;
    }
    if (!group) run.raise("IndexError: no such group");
    return group && is_sure(*match.pattern, *group, run) ? group : std::nullopt;
}

Object* text_or(Object& otherwise, const Match& match, std::uint32_t group, Run& run) {
    Object* text = group_text(match, group, run);
    return text != nullptr || run.failed() ? text : &otherwise;
}

Object* item(LibraryObject& self, Object& index, Run& run) {
    const auto& match = static_cast<const Match&>(self);
    const auto group = group_of(match, index, run);
    return group ? text_or(none_object, match, *group, run) : nullptr;
}

Object* group(const Arguments& arguments, Run& run) {
    if (!arguments.keywords.empty()) return run.raise("TypeError: group() takes no keyword arguments");
    Match& match = self_of(arguments);
    const auto wanted = arguments.positional.subspan(1);
    if (wanted.empty()) return group_text(match, 0, run);
    if (wanted.size() == 1) return item(match, *wanted[0], run);
    std::vector<Object*> texts;
    for (Object* index : wanted) {
        texts.push_back(item(match, *index, run));
        if (texts.back() == nullptr) return nullptr;
    }
    return make_sequence(run.arena, Type::tuple, texts);
}

// The one argument of groups() and groupdict().
Object* default_of(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"self", "default"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "groups", .names = names, .required = 1, .positional_only = 1},
                        arguments, slots, run))
        return nullptr;
    return slots[1] != nullptr ? slots[1] : &none_object;
}

Object* groups(const Arguments& arguments, Run& run) {
    const Match& match = self_of(arguments);
    Object* otherwise = default_of(arguments, run);
    if (otherwise == nullptr || !are_sure(*match.pattern, run)) return nullptr;
    std::vector<Object*> texts;
    for (std::uint32_t number = 1; number <= match.pattern->program.groups; ++number) {
        texts.push_back(text_or(*otherwise, match, number, run));
        if (texts.back() == nullptr) return nullptr;
    }
    return make_sequence(run.arena, Type::tuple, texts);
}

Object* groupdict(const Arguments& arguments, Run& run) {
    const Match& match = self_of(arguments);
    Object* otherwise = default_of(arguments, run);
    if (otherwise == nullptr) return nullptr;
    Dict* made = run.arena.make<Dict>(run.arena);
    for (const regex::GroupName& name : match.pattern->names) {
        if (!is_sure(*match.pattern, name.number, run)) return nullptr;
        Object* text = text_or(*otherwise, match, name.number, run);
        if (text == nullptr || made->bind(name.name, *text, run) == nullptr) return nullptr;
    }
    return made;
}

std::optional<std::uint32_t> group_argument(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 2, run)) return std::nullopt;
    if (arguments.positional.size() == 1) return 0;
    return group_of(self_of(arguments), *arguments.positional[1], run);
}

template <int end>
Object* position(const Arguments& arguments, Run& run) {
    const auto number = group_argument(arguments, run);
    if (!number) return nullptr;
    const Match& match = self_of(arguments);
    return make_integer(has_part(match, *number) ? match.spans[2 * std::size_t{*number} + end] : -1, run);
}

Object* span(const Arguments& arguments, Run& run) {
    Object* const ends[]{position<0>(arguments, run), position<1>(arguments, run)};
    return run.failed() ? nullptr : make_sequence(run.arena, Type::tuple, ends);
}

Object* expand(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const Object& text = *arguments.positional[1];
    if (text.type != Type::string) return run.decline(Reason::unsupported_call, "a template that is no str");
    return expand_template(self_of(arguments), text_of(text), run);
}

Object* attribute(LibraryObject& self, std::string_view name, Run& run) {
    auto& match = static_cast<Match&>(self);
    if (name == "string") return match.string;
    if (name == "re") return match.pattern;
    return name == "pos" ? make_integer(0, run) : nullptr;
}

constexpr auto methods = std::to_array<Builtin>({
    {"end", Builtin::Kind::method, position<1>, Type::library_object},
    {"expand", Builtin::Kind::method, expand, Type::library_object},
    {"group", Builtin::Kind::method, group, Type::library_object},
    {"groupdict", Builtin::Kind::method, groupdict, Type::library_object},
    {"groups", Builtin::Kind::method, groups, Type::library_object},
    {"span", Builtin::Kind::method, span, Type::library_object},
    {"start", Builtin::Kind::method, position<0>, Type::library_object},
});
static_assert(std::ranges::is_sorted(methods, {}, &Builtin::name));

} // namespace

constinit const LibraryType match_type{
    .name = "Match", .always_true = true, .methods = methods, .attribute = attribute, .item = item};

Match* make_match(Pattern& pattern, const Subject& subject, std::span<const std::int32_t> spans, Run& run) {
    if (!run.room(sizeof(Match) + spans.size() * 8) || !run.step(1 + spans.size() / 8)) return nullptr;
    std::vector<std::uint32_t> offsets;
    offsets.reserve(spans.size());
    for (const std::int32_t position : spans) offsets.push_back(position < 0 ? 0 : subject.offset(position));
    return run.arena.make<Match>(LibraryObject{{Type::library_object}, &match_type}, &pattern,
                                 &subject.string(), run.arena.copy(spans),
                                 run.arena.copy(std::span<const std::uint32_t>(offsets)));
}

Object* group_text(const Match& match, std::uint32_t group, Run& run) {
    if (!has_part(match, group) || !run.room(sizeof(Text))) return nullptr;
    const std::uint32_t start = match.offsets[2 * std::size_t{group}];
    const std::uint32_t end = match.offsets[2 * std::size_t{group} + 1];
    return make_text(run.arena, Type::string, text_of(*match.string).substr(start, end - start));
}

} // namespace rezdex::eval
