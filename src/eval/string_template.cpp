// Promise: see eval/module.h: string.Template and string.capwords().
#include <algorithm>
#include <array>
#include <string>

#include "eval/compare.h"
#include "eval/dict.h"
#include "eval/library_object.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/text_methods.h"

namespace rezdex::eval {
namespace {

struct Template : LibraryObject {
    Object* text;
};

constexpr bool begins_name(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool goes_on(char c) noexcept { return begins_name(c) || (c >= '0' && c <= '9'); }

// What stands at a `$`.
struct Placeholder {
    std::string_view all;  // $name, ${name}, $$, or $ alone, which is an error
    std::string_view name; // empty: none
};

Placeholder placeholder_at(std::string_view text, std::size_t at) noexcept {
    if (text.substr(at + 1).starts_with('$')) return {text.substr(at, 2), {}};
    const bool braced = text.substr(at + 1).starts_with('{');
    const std::size_t start = at + (braced ? 2 : 1);
    std::size_t end = start;
    if (start < text.size() && begins_name(text[start]))
        while (end < text.size() && goes_on(text[end])) ++end;
    const std::string_view name = text.substr(std::min(start, text.size()), end - start);
    if (name.empty() || (braced && !text.substr(end).starts_with('}'))) return {text.substr(at, 1), {}};
    return {text.substr(at, end - at + (braced ? 1 : 0)), name};
}

class Substitution {
  public:
    // Keywords come before a mapping.
    Substitution(const Arguments& arguments, bool safe, Run& run)
        : keywords_(arguments.keywords),
          mapping_(arguments.positional.size() > 1 ? arguments.positional[1] : nullptr), safe_(safe),
          run_(run) {}

    Object* make(std::string_view text) {
        std::string made;
        std::size_t copied = 0;
        for (std::size_t at = 0; (at = text.find('$', at)) != std::string_view::npos;) {
            const Placeholder found = placeholder_at(text, at);
            made += text.substr(copied, at - copied);
            if (!run_.step(1 + keywords_.size() / 8) || !run_.room(2 * made.size()) || !append(found, made))
                return nullptr;
            copied = at += found.all.size();
        }
        made += text.substr(copied);
        if (!run_.step(made.size() / 16) || !run_.room(made.size())) return nullptr;
        return make_text(run_.arena, Type::string, run_.arena.copy(std::string_view(made)));
    }

  private:
    bool append(const Placeholder& found, std::string& to) {
        if (!found.name.empty()) {
            if (const Object* value = look_up(found.name)) return append_str(*value, to, run_);
            if (run_.failed()) return false;
            if (!safe_) run_.raise("KeyError: no such name");
        } else if (found.all.size() == 2) {
            to += '$';
            return true;
        } else if (!safe_) {
            run_.raise("ValueError: Invalid placeholder in string");
        }
        to += found.all;
        return safe_;
    }

    const Object* look_up(std::string_view name) {
        const auto given = std::ranges::find(keywords_, name, &Keyword::name);
        if (given != keywords_.end()) return given->value;
        if (mapping_ == nullptr) return nullptr;
        const Text key{{Type::string}, name};
        const auto hashed = hash(key, run_);
        const Dict::Entry* entry = hashed ? as<Dict>(*mapping_).find(key, *hashed, run_) : nullptr;
        return entry == nullptr ? nullptr : entry->value;
    }

    std::span<const Keyword> keywords_;
    const Object* mapping_; // a dict, or null
    bool safe_;
    Run& run_;
};

template <bool safe>
Object* substitute(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() > 2) return run.raise("TypeError: too many positional arguments");
    if (arguments.positional.size() == 2 && arguments.positional[1]->type != Type::dict)
        return run.decline(Reason::unsupported_call, "a template with a mapping that is no dict");
    const auto& self = static_cast<const Template&>(*arguments.positional[0]);
    return Substitution(arguments, safe, run).make(text_of(*self.text));
}

Object* attribute(LibraryObject& self, std::string_view name, Run& /*run*/) {
    return name == "template" ? static_cast<const Template&>(self).text : nullptr;
}

constexpr auto methods = std::to_array<Builtin>({
    {"safe_substitute", Builtin::Kind::method, substitute<true>, Type::library_object},
    {"substitute", Builtin::Kind::method, substitute<false>, Type::library_object},
});

constinit const LibraryType template_type{
    .name = "Template", .always_true = true, .methods = methods, .attribute = attribute};

Object* make_template(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 1> names{"template"};
    std::array<Object*, 1> slots{};
    if (!bind_arguments({.function = "Template", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    if (slots[0]->type != Type::string)
        return run.decline(Reason::unsupported_call, "a template that is no str");
    return run.arena.make<Template>(LibraryObject{{Type::library_object}, &template_type}, slots[0]);
}

Object* capwords(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"s", "sep"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "capwords", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    Object* given = slots[1] != nullptr ? slots[1] : &none_object;
    if (slots[0]->type != Type::string || (given->type != Type::string && given->type != Type::none))
        return run.decline(Reason::unsupported_call, "string.capwords of what is no str");
    Object* const split[]{slots[0], given};
    Object* words = text_split({split, {}}, run);
    if (words == nullptr) return nullptr;
    for (Object*& word : std::span(as<Sequence>(*words).items, as<Sequence>(*words).size)) {
        word = text_capitalize({std::span<Object* const>(&word, 1), {}}, run);
        if (word == nullptr) return nullptr;
    }
    const bool spaces = given->type == Type::none || text_of(*given).empty();
    Object* const join[]{spaces ? make_text(run.arena, Type::string, " ") : given, words};
    return text_join({join, {}}, run);
}

constexpr std::array<Builtin, 2> string_table{
    {{"Template", Builtin::Kind::type, make_template, Type::library_object},
     {"capwords", Builtin::Kind::python_function, capwords}}};

} // namespace

Builtins string_functions() noexcept { return string_table; }

} // namespace rezdex::eval
