#include "syntax/lexer.h"

#include <cstring>

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
        case CharacterClass::blank: ++at_; break;
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

void Lexer::skip_to_line_end() noexcept {
    at_ = static_cast<const char*>(std::memchr(at_, '\n', static_cast<std::size_t>(limit_ - at_)));
}

// Passes blank lines and comments, then compares the indentation with that of the lines before.
bool Lexer::start_line() {
    for (;;) {
        Indent indent{0, 0};
        std::uint32_t continued = 0; // the column at which a backslash continued the line
        for (;; ++at_) {
            if (*at_ == ' ') {
                ++indent.column;
                ++indent.narrow_column;
            } else if (*at_ == '\t') {
                indent.column = (indent.column / 8 + 1) * 8;
                ++indent.narrow_column;
            } else if (*at_ == '\f') {
                if (indent.column != 0) findings_->dispute(line_, "a form feed in an indentation");
                indent = {0, 0};
            } else if (*at_ == '\\') {
                findings_->dispute(line_, "a backslash before the first token of a line");
                if (continued == 0) continued = indent.column;
                if (!continue_line()) return false;
                --at_;
            } else {
                break;
            }
        }
        if (*at_ == '#') skip_to_line_end();
        if (*at_ != '\n') return indent_line(continued != 0 ? Indent{continued, continued} : indent);
        ++at_;
        ++line_;
    }
}

bool Lexer::indent_line(Indent indent) {
    constexpr std::string_view mixed = "inconsistent use of tabs and spaces in indentation";
    const Indent* top = &indent_stack_[indents_];
    if (indent.column > top->column) {
        if (indents_ + 1 >= max_indents) return fail("too many levels of indentation");
        if (indent.narrow_column <= top->narrow_column) return fail(mixed);
        indent_stack_[++indents_] = indent;
        pending_ = 1;
        return true;
    }
    for (; indent.column < top->column; top = &indent_stack_[indents_]) {
        --indents_;
        --pending_;
    }
    if (indent.column != top->column) return fail("unindent does not match any outer indentation level");
    return indent.narrow_column == top->narrow_column || fail(mixed);
}

Token Lexer::layout_token() {
    const bool indent = pending_ > 0;
    pending_ += indent ? -1 : 1;
    return token(indent ? TokenKind::indent : TokenKind::dedent, at_);
}

bool Lexer::continue_line() {
    if (at_[1] != '\n') return fail("unexpected character after line continuation character");
    at_ += 2;
    ++line_;
    return at_ < limit_ || fail("unexpected end of file");
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
    const auto prefix = static_cast<std::uint8_t>(at_ - start);
    const char quote = *at_;
    const bool triple = at_[1] == quote && at_[2] == quote;
    at_ += triple ? 3 : 1;
    unsigned char seen = 0;
    bool backslash = false;
    for (;; ++at_) {
        const char c = *at_;
        seen |= static_cast<unsigned char>(c);
        if (c == quote) {
            if (!triple) break;
            if (at_[1] == quote && at_[2] == quote) {
                at_ += 2;
                break;
            }
        } else if (c == '\n') {
            if (!triple) break;
            ++line_;
        } else if (c == '\\') {
            backslash = true;
            ++at_;
            seen |= static_cast<unsigned char>(*at_);
            if (*at_ == '\n') ++line_;
        }
        if (at_ >= limit_) break;
    }
    if (at_ >= limit_ || *at_ != quote) {
        // Python 3.12 lets a string within an f-string, and the f-string with it, go over lines.
        for (const char* letter = start; letter < start + prefix; ++letter)
            if ((*letter | 0x20) == 'f') findings_->dispute(first_line, "f-string");
        line_ = first_line;
        return error("unterminated string literal");
    }
    ++at_;
    Token string = token(TokenKind::string, start);
    string.line = first_line;
    string.prefix = prefix;
    string.backslash = backslash;
    string.beyond_ascii = seen >= 128;
    return string;
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
