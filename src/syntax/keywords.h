// Promise: whether a name is one of the keywords of Python 3.11; one look into a table.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "syntax/token.h"

namespace rezdex::syntax {

namespace detail {

struct Keyword {
    std::string_view text;
    TokenKind kind = TokenKind::name;
};

inline constexpr Keyword keywords[] = {
    {"False", TokenKind::kw_false},
    {"None", TokenKind::kw_none},
    {"True", TokenKind::kw_true},
    {"and", TokenKind::kw_and},
    {"as", TokenKind::kw_as},
    {"assert", TokenKind::kw_assert},
    {"async", TokenKind::kw_async},
    {"await", TokenKind::kw_await},
    {"break", TokenKind::kw_break},
    {"class", TokenKind::kw_class},
    {"continue", TokenKind::kw_continue},
    {"def", TokenKind::kw_def},
    {"del", TokenKind::kw_del},
    {"elif", TokenKind::kw_elif},
    {"else", TokenKind::kw_else},
    {"except", TokenKind::kw_except},
    {"finally", TokenKind::kw_finally},
    {"for", TokenKind::kw_for},
    {"from", TokenKind::kw_from},
    {"global", TokenKind::kw_global},
    {"if", TokenKind::kw_if},
    {"import", TokenKind::kw_import},
    {"in", TokenKind::kw_in},
    {"is", TokenKind::kw_is},
    {"lambda", TokenKind::kw_lambda},
    {"nonlocal", TokenKind::kw_nonlocal},
    {"not", TokenKind::kw_not},
    {"or", TokenKind::kw_or},
    {"pass", TokenKind::kw_pass},
    {"raise", TokenKind::kw_raise},
    {"return", TokenKind::kw_return},
    {"try", TokenKind::kw_try},
    {"while", TokenKind::kw_while},
    {"with", TokenKind::kw_with},
    {"yield", TokenKind::kw_yield},
};

// Two to eight characters. The factors were found by trying: they send no two keywords to one slot.
[[nodiscard]] constexpr std::size_t keyword_slot(std::string_view text) noexcept {
    const auto at = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[i]));
    };
    return (text.size() * 4 + at(0) * 26 + at(1) * 45 + at(text.size() - 1) * 37) % 64;
}

consteval std::array<Keyword, 64> keyword_table() {
    std::array<Keyword, 64> table{};
    for (const Keyword& keyword : keywords) {
        Keyword& slot = table[keyword_slot(keyword.text)];
        if (!slot.text.empty()) throw "two keywords in one slot"; // does not compile
        slot = keyword;
    }
    return table;
}

inline constexpr std::array<Keyword, 64> keyword_slots = keyword_table();

} // namespace detail

// A keyword's kind, or TokenKind::name.
[[nodiscard]] inline TokenKind keyword_or_name(std::string_view text) noexcept {
    if (text.size() < 2 || text.size() > 8) return TokenKind::name;
    const detail::Keyword& keyword = detail::keyword_slots[detail::keyword_slot(text)];
    return keyword.text == text ? keyword.kind : TokenKind::name;
}

} // namespace rezdex::syntax
