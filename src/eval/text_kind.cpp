// Promise: the methods of str and bytes that ask what all their characters are: isalpha, islower, istitle …
#include "eval/character_properties.h"
#include "eval/characters.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/text_methods.h"
#include "eval/text_search.h"
#include "syntax/unicode.h"

namespace rezdex::eval {
namespace {

// What is asked of one character after the other; the answer is known once one says no.
enum class Answer : std::uint8_t { go_on, no };

// Asks `ask(properties)` of each unit; nothing after a failure, or where Pythons do not agree on a character.
template <class Ask>
std::optional<bool> ask_all(const Arguments& arguments, Ask ask, Run& run) {
    if (!takes(arguments, 1, 1, run)) return std::nullopt;
    const Object& self = *arguments.positional[0];
    const std::string_view text = text_of(self);
    if (!run.step(1 + text.size() / 8)) return std::nullopt;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t unit = next_unit(self.type, text, at);
        const bool known = self.type == Type::string || unit < 0x80; // bytes beyond ASCII are nothing
        const Properties properties = known ? properties_of(unit) : Properties{0};
        if (properties.has(Property::disputed)) {
            run.decline(Reason::unsupported_expression, "a character that Pythons do not agree on");
            return std::nullopt;
        }
        if (ask(properties) == Answer::no) return false;
    }
    return true;
}

Object* as_object(std::optional<bool> answer) noexcept { return answer ? make_boolean(*answer) : nullptr; }

// Whether there are characters and all have one of two properties.
Object* all_are(const Arguments& arguments, Property property, Property other, Run& run) {
    bool any = false;
    const auto answer = ask_all(
        arguments,
        [&](Properties properties) {
            any = true;
            return properties.has_any(property, other) ? Answer::go_on : Answer::no;
        },
        run);
    return as_object(answer ? std::optional(*answer && any) : std::nullopt);
}

Object* all_are(const Arguments& arguments, Property property, Run& run) {
    return all_are(arguments, property, property, run);
}

// islower and isupper: at least one `wanted`, and none of the other cases.
Object* all_cased_are(const Arguments& arguments, Property wanted, Property other, Run& run) {
    bool any = false;
    const auto answer = ask_all(
        arguments,
        [&](Properties properties) {
            any = any || properties.has(wanted);
            return properties.has_any(other, Property::title) ? Answer::no : Answer::go_on;
        },
        run);
    return as_object(answer ? std::optional(*answer && any) : std::nullopt);
}

} // namespace

Object* text_isalpha(const Arguments& arguments, Run& run) {
    return all_are(arguments, Property::alphabetic, run);
}
Object* text_isdecimal(const Arguments& arguments, Run& run) {
    return all_are(arguments, Property::decimal, run);
}
Object* text_isdigit(const Arguments& arguments, Run& run) {
    return all_are(arguments, Property::digit, run);
}
Object* text_isnumeric(const Arguments& arguments, Run& run) {
    return all_are(arguments, Property::numeric, run);
}
Object* text_isalnum(const Arguments& arguments, Run& run) { // what is a decimal or a digit is numeric
    return all_are(arguments, Property::alphabetic, Property::numeric, run);
}
Object* text_islower(const Arguments& arguments, Run& run) {
    return all_cased_are(arguments, Property::lower, Property::upper, run);
}
Object* text_isupper(const Arguments& arguments, Run& run) {
    return all_cased_are(arguments, Property::upper, Property::lower, run);
}

Object* text_isprintable(const Arguments& arguments, Run& run) {
    return as_object(ask_all(
        arguments,
        [](Properties properties) {
            return properties.has(Property::printable) ? Answer::go_on : Answer::no;
        },
        run));
}

Object* text_istitle(const Arguments& arguments, Run& run) {
    bool any = false, behind_cased = false;
    const auto answer = ask_all(
        arguments,
        [&](Properties properties) {
            const bool capital = properties.has_any(Property::upper, Property::title);
            const bool cased = capital || properties.has(Property::lower);
            const bool wrong = cased && capital == behind_cased;
            any = any || cased;
            behind_cased = cased;
            return wrong ? Answer::no : Answer::go_on;
        },
        run);
    return as_object(answer ? std::optional(*answer && any) : std::nullopt);
}

Object* text_isspace(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const std::string_view text = text_of(self);
    if (!step_over(text.size(), run)) return nullptr;
    bool all = !text.empty();
    for (std::size_t at = 0; all && at < text.size();)
        all = is_space(self.type, next_unit(self.type, text, at));
    return make_boolean(all);
}

Object* text_isascii(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const std::string_view text = text_of(*arguments.positional[0]);
    return step_over(text.size(), run) ? make_boolean(is_ascii(text)) : nullptr;
}

Object* text_isidentifier(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const std::string_view text = text_of(*arguments.positional[0]);
    if (!run.step(1 + text.size() / 2)) return nullptr;
    bool identifier = !text.empty();
    for (std::size_t at = 0; identifier && at < text.size();) {
        const bool first = at == 0;
        const char32_t character = next_character(text, at);
        if (syntax::is_disputed_in_identifier(character))
            return run.decline(Reason::unsupported_expression, "a character that Pythons do not agree on");
        identifier =
            first ? syntax::is_identifier_start(character) : syntax::is_identifier_continue(character);
    }
    return make_boolean(identifier);
}

} // namespace rezdex::eval
