// Promise: the tokens of syntax/lexer.h, but for layout and numbers.
#include "syntax/lexer.h"

#include "syntax/characters.h"
#include "syntax/keywords.h"

namespace rezdex::syntax {

Lexer::Lexer(std::string_view text, Findings& findings)
    : text_(text.data()), at_(text.data()), limit_(text.data() + text.size()), findings_(&findings),
      at_line_start_(true) {
    indent_stack_[0] = {0, 0};
}

Lexer::Lexer(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t line,
             Findings& findings)
    : text_(text.data()), at_(text.data() + begin), limit_(text.data() + end), findings_(&findings),
      line_(line), in_fstring_(true), level_(1) {
    bracket_stack_[0] = '(';
}

Token Lexer::token(TokenKind kind, const char* start) const noexcept {
    return {.kind = kind,
            .line = line_,
            .begin = static_cast<std::uint32_t>(start - text_),
            .end = static_cast<std::uint32_t>(at_ - text_)};
}

bool Lexer::fail(std::string_view message) {
    broken_ = true;
    findings_->fail(Reason::syntax_error, line_, message);
    return false;
}

Token Lexer::error(std::string_view message) {
    fail(message);
    return token(TokenKind::error, at_);
}

Token Lexer::next() {
    if (at_line_start_ && !broken_) {
        at_line_start_ = false;
        start_line();
    }
    if (broken_) return token(TokenKind::error, at_);
    if (pending_ != 0) return layout_token();
    for (;;) {
        switch (class_of(*at_)) {
        case CharacterClass::blank:
            do ++at_;
            while (*at_ == ' ');
            break;
        case CharacterClass::name: return name();
        case CharacterClass::digit: return number();
        case CharacterClass::quote: return string(at_);
        case CharacterClass::comment: skip_to_line_end(); break;
        case CharacterClass::newline: {
            const Token newline = take(TokenKind::newline, 1);
            ++line_;
            if (level_ != 0) break;
            at_line_start_ = true;
            return newline;
        }
        case CharacterClass::backslash:
            if (!continue_line()) return token(TokenKind::error, at_);
            break;
        case CharacterClass::other: return at_ >= limit_ ? end_of_text() : punctuation();
        }
    }
}

Token Lexer::end_of_text() {
    if (!in_fstring_ && level_ != 0) return error("a bracket was never closed");
    return token(TokenKind::end, at_);
}

namespace {

// Whether letters before a quote are a prefix, such as rb or F.
bool is_string_prefix(const char* letters, std::size_t count) {
    const auto lower = [&](std::size_t i) { return static_cast<char>(letters[i] | 0x20); };
    const char first = lower(0);
    if (count == 1) return first == 'r' || first == 'b' || first == 'f' || first == 'u';
    const char second = lower(1);
    return (first == 'r' && (second == 'b' || second == 'f')) ||
           (second == 'r' && (first == 'b' || first == 'f'));
}

} // namespace

Token Lexer::name() {
    const char* start = at_;
    unsigned char seen = 0;
    do seen |= static_cast<unsigned char>(*at_++);
    while (goes_on_in_name(*at_));
    const auto length = static_cast<std::size_t>(at_ - start);
    if (length <= 2 && class_of(*at_) == CharacterClass::quote && is_string_prefix(start, length))
        return string(start);
    if (seen < 128) return token(keyword_or_name({start, length}), start);
    Token name = token(TokenKind::name, start);
    name.beyond_ascii = true;
    return name;
}

Token Lexer::string(const char* start) {
    const std::uint32_t first_line = line_;
    const std::string_view prefix(start, static_cast<std::size_t>(at_ - start));
    const StringBody body = pass_string();
    if (!body.closed) {
        line_ = first_line;
        // Python 3.12 lets a field of an f-string go over lines.
        if (prefix.find_first_of("fF") != std::string_view::npos) findings_->dispute(line_, "an f-string");
        return error("unterminated string literal");
    }
    Token string = token(TokenKind::string, start);
    string.line = first_line;
    string.prefix = static_cast<std::uint8_t>(prefix.size());
    string.backslash = body.backslash;
    string.beyond_ascii = body.beyond_ascii;
    return string;
}

// From the opening quotes to behind the closing ones.
Lexer::StringBody Lexer::pass_string() {
    const char quote = *at_;
    const bool triple = at_[1] == quote && at_[2] == quote;
    at_ += triple ? 3 : 1;
    StringBody body;
    unsigned char seen = 0;
    for (;; ++at_) {
        while (is_plain_in_string(*at_)) ++at_;
        if (at_ >= limit_) break;
        const char c = *at_;
        seen |= static_cast<unsigned char>(c);
        if (c == quote) {
            if (triple && (at_[1] != quote || at_[2] != quote)) continue;
            at_ += triple ? 3 : 1;
            body.closed = true;
            break;
        }
        if (c == '\n') {
            if (!triple) break;
            ++line_;
        } else if (c == '\\') {
            body.backslash = true;
            ++at_;
            seen |= static_cast<unsigned char>(*at_);
            if (*at_ == '\n') ++line_;
        }
    }
    body.beyond_ascii = seen >= 128;
    return body;
}

Token Lexer::open(TokenKind kind) {
    if (level_ >= max_brackets) return error("too many nested parentheses");
    bracket_stack_[level_++] = *at_;
    return take(kind, 1);
}

Token Lexer::close(TokenKind kind, char opening) {
    if (level_ == 0) return error("unmatched closing bracket");
    if (bracket_stack_[level_ - 1] != opening) return error("closing bracket does not match the opening one");
    --level_;
    return take(kind, 1);
}

Token Lexer::take(TokenKind kind, std::size_t length) noexcept {
    const char* start = at_;
    at_ += length;
    return token(kind, start);
}

Token Lexer::binary(TokenKind kind) noexcept {
    constexpr auto to_assignment =
        static_cast<std::size_t>(TokenKind::plus_equal) - static_cast<std::size_t>(TokenKind::plus);
    const std::size_t length = kind >= TokenKind::double_slash || kind == TokenKind::double_star ||
                                       kind == TokenKind::left_shift || kind == TokenKind::right_shift
                                   ? 2
                                   : 1;
    if (at_[length] != '=') return take(kind, length);
    return take(static_cast<TokenKind>(static_cast<std::size_t>(kind) + to_assignment), length + 1);
}

Token Lexer::punctuation() {
    const char second = at_[1];
    switch (*at_) {
    case '(': return open(TokenKind::left_paren);
    case '[': return open(TokenKind::left_bracket);
    case '{': return open(TokenKind::left_brace);
    case ')': return close(TokenKind::right_paren, '(');
    case ']': return close(TokenKind::right_bracket, '[');
    case '}': return close(TokenKind::right_brace, '{');
    case ',': return take(TokenKind::comma, 1);
    case ';': return take(TokenKind::semicolon, 1);
    case '~': return take(TokenKind::tilde, 1);
    case ':': return second == '=' ? take(TokenKind::colon_equal, 2) : take(TokenKind::colon, 1);
    case '=': return second == '=' ? take(TokenKind::equal_equal, 2) : take(TokenKind::equal, 1);
    case '.':
        if (is_digit(second)) return fraction(at_);
        return second == '.' && at_[2] == '.' ? take(TokenKind::ellipsis, 3) : take(TokenKind::dot, 1);
    case '+': return binary(TokenKind::plus);
    case '-': return second == '>' ? take(TokenKind::arrow, 2) : binary(TokenKind::minus);
    case '*': return binary(second == '*' ? TokenKind::double_star : TokenKind::star);
    case '/': return binary(second == '/' ? TokenKind::double_slash : TokenKind::slash);
    case '%': return binary(TokenKind::percent);
    case '@': return binary(TokenKind::at);
    case '|': return binary(TokenKind::pipe);
    case '^': return binary(TokenKind::caret);
    case '&': return binary(TokenKind::ampersand);
    case '<':
        if (second == '<') return binary(TokenKind::left_shift);
        return second == '=' ? take(TokenKind::less_equal, 2) : take(TokenKind::less, 1);
    case '>':
        if (second == '>') return binary(TokenKind::right_shift);
        return second == '=' ? take(TokenKind::greater_equal, 2) : take(TokenKind::greater, 1);
    case '!':
        if (second == '=') return take(TokenKind::not_equal, 2);
        [[fallthrough]];
    default: return error("invalid character");
    }
}

} // namespace rezdex::syntax
