// Promise: the methods of str and bytes that change case, as CPython 3.11 does and 3.9 to 3.13 alike.
#include <string>

#include "eval/character_properties.h"
#include "eval/characters.h"
#include "eval/native.h"
#include "eval/text_methods.h"

namespace rezdex::eval {
namespace {

constexpr char32_t capital_sigma = 0x3A3, small_sigma = 0x3C3, final_sigma = 0x3C2;

// What stands next in a direction and is not ignored there; false: nothing.
template <class Next>
bool is_cased(std::string_view text, std::size_t offset, std::size_t end, Next next) noexcept {
    while (offset != end) {
        const Properties properties = properties_of(next(text, offset));
        if (!properties.has(Property::case_ignorable)) return properties.has(Property::cased);
    }
    return false;
}

// Appends a text's characters one after the other, each in another case.
class CaseChanger {
  public:
    CaseChanger(std::string_view text, Run& run) noexcept : text_(text), run_(run) {}

    // The properties of the next character, which is then the current one. A disputed one is declined.
    Properties next() {
        start_ = end_;
        current_ = next_character(text_, end_);
        const Properties properties = properties_of(current_);
        if (properties.has(Property::disputed))
            run_.decline(Reason::unsupported_expression, "a character whose case Pythons do not agree on");
        return properties;
    }
    [[nodiscard]] bool at_end() const noexcept { return end_ == text_.size() || run_.failed(); }

    void append(Case to) {
        if (to == Case::lower && current_ == capital_sigma) {
            append_character(is_final() ? final_sigma : small_sigma, changed_);
            return;
        }
        char32_t single = 0;
        for (const char32_t character : change_case(current_, to, single))
            append_character(character, changed_);
    }
    void append() { changed_ += text_.substr(start_, end_ - start_); }

    [[nodiscard]] std::string_view changed() const noexcept { return changed_; }

  private:
    // CPython's handle_capital_sigma. What it looks over counts as steps: `"Σ" * n` looks over all before.
    bool is_final() {
        if (!run_.step(1 + text_.size() / 64)) return false;
        return is_cased(text_, start_, 0, previous_character) &&
               !is_cased(text_, end_, text_.size(), next_character);
    }

    std::string_view text_;
    Run& run_;
    std::size_t start_ = 0, end_ = 0; // of the current character
    char32_t current_ = 0;
    std::string changed_;
};

char in_case(char byte, Case to) noexcept {
    char32_t single = 0;
    const auto unit = static_cast<unsigned char>(byte);
    return unit < 0x80 ? static_cast<char>(change_case(unit, to, single).front()) : byte;
}

// Of ASCII, and of any bytes: bytes beyond ASCII have no case. `choose(flags)` gives each character's new
// case.
template <class Choose>
Object* change_bytes(const Object& self, Choose choose, Run& run) {
    const std::string_view text = text_of(self);
    auto* const changed = static_cast<char*>(run.arena.allocate(std::max<std::size_t>(text.size(), 1), 1));
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto unit = static_cast<unsigned char>(text[i]);
        const Properties properties = unit < 0x80 ? properties_of(unit) : Properties{0};
        const std::optional<Case> to = choose(properties);
        changed[i] = to ? in_case(text[i], *to) : text[i];
    }
    return make_part(self, {changed, text.size()}, run);
}

template <class Choose>
Object* change(const Arguments& arguments, Choose choose, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const std::string_view text = text_of(self);
    if (!run.step(1 + text.size() / 8) || !run.room(text.size())) return nullptr;
    if (self.type == Type::bytes || is_ascii(text)) return change_bytes(self, choose, run);
    if (!run.step(text.size() / 4) || !run.room(text.size() * 4)) return nullptr;
    CaseChanger changer(text, run);
    while (!changer.at_end()) {
        const std::optional<Case> to = choose(changer.next());
        if (to)
            changer.append(*to);
        else
            changer.append();
    }
    return run.failed() ? nullptr : make_like(self, changer.changed(), run);
}

Object* change_all(const Arguments& arguments, Case to, Run& run) {
    return change(arguments, [to](Properties) { return std::optional(to); }, run);
}

} // namespace

Object* text_upper(const Arguments& arguments, Run& run) { return change_all(arguments, Case::upper, run); }
Object* text_lower(const Arguments& arguments, Run& run) { return change_all(arguments, Case::lower, run); }
Object* text_casefold(const Arguments& arguments, Run& run) { return change_all(arguments, Case::fold, run); }

Object* text_capitalize(const Arguments& arguments, Run& run) {
    return change(
        arguments,
        [first = true](Properties) mutable {
            const Case to = first ? Case::title : Case::lower;
            first = false;
            return std::optional(to);
        },
        run);
}

Object* text_swapcase(const Arguments& arguments, Run& run) {
    return change(
        arguments,
        [](Properties properties) -> std::optional<Case> {
            if (properties.has(Property::upper)) return Case::lower;
            if (properties.has(Property::lower)) return Case::upper;
            return std::nullopt;
        },
        run);
}

Object* text_title(const Arguments& arguments, Run& run) {
    return change(
        arguments,
        [behind_cased = false](Properties properties) mutable {
            const Case to = behind_cased ? Case::lower : Case::title;
            behind_cased = properties.has(Property::cased);
            return std::optional(to);
        },
        run);
}

} // namespace rezdex::eval
