// Promise: see eval/regex_pattern.h: sub(), subn() and expand(), with the templates that they take.
#include <string>

#include "eval/call.h"
#include "eval/characters.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/regex_pattern.h"
#include "eval/regex_tokens.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

// What a template is made of: texts with groups between them.
class Template {
  public:
    Template(const Pattern& pattern, std::string_view text, Run& run) : pattern_(pattern), run_(run) {
        if (!step_over(text.size() * 4, run)) return;
        std::u32string characters;
        for (std::size_t at = 0; at < text.size();) characters += next_character(text, at);
        regex::Tokens tokens(characters);
        if (tokens.ends_in_backslash()) refuse();
        while (!run.failed()) {
            const regex::Tokens::Token token = tokens.next();
            if (token.character == regex::Tokens::end.character) break;
            if (token.escaped)
                escape(token.character, tokens);
            else
                append_character(token.character, literal_);
        }
        finish();
    }

    // Appends what the template makes of a match.
    template <class TextOf>
    void append(std::string& to, TextOf text_of_group) const {
        for (const Part& part : parts_) {
            if (!run_.step() || !run_.room(2 * to.size())) return; // it is copied in the end
            to += part.before;
            if (part.group != no_group) to += text_of_group(part.group);
        }
    }

  private:
    static constexpr std::uint32_t no_group = UINT32_MAX;
    struct Part {
        std::string before;
        std::uint32_t group;
    };

    void refuse() {
        run_.decline(Reason::unsupported_call, "a template that Pythons refuse or do not agree on");
    }

    void finish(std::uint32_t group = no_group) {
        parts_.push_back({std::move(literal_), group});
        literal_.clear();
    }

    void add_group(std::uint32_t group) {
        if (group > pattern_.program.groups) refuse();
        if (!run_.failed() && is_sure(pattern_, group, run_)) finish(group);
    }

    void named(regex::Tokens& tokens) {
        const auto name = tokens.take('<') ? tokens.until('>') : std::nullopt;
        if (!name || name->empty() || name->size() > 200) {
            refuse();
            return;
        }
        std::string text;
        bool digits = true, plain = true;
        for (const char32_t c : *name) {
            digits = digits && regex::is_digit(c);
            plain = plain && c < 0x80;
            text += static_cast<char>(c);
        }
        if (digits && name->size() < 4) {
            add_group(regex::number_of(*name, 10));
        } else {
            const auto group = plain ? group_named(pattern_, text) : std::nullopt;
            add_group(group.value_or(no_group));
        }
    }

    void escape(char32_t c, regex::Tokens& tokens) {
        if (c == 'g') {
            named(tokens);
        } else if (const auto octal = regex::octal_escape(c, false, tokens)) {
            if (*octal > regex::highest_octal) refuse();
            append_character(*octal, literal_);
        } else if (regex::is_digit(c)) {
            const std::u32string_view more = tokens.digits(10, 1);
            add_group((c - U'0') * (more.empty() ? 1 : 10) + regex::number_of(more, 10));
        } else if (c == 'b') {
            literal_ += '\b';
        } else if (regex::is_letter(c)) {
            const auto character =
                c == 'x' || c == 'u' || c == 'U' ? std::nullopt : regex::character_escape(c, tokens);
            if (!character) refuse();
            append_character(character.value_or(0), literal_);
        } else {
            if (c != '\\') literal_ += '\\';
            append_character(c, literal_);
        }
    }

    const Pattern& pattern_;
    Run& run_;
    std::string literal_;
    std::vector<Part> parts_;
};

// What takes the place of matches: a template's text, or what a function gives for each.
class Replacement {
  public:
    Replacement(Pattern& pattern, Object& with, const Subject& subject, Run& run)
        : pattern_(pattern), subject_(subject), run_(run),
          function_(with.type == Type::string ? nullptr : &with),
          template_(pattern, function_ == nullptr ? text_of(with) : std::string_view(), run) {}

    void append(std::string& to, std::span<const std::int32_t> spans) {
        if (function_ != nullptr) {
            append_called(to, spans);
            return;
        }
        template_.append(to, [&](std::uint32_t group) {
            const std::int32_t start = spans[2 * std::size_t{group}];
            const std::int32_t end = spans[2 * std::size_t{group} + 1];
            return start < 0 || end < start ? std::string_view() : subject_.part(start, end);
        });
    }

  private:
    void append_called(std::string& to, std::span<const std::int32_t> spans) {
        Object* match = make_match(pattern_, subject_, spans, run_);
        if (match == nullptr) return;
        const Object* made = call(*function_, {std::span<Object* const>(&match, 1), {}}, run_);
        if (made == nullptr || made->type == Type::none) return; // None stands for nothing
        if (made->type != Type::string)
            run_.decline(Reason::unsupported_call, "a replacement that is no str");
        else
            to += text_of(*made);
    }

    Pattern& pattern_;
    const Subject& subject_;
    Run& run_;
    Object* function_; // null: the template
    Template template_;
};

bool is_function(const Object& object) noexcept {
    return object.type == Type::function || object.type == Type::builtin || object.type == Type::bound_method;
}

} // namespace

Object* substitute(Pattern& pattern, Object& with, Object& string, std::int64_t most, bool counted,
                   Run& run) {
    if (string.type != Type::string || (with.type != Type::string && !is_function(with)))
        return run.decline(Reason::unsupported_call, "a regular expression on what is no str");
    const Subject subject(string, run);
    if (run.failed()) return nullptr;
    Replacement replacement(pattern, with, subject, run);
    std::string made;
    std::int32_t behind = 0;
    std::int64_t count = 0;
    for (Matches matches(pattern, subject, run); (most == 0 || count < most) && matches.next(); ++count) {
        const std::size_t size = made.size();
        made += subject.part(behind, matches.spans()[0]);
        replacement.append(made, matches.spans());
        behind = matches.spans()[1];
        if (run.failed() || !run.room(2 * made.size()) || !run.step((made.size() - size) / 16))
            return nullptr;
    }
    if (run.failed()) return nullptr;
    made += subject.part(behind, static_cast<std::int32_t>(subject.characters().size()));
    if (!run.room(made.size())) return nullptr;
    Object* text = make_text(run.arena, Type::string, run.arena.copy(std::string_view(made)));
    if (!counted) return text;
    Object* const members[]{text, make_integer(count, run)};
    return make_sequence(run.arena, Type::tuple, members);
}

Object* expand_template(const Match& match, std::string_view text, Run& run) {
    const Template parts(*match.pattern, text, run);
    if (run.failed()) return nullptr;
    std::string made;
    parts.append(made, [&](std::uint32_t group) {
        const Object* part = run.room(made.size()) ? group_text(match, group, run) : nullptr;
        return part == nullptr ? std::string_view() : text_of(*part);
    });
    if (run.failed() || !run.room(made.size()) || !step_over(made.size(), run)) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(made)));
}

} // namespace rezdex::eval
