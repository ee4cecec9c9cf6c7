// Promise: what kind of token a byte can begin, and which bytes go on in a name or a number; by table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace rezdex::syntax {

enum class CharacterClass : std::uint8_t { other, blank, newline, name, digit, quote, comment, backslash };

namespace detail {

consteval std::array<CharacterClass, 256> character_classes() {
    std::array<CharacterClass, 256> classes{};
    for (std::size_t c = 0; c < 256; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
        if (letter) classes[c] = CharacterClass::name;
        if (c >= '0' && c <= '9') classes[c] = CharacterClass::digit;
    }
    classes[' '] = classes['\t'] = classes['\f'] = CharacterClass::blank;
    classes['\n'] = CharacterClass::newline;
    classes['"'] = classes['\''] = CharacterClass::quote;
    classes['#'] = CharacterClass::comment;
    classes['\\'] = CharacterClass::backslash;
    return classes;
}

inline constexpr std::array<CharacterClass, 256> classes = character_classes();

consteval std::array<bool, 256> plain_in_strings() {
    std::array<bool, 256> plain{};
    for (std::size_t c = 1; c < 128; ++c) plain[c] = c != '"' && c != '\'' && c != '\\' && c != '\n';
    return plain;
}

inline constexpr std::array<bool, 256> plain_in_string = plain_in_strings();

} // namespace detail

[[nodiscard]] inline CharacterClass class_of(char c) noexcept {
    return detail::classes[static_cast<unsigned char>(c)];
}
[[nodiscard]] inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
// ASCII that neither ends a string literal nor means anything else to the lexer.
[[nodiscard]] inline bool is_plain_in_string(char c) noexcept {
    return detail::plain_in_string[static_cast<unsigned char>(c)];
}
// Bytes beyond ASCII count: whether they belong in a name is decided for the whole name.
[[nodiscard]] inline bool goes_on_in_name(char c) noexcept {
    return class_of(c) == CharacterClass::name || is_digit(c);
}

} // namespace rezdex::syntax
