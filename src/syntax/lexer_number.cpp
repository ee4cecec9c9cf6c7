// Promise: the numbers of syntax/lexer.h: where a literal ends, and whether what it looks like is one at all.
#include "syntax/characters.h"
#include "syntax/lexer.h"

namespace rezdex::syntax {
namespace {

bool is_digit_of(char base, char c) {
    if (base == 'b') return c == '0' || c == '1';
    if (base == 'o') return c >= '0' && c <= '7';
    const char lower = static_cast<char>(c | 0x20);
    return is_digit(c) || (lower >= 'a' && lower <= 'f');
}

bool starts_word(const char* at, std::string_view word) {
    for (const char c : word)
        if (*at++ != c) return false;
    return !goes_on_in_name(*at);
}

// CPython takes a number and a keyword without a blank between them, with a warning.
bool starts_keyword_after_number(const char* at) {
    if (*at == 'i') return at[1] == 'f' || at[1] == 'n' || at[1] == 's';
    return starts_word(at, "and") || starts_word(at, "else") || starts_word(at, "for") ||
           starts_word(at, "or") || starts_word(at, "not");
}

} // namespace

// Digits with single underscores between them; at_ is on the first.
bool Lexer::decimal_digits() {
    for (;;) {
        while (is_digit(*at_)) ++at_;
        if (*at_ != '_') return true;
        ++at_;
        if (!is_digit(*at_)) return false;
    }
}

Token Lexer::number() {
    const char* start = at_;
    const char second = static_cast<char>(at_[1] | 0x20);
    if (*at_ == '0' && (second == 'x' || second == 'o' || second == 'b')) return prefixed_number(start);
    const bool zero = *at_ == '0';
    if (!decimal_digits()) return error("invalid decimal literal");
    if (*at_ == '.') return fraction(start);
    if ((*at_ | 0x20) == 'e') return exponent(start);
    if ((*at_ | 0x20) == 'j') return finish_number(start);
    if (zero)
        for (const char* c = start; c != at_; ++c)
            if (*c != '0' && *c != '_') return error("leading zeros in decimal integer literals");
    return finish_number(start);
}

Token Lexer::prefixed_number(const char* start) {
    const char base = static_cast<char>(at_[1] | 0x20);
    at_ += 2;
    do {
        if (*at_ == '_') ++at_;
        if (!is_digit_of(base, *at_)) return error("invalid digit in a number");
        while (is_digit_of(base, *at_)) ++at_;
    } while (*at_ == '_');
    if (is_digit(*at_)) return error("invalid digit in a number");
    const Token number = token(TokenKind::number, start);
    if (!goes_on_in_name(*at_)) return number;
    findings_->dispute(line_, "a number directly before a name");
    return starts_keyword_after_number(at_) ? number : error("invalid number literal");
}

// at_ is on the dot.
Token Lexer::fraction(const char* start) {
    ++at_;
    if (is_digit(*at_) && !decimal_digits()) return error("invalid decimal literal");
    return (*at_ | 0x20) == 'e' ? exponent(start) : finish_number(start);
}

// at_ is on the letter e, which may also begin `else`.
Token Lexer::exponent(const char* start) {
    const bool sign = at_[1] == '+' || at_[1] == '-';
    if (is_digit(at_[sign ? 2 : 1])) {
        at_ += sign ? 2 : 1;
        if (!decimal_digits()) return error("invalid decimal literal");
    } else if (sign) {
        return error("invalid decimal literal");
    }
    return finish_number(start);
}

Token Lexer::finish_number(const char* start) {
    if ((*at_ | 0x20) == 'j') ++at_;
    if (goes_on_in_name(*at_)) {
        findings_->dispute(line_, "a number directly before a name");
        if (!starts_keyword_after_number(at_)) return error("invalid number literal");
    }
    return token(TokenKind::number, start);
}

} // namespace rezdex::syntax
