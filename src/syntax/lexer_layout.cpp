// Promise: lines of syntax/lexer.h: indentation, comments and lines that go on behind a backslash.
#include <cstring>

#include "syntax/lexer.h"

namespace rezdex::syntax {

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

} // namespace rezdex::syntax
