// Promise: see eval/module.h: Python's re, its flags and its patterns (eval/regex_pattern.h).
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "eval/integer.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/regex_pattern.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

struct Flags : LibraryObject { // re.RegexFlag
    std::uint32_t bits;
};

Object* join_flags(syntax::BinaryOperator op, Object& a, Object& b, Run& run);

constinit const LibraryType flags_type{
    .name = "RegexFlag", .always_true = true, .methods = {}, .binary = join_flags};

Object* make_flags(std::uint32_t bits, Run& run) {
    return run.arena.make<Flags>(LibraryObject{{Type::library_object}, &flags_type}, bits);
}

Object* join_flags(syntax::BinaryOperator op, Object& a, Object& b, Run& run) {
    if (op != syntax::BinaryOperator::bit_or || !is_made_by(a, flags_type) || !is_made_by(b, flags_type))
        return nullptr;
    return make_flags(static_cast<Flags&>(a).bits | static_cast<Flags&>(b).bits, run);
}

constexpr std::uint32_t known_flags =
    regex::ignore_case | regex::multiline | regex::dot_all | regex::unicode | regex::verbose | regex::ascii;

// Given as such or as a number; null: none.
std::optional<std::uint32_t> flags_of(const Object* given, Run& run) {
    if (given == nullptr) return 0;
    if (is_made_by(*given, flags_type)) return static_cast<const Flags&>(*given).bits;
    if (is_integral(*given) && (as<Integer>(*given).value & ~std::int64_t{known_flags}) == 0)
        return static_cast<std::uint32_t>(as<Integer>(*given).value);
    run.decline(Reason::unsupported_call, "flags of a regular expression");
    return std::nullopt;
}

// A Pattern, or one made of a text.
Pattern* pattern_of(Object& given, const Object* flags, Run& run) {
    const auto bits = flags_of(flags, run);
    if (!bits) return nullptr;
    if (is_made_by(given, pattern_type) && *bits == 0) return &static_cast<Pattern&>(given);
    if (given.type != Type::string) {
        run.decline(Reason::unsupported_call, "a regular expression that is no str");
        return nullptr;
    }
    return compile_pattern(text_of(given), *bits, run);
}

std::optional<std::int64_t> count_of(const Object* given, Run& run) {
    if (given == nullptr) return 0;
    if (is_integral(*given)) return as<Integer>(*given).value;
    run.decline(Reason::unsupported_call, "a count that is no integer");
    return std::nullopt;
}

using How = regex::Matcher::How;
using Find = Object* (*)(Pattern & pattern, Object& string, Run& run);

template <How how>
Object* find(Pattern& pattern, Object& string, Run& run) {
    return find_match(pattern, string, how, run);
}

// re.match(pattern, string, flags) and the like.
template <Find find>
Object* function_of(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 3> names{"pattern", "string", "flags"};
    std::array<Object*, 3> slots{};
    if (!bind_arguments({.function = "match", .names = names, .required = 2}, arguments, slots, run))
        return nullptr;
    Pattern* pattern = pattern_of(*slots[0], slots[2], run);
    return pattern != nullptr ? find(*pattern, *slots[1], run) : nullptr;
}

// pattern.match(string) and the like.
template <Find find>
Object* method_of(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 4> names{"self", "string", "pos", "endpos"};
    std::array<Object*, 4> slots{};
    if (!bind_arguments({.function = "match", .names = names, .required = 2, .positional_only = 1}, arguments,
                        slots, run))
        return nullptr;
    if (slots[2] != nullptr || slots[3] != nullptr)
        return run.decline(Reason::unsupported_call, "where a regular expression begins and ends");
    return find(static_cast<Pattern&>(*slots[0]), *slots[1], run);
}

Object* compile(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"pattern", "flags"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "compile", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    return pattern_of(*slots[0], slots[1], run);
}

Object* split(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 4> names{"pattern", "string", "maxsplit", "flags"};
    std::array<Object*, 4> slots{};
    if (!bind_arguments({.function = "split", .names = names, .required = 2}, arguments, slots, run))
        return nullptr;
    Pattern* pattern = pattern_of(*slots[0], slots[3], run);
    const auto most = count_of(slots[2], run);
    return pattern != nullptr && most ? split_by(*pattern, *slots[1], *most, run) : nullptr;
}

Object* split_method(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 3> names{"self", "string", "maxsplit"};
    std::array<Object*, 3> slots{};
    if (!bind_arguments({.function = "split", .names = names, .required = 2, .positional_only = 1}, arguments,
                        slots, run))
        return nullptr;
    const auto most = count_of(slots[2], run);
    return most ? split_by(static_cast<Pattern&>(*slots[0]), *slots[1], *most, run) : nullptr;
}

template <bool counted>
Object* sub(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 5> names{"pattern", "repl", "string", "count", "flags"};
    std::array<Object*, 5> slots{};
    if (!bind_arguments({.function = "sub", .names = names, .required = 3}, arguments, slots, run))
        return nullptr;
    Pattern* pattern = pattern_of(*slots[0], slots[4], run);
    const auto most = count_of(slots[3], run);
    if (pattern == nullptr || !most) return nullptr;
    return substitute(*pattern, *slots[1], *slots[2], *most, counted, run);
}

template <bool counted>
Object* sub_method(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 4> names{"self", "repl", "string", "count"};
    std::array<Object*, 4> slots{};
    if (!bind_arguments({.function = "sub", .names = names, .required = 3, .positional_only = 1}, arguments,
                        slots, run))
        return nullptr;
    const auto most = count_of(slots[3], run);
    if (!most) return nullptr;
    return substitute(static_cast<Pattern&>(*slots[0]), *slots[1], *slots[2], *most, counted, run);
}

Object* escape(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 1> names{"pattern"};
    std::array<Object*, 1> slots{};
    if (!bind_arguments({.function = "escape", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    if (slots[0]->type != Type::string)
        return run.decline(Reason::unsupported_call, "re.escape of what is no str");
    const std::string_view text = text_of(*slots[0]);
    if (!step_over(text.size(), run) || !run.room(2 * text.size())) return nullptr;
    constexpr std::string_view special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    std::string made;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) made += '\\';
        made += c;
    }
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(made)));
}

Object* pattern_attribute(LibraryObject& self, std::string_view name, Run& run) {
    const auto& pattern = static_cast<const Pattern&>(self);
    if (name == "pattern") return make_text(run.arena, Type::string, pattern.text);
    if (name == "flags") return make_integer(pattern.flags, run);
    return name == "groups" ? make_integer(pattern.program.groups, run) : nullptr;
}

constexpr auto pattern_methods = std::to_array<Builtin>({
    {"findall", Builtin::Kind::method, method_of<find_all>, Type::library_object},
    {"finditer", Builtin::Kind::method, method_of<iterate_matches>, Type::library_object},
    {"fullmatch", Builtin::Kind::method, method_of<find<How::full_match>>, Type::library_object},
    {"match", Builtin::Kind::method, method_of<find<How::match>>, Type::library_object},
    {"search", Builtin::Kind::method, method_of<find<How::search>>, Type::library_object},
    {"split", Builtin::Kind::method, split_method, Type::library_object},
    {"sub", Builtin::Kind::method, sub_method<false>, Type::library_object},
    {"subn", Builtin::Kind::method, sub_method<true>, Type::library_object},
});
static_assert(std::ranges::is_sorted(pattern_methods, {}, &Builtin::name));

constexpr std::array<Builtin, 10> re_table{
    {{"compile", Builtin::Kind::python_function, compile},
     {"escape", Builtin::Kind::python_function, escape},
     {"findall", Builtin::Kind::python_function, function_of<find_all>},
     {"finditer", Builtin::Kind::python_function, function_of<iterate_matches>},
     {"fullmatch", Builtin::Kind::python_function, function_of<find<How::full_match>>},
     {"match", Builtin::Kind::python_function, function_of<find<How::match>>},
     {"search", Builtin::Kind::python_function, function_of<find<How::search>>},
     {"split", Builtin::Kind::python_function, split},
     {"sub", Builtin::Kind::python_function, sub<false>},
     {"subn", Builtin::Kind::python_function, sub<true>}}};
static_assert(std::ranges::is_sorted(re_table, {}, &Builtin::name));

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 12> flag_names{
    {{"A", regex::ascii},
     {"ASCII", regex::ascii},
     {"DOTALL", regex::dot_all},
     {"I", regex::ignore_case},
     {"IGNORECASE", regex::ignore_case},
     {"M", regex::multiline},
     {"MULTILINE", regex::multiline},
     {"S", regex::dot_all},
     {"U", regex::unicode},
     {"UNICODE", regex::unicode},
     {"VERBOSE", regex::verbose},
     {"X", regex::verbose}}};

} // namespace

constinit const LibraryType pattern_type{
    .name = "Pattern", .always_true = true, .methods = pattern_methods, .attribute = pattern_attribute};

Builtins re_functions() noexcept { return re_table; }

Object* re_value(std::string_view name, Run& run) {
    const auto* const at = std::ranges::find(flag_names, name, [](const auto& pair) { return pair.first; });
    return at == flag_names.end() ? nullptr : make_flags(at->second, run);
}

} // namespace rezdex::eval
