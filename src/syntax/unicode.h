// Promise: what CPython 3.11 knows of Unicode 14: identifiers, their normal form, characters by name.
//
// The tables are made at build time from the `unicodedata` of a Python 3.11 (make_unicode_tables.py) and lie
// in read-only data: nothing is done at start-up, and a page is touched only by a lookup. Re-entrant.
#pragma once

#include <optional>
#include <string_view>

#include "base/arena.h"

namespace rezdex::syntax {

[[nodiscard]] bool is_identifier_start(char32_t character) noexcept;
[[nodiscard]] bool is_identifier_continue(char32_t character) noexcept;

// Pythons 3.9 (Unicode 13) to 3.13 (Unicode 15.1) differ on whether the character may stand in an identifier.
[[nodiscard]] bool is_disputed_in_identifier(char32_t character) noexcept;

// The name that CPython makes of an identifier's text: NFKC. Nothing where that text is no identifier or not
// UTF-8. ASCII comes back as it is; otherwise the name lies in the arena.
[[nodiscard]] std::optional<std::string_view> normalize_identifier(std::string_view utf8, base::Arena& arena);

// What "\N{name}" stands for: names and aliases in any case, Hangul syllables and CJK ideographs; no
// sequences.
[[nodiscard]] std::optional<char32_t> character_named(std::string_view name) noexcept;

// Pythons 3.9 to 3.13 differ on `name`, or may: it is unknown to Unicode 14.
[[nodiscard]] bool is_disputed_name(std::string_view name) noexcept;

} // namespace rezdex::syntax
