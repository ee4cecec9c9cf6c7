// Promise: the tokens of a module, one after the other, by the rules of CPython 3.11's tokenizer.
//
// The text must be followed by a NUL byte. Text that no token can be made of ends in a token `error`, again
// and again, with the reason in the Findings. Nothing is allocated; a Lexer may be copied to come back to a
// place. Not for several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "syntax/findings.h"
#include "syntax/token.h"

namespace rezdex::syntax {

class Lexer {
  public:
    // A whole module.
    Lexer(std::string_view text, Findings& findings);
    // The expression text[begin, end) of an f-string, which lies as if inside parentheses. text[end] must be
    // one of }!:= or the NUL.
    Lexer(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t line,
          Findings& findings);

    [[nodiscard]] Token next();
    // From here on there are only tokens `error`.
    void stop() noexcept { broken_ = true; }
    void report_to(Findings& findings) noexcept { findings_ = &findings; }

  private:
    static constexpr std::size_t max_indents = 100;
    static constexpr std::size_t max_brackets = 200;
    struct Indent {
        std::uint32_t column;        // a tab goes to the next multiple of 8
        std::uint32_t narrow_column; // a tab is one column: both must tell the same story
    };

    struct StringBody {
        bool closed = false;
        bool backslash = false;
        bool beyond_ascii = false;
    };

    // Lines (lexer_layout.cpp); false: an error.
    bool start_line();
    bool indent_line(Indent indent);
    bool continue_line();
    void skip_to_line_end() noexcept;
    [[nodiscard]] Token layout_token();

    [[nodiscard]] Token end_of_text();
    [[nodiscard]] Token name();
    [[nodiscard]] Token string(const char* start);
    [[nodiscard]] StringBody pass_string();
    [[nodiscard]] Token punctuation();
    [[nodiscard]] Token open(TokenKind kind);
    [[nodiscard]] Token close(TokenKind kind, char opening);
    bool fail(std::string_view message); // false, to be returned
    [[nodiscard]] Token error(std::string_view message);
    [[nodiscard]] Token token(TokenKind kind, const char* start) const noexcept;
    // An operator of `length` characters.
    [[nodiscard]] Token take(TokenKind kind, std::size_t length) noexcept;
    [[nodiscard]] Token binary(TokenKind kind) noexcept; // an operator, or its assignment

    // Numbers (lexer_number.cpp).
    [[nodiscard]] Token number();
    [[nodiscard]] Token prefixed_number(const char* start);
    [[nodiscard]] Token fraction(const char* start);
    [[nodiscard]] Token exponent(const char* start);
    [[nodiscard]] Token finish_number(const char* start);
    bool decimal_digits();

    const char* text_;
    const char* at_;
    const char* limit_;
    Findings* findings_;
    std::uint32_t line_ = 1;
    bool at_line_start_ = false;
    bool broken_ = false;
    bool in_fstring_ = false;
    int pending_ = 0; // indents (> 0) or dedents (< 0) to give
    std::uint32_t level_ = 0;
    std::uint32_t indents_ = 0;
    Indent indent_stack_[max_indents];
    char bracket_stack_[max_brackets];
};

} // namespace rezdex::syntax
