// Promise: what CPython's str methods know of each character, and what case makes of it.
//
// Tables made at build time from Python 3.11 (make_character_tables.py), in read-only data. Where
// CPythons 3.9 to 3.13 do not agree a character is disputed: who asks for a property declines then.
// Re-entrant.
#pragma once

#include <cstdint>
#include <span>

namespace rezdex::eval {

enum class Property : std::uint16_t {
    alphabetic = 1U << 0U,
    decimal = 1U << 1U,
    digit = 1U << 2U,
    numeric = 1U << 3U,
    printable = 1U << 4U,
    lower = 1U << 5U,
    upper = 1U << 6U,
    title = 1U << 7U, // neither upper nor lower: a digraph of which one is upper
    space = 1U << 8U,
    cased = 1U << 9U,
    case_ignorable = 1U << 10U, // as a final sigma sees it
    disputed = 1U << 11U,
};

// Any code point's properties, as bits.
class Properties {
  public:
    explicit constexpr Properties(std::uint16_t bits) noexcept : bits_(bits) {}
    [[nodiscard]] constexpr bool has(Property property) const noexcept {
        return (bits_ & static_cast<std::uint16_t>(property)) != 0;
    }
    // One of both.
    [[nodiscard]] constexpr bool has_any(Property a, Property b) const noexcept { return has(a) || has(b); }

  private:
    std::uint16_t bits_;
};

[[nodiscard]] Properties properties_of(char32_t character) noexcept;

// What a character becomes by itself: one to three characters, which lie in `single` where it is itself or
// ASCII.
enum class Case : std::uint8_t { upper, lower, title, fold };
[[nodiscard]] std::span<const char32_t> change_case(char32_t character, Case to, char32_t& single) noexcept;

} // namespace rezdex::eval
