// Promise: the text of a regular expression in the units in which re reads it: a character, or a backslash
// with the character behind it. And what an escape stands for.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "eval/regex_tree.h"

namespace rezdex::eval::regex {

class Tokens {
  public:
    // A token is a character; `escaped` says that a backslash stands before it. Past the end it is `end`.
    struct Token {
        char32_t character;
        bool escaped;
        [[nodiscard]] bool is(char32_t plain) const noexcept { return !escaped && character == plain; }
    };
    static constexpr Token end{0xFFFFFFFF, false};

    explicit Tokens(std::u32string_view text) noexcept : text_(text) {}

    // A backslash at the end of all has nothing behind it: re refuses such a text.
    [[nodiscard]] bool ends_in_backslash() const noexcept;

    [[nodiscard]] Token peek() const noexcept;
    Token next() noexcept;
    bool take(char32_t plain) noexcept; // the next token, if it is that character
    [[nodiscard]] std::size_t position() const noexcept { return at_; }
    void go_to(std::size_t position) noexcept { at_ = position; }

    // The digits that come next, at most so many.
    std::u32string_view digits(unsigned base, std::size_t most) noexcept;
    // What stands before the next `stop`, which is skipped; nothing where there is none, or an escape before
    // it.
    std::optional<std::u32string_view> until(char32_t stop) noexcept;

  private:
    std::u32string_view text_;
    std::size_t at_ = 0;
};

[[nodiscard]] constexpr bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char32_t c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// The number that digits stand for; they are few.
[[nodiscard]] std::uint32_t number_of(std::u32string_view digits, unsigned base) noexcept;

// \d \D \s \S \w \W
[[nodiscard]] std::optional<Member> category_escape(char32_t letter) noexcept;

// The character that an escape stands for inside and outside of sets: \n, \x41, \u00e9, \., what follows in
// `tokens` included. Nothing: it is no such escape.
[[nodiscard]] std::optional<char32_t> character_escape(char32_t behind, Tokens& tokens) noexcept;
// \0, \012: what begins with a digit and is octal, which may be too much for re; nothing: not octal, and
// nothing is taken. Outside of sets only 0 and three digits are.
[[nodiscard]] std::optional<char32_t> octal_escape(char32_t behind, bool in_set, Tokens& tokens) noexcept;
inline constexpr char32_t highest_octal = 0377;

} // namespace rezdex::eval::regex
