// Promise: see eval/regex_tokens.h.
#include "eval/regex_tokens.h"

namespace rezdex::eval::regex {
namespace {

std::optional<unsigned> digit_value(char32_t c, unsigned base) noexcept {
    const unsigned value = is_digit(c)            ? c - U'0'
                           : c >= 'a' && c <= 'f' ? c - U'a' + 10
                           : c >= 'A' && c <= 'F' ? c - U'A' + 10
                                                  : 99;
    return value < base ? std::optional(value) : std::nullopt;
}

} // namespace

bool Tokens::ends_in_backslash() const noexcept {
    std::size_t backslashes = 0;
    while (backslashes < text_.size() && text_[text_.size() - 1 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 1;
}

Tokens::Token Tokens::peek() const noexcept {
    if (at_ >= text_.size()) return end;
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) return {text_[at_ + 1], true};
    return {text_[at_], false};
}

Tokens::Token Tokens::next() noexcept {
    const Token token = peek();
    if (at_ < text_.size()) at_ += token.escaped ? 2 : 1;
    return token;
}

bool Tokens::take(char32_t plain) noexcept {
    const bool there = peek().is(plain);
    if (there) ++at_;
    return there;
}

std::u32string_view Tokens::digits(unsigned base, std::size_t most) noexcept {
    const std::size_t start = at_;
    while (at_ < text_.size() && at_ - start < most && digit_value(text_[at_], base)) ++at_;
    return text_.substr(start, at_ - start);
}

std::optional<std::u32string_view> Tokens::until(char32_t stop) noexcept {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != stop && text_[at_] != '\\') ++at_;
    if (at_ >= text_.size() || text_[at_] != stop) return std::nullopt;
    return text_.substr(start, at_++ - start);
}

std::uint32_t number_of(std::u32string_view digits, unsigned base) noexcept {
    std::uint32_t number = 0;
    for (const char32_t c : digits) number = number * base + digit_value(c, base).value_or(0);
    return number;
}

std::optional<Member> category_escape(char32_t letter) noexcept {
    switch (letter) {
    case 'd': return Member{0, 0, Category::digit, false};
    case 'D': return Member{0, 0, Category::digit, true};
    case 's': return Member{0, 0, Category::space, false};
    case 'S': return Member{0, 0, Category::space, true};
    case 'w': return Member{0, 0, Category::word, false};
    case 'W': return Member{0, 0, Category::word, true};
    default: return std::nullopt;
    }
}

std::optional<char32_t> octal_escape(char32_t behind, bool in_set, Tokens& tokens) noexcept {
    if (behind < '0' || behind > '7') return std::nullopt;
    const std::size_t start = tokens.position();
    const std::u32string_view more = tokens.digits(8, 2);
    if (in_set || behind == '0' || more.size() == 2)
        return (behind - U'0') << (3 * more.size()) | number_of(more, 8);
    tokens.go_to(start);
    return std::nullopt;
}

std::optional<char32_t> character_escape(char32_t behind, Tokens& tokens) noexcept {
    switch (behind) {
    case 'a': return '\a';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    case 'x':
    case 'u':
    case 'U': {
        const std::size_t size = behind == 'x' ? 2 : behind == 'u' ? 4 : 8;
        const std::u32string_view digits = tokens.digits(16, size);
        const std::uint32_t value = number_of(digits, 16);
        return digits.size() == size && value <= 0x10FFFF ? std::optional<char32_t>(value) : std::nullopt;
    }
    default: return is_letter(behind) || is_digit(behind) ? std::nullopt : std::optional(behind);
    }
}

} // namespace rezdex::eval::regex
