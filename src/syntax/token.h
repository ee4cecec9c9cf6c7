// Promise: the kinds of token that CPython's grammar knows, and one token. Plain data.
#pragma once

#include <cstdint>

namespace rezdex::syntax {

enum class TokenKind : std::uint8_t {
    end, // of the file, or of the expression inside an f-string
    error,
    newline,
    indent,
    dedent,
    name,
    number,
    string,

    // Binary operators, then their assignments: both in the order of BinaryOperator.
    plus,
    minus,
    star,
    at,
    slash,
    percent,
    double_star,
    left_shift,
    right_shift,
    pipe,
    caret,
    ampersand,
    double_slash,
    plus_equal,
    minus_equal,
    star_equal,
    at_equal,
    slash_equal,
    percent_equal,
    double_star_equal,
    left_shift_equal,
    right_shift_equal,
    pipe_equal,
    caret_equal,
    ampersand_equal,
    double_slash_equal,

    // In the order of CompareOperator.
    equal_equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,

    left_paren,
    right_paren,
    left_bracket,
    right_bracket,
    left_brace,
    right_brace,
    comma,
    colon,
    semicolon,
    dot,
    ellipsis,
    equal,
    colon_equal,
    arrow,
    tilde,

    kw_false,
    kw_none,
    kw_true,
    kw_and,
    kw_as,
    kw_assert,
    kw_async,
    kw_await,
    kw_break,
    kw_class,
    kw_continue,
    kw_def,
    kw_del,
    kw_elif,
    kw_else,
    kw_except,
    kw_finally,
    kw_for,
    kw_from,
    kw_global,
    kw_if,
    kw_import,
    kw_in,
    kw_is,
    kw_lambda,
    kw_nonlocal,
    kw_not,
    kw_or,
    kw_pass,
    kw_raise,
    kw_return,
    kw_try,
    kw_while,
    kw_with,
    kw_yield,
};

struct Token {
    TokenKind kind = TokenKind::end;
    bool beyond_ascii = false; // name, string: holds bytes over 127
    bool backslash = false;    // string: holds a backslash
    std::uint8_t prefix = 0;   // string: letters before the quote
    std::uint32_t line = 0;    // of the first byte
    std::uint32_t begin = 0;   // offsets into the text
    std::uint32_t end = 0;
};

} // namespace rezdex::syntax
