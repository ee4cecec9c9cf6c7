// Promise: see syntax/fstring_field.h.
#include "syntax/fstring_field.h"

namespace rezdex::syntax {

const char* FieldScanner::find() noexcept {
    for (; at_ < end_; ++at_) {
        if (*at_ == '\\') return fail("f-string expression part cannot include a backslash");
        if (quote_ != 0) {
            leave_string();
            continue;
        }
        switch (*at_) {
        case '\'':
        case '"': enter_string(); break;
        case '#': return fail("f-string expression part cannot include '#'");
        case '(':
        case '[':
        case '{':
            if (!open_bracket()) return fail("f-string: too many nested parenthesis");
            break;
        case ')':
        case ']':
        case '}':
            if (*at_ == '}' && depth_ == 0) return at_;
            if (!close_bracket()) return fail("f-string: unmatched bracket");
            break;
        case '!':
        case ':':
        case '=':
        case '<':
        case '>':
            if (depth_ == 0 && ends_expression()) return at_;
            break;
        default: break;
        }
    }
    return fail("f-string: expecting '}'");
}

const char* FieldScanner::fail(std::string_view message) noexcept {
    message_ = message;
    return nullptr;
}

// At one of !:=<>, which may also be a comparison.
bool FieldScanner::ends_expression() noexcept {
    if (*at_ != ':' && end_ - at_ > 1 && at_[1] == '=') {
        ++at_;
        return false;
    }
    return *at_ != '<' && *at_ != '>';
}

bool FieldScanner::is_triple() const noexcept {
    return end_ - at_ > 2 && at_[1] == at_[0] && at_[2] == at_[0];
}

void FieldScanner::enter_string() noexcept {
    quote_ = *at_;
    triple_ = is_triple();
    if (triple_) at_ += 2;
}

void FieldScanner::leave_string() noexcept {
    if (*at_ != quote_ || (triple_ && !is_triple())) return;
    if (triple_) at_ += 2;
    quote_ = 0;
}

bool FieldScanner::open_bracket() noexcept {
    if (depth_ == sizeof(brackets_)) return false;
    brackets_[depth_++] = *at_;
    return true;
}

bool FieldScanner::close_bracket() noexcept {
    if (depth_ == 0) return false;
    const char opening = brackets_[--depth_];
    return *at_ == (opening == '(' ? ')' : opening == '[' ? ']' : '}');
}

} // namespace rezdex::syntax
