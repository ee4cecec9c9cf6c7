// f-strings as up to Python 3.11: taken apart after the lexer has found the whole literal, so that a field
// holds neither a backslash nor a comment nor the literal's own quotes.
#include <algorithm>
#include <iterator>

#include "syntax/fstring_field.h"
#include "syntax/strings.h"

namespace rezdex::syntax {

void Parser::fstring(StringParts& into, const Literal& literal, const Token& token) {
    const bool failed_before = findings_.failed();
    const char* at = literal.body.data();
    const char* end = at + literal.body.size();
    fstring_parts(into, {at, end, 0}, literal, token);
    // Since Python 3.12 a field may hold nearly everything.
    if (findings_.failed() && !failed_before) findings_.dispute(token.line, "an f-string");
}

// Literals and fields in turn; gives the end, or the '}' that ends a format specification.
const char* Parser::fstring_parts(StringParts& into, FStringRange range, const Literal& literal,
                                  const Token& token) {
    for (;;) {
        range.at = fstring_literal(into, range, literal, token);
        if (findings_.failed() || range.at >= range.end || *range.at == '}') return range.at;
        range.at = fstring_field(into, range, literal, token);
        if (findings_.failed()) return range.end;
    }
}

// Up to a single '{', or the '}' of a format specification, or the end. Braces are doubled only outside of
// format specifications.
const char* Parser::fstring_literal(StringParts& into, FStringRange range, const Literal& literal,
                                    const Token& token) {
    const char* start = range.at;
    const char* at = start;
    while (at < range.end) {
        char c = *at++;
        if (c == '\\' && !literal.raw && at < range.end) {
            if (range.depth != 0) findings_.dispute(token.line, "an escape in a format specification");
            c = *at++;
            if (c == '{' || c == '}') findings_.dispute(token.line, "a brace behind a backslash in an f-string");
            if (c == 'N' && at < range.end && *at == '{') {
                at = std::find(at, range.end, '}');
                if (at != range.end) ++at;
                continue;
            }
        }
        if (c != '{' && c != '}') continue;
        if (range.depth == 0 && at < range.end && *at == c) {
            fstring_constant(into, start, at, literal, token);
            start = ++at;
            continue;
        }
        if (range.depth == 0 && c == '}') fail("f-string: single '}' is not allowed");
        --at;
        break;
    }
    fstring_constant(into, start, at, literal, token);
    return at;
}

void Parser::fstring_constant(StringParts& into, const char* begin, const char* end, const Literal& literal,
                              const Token& token) {
    const auto backslashes = std::find_if(std::reverse_iterator(end), std::reverse_iterator(begin),
                                          [](char c) { return c != '\\'; }).base();
    // The backslash before a brace stands for itself.
    const bool lone_backslash = !literal.raw && (end - backslashes) % 2 != 0;
    if (lone_backslash) --end;
    if (begin != end) into.pieces.push(string_value({begin, end}, literal, token));
    if (lone_backslash) into.pieces.push("\\");
}

// '{' expression ['='] ['!' conversion] [':' specification] '}'
const char* Parser::fstring_field(StringParts& into, FStringRange range, const Literal& literal,
                                  const Token& token) {
    const Part part(*this);
    const char* const end = range.end;
    if (range.depth >= 2) fail("f-string: expressions nested too deeply");
    if (range.depth != 0 && range.at + 1 < end && range.at[1] == '{')
        findings_.dispute(token.line, "a double brace in a format specification");
    const char* const begin = range.at + 1;
    FieldScanner scanner(begin, end);
    const char* at = scanner.find();
    if (at == nullptr) {
        fail(Reason::syntax_error, token.line, scanner.message());
        return end;
    }
    Expr* value = fstring_expression({begin, at}, token);
    const bool debug = *at == '=';
    if (debug) {
        do ++at;
        while (at < end && (*at == ' ' || (*at >= '\t' && *at <= '\r')));
        into.pieces.push({begin, at});
        if (std::find(begin, at, '\n') != at) findings_.dispute(token.line, "'=' over lines in an f-string");
    }
    char conversion = 0;
    if (at < end && *at == '!') {
        conversion = end - at > 1 ? at[1] : '\0';
        if (conversion != 's' && conversion != 'r' && conversion != 'a') fail("f-string: invalid conversion");
        at += 2;
    }
    Expr* specification = nullptr;
    if (at < end && *at == ':') {
        StringParts parts(arena_, into.start);
        at = fstring_parts(parts, {at + 1, end, range.depth + 1}, literal, token);
        specification = joined(parts);
    }
    if (debug && specification == nullptr && conversion == 0) conversion = 'r';
    finish_constant(into);
    FormattedValue* field = node<FormattedValue>(Kind::formatted_value, into.start);
    field->value = value;
    field->conversion = conversion;
    field->format_spec = specification;
    into.values.push(field);
    if (at < end && *at == '}') return at + 1;
    fail("f-string: expecting '}'");
    return end;
}

// CPython parses the expression as if it stood in parentheses, from a text of its own.
Expr* Parser::fstring_expression(std::string_view expression, const Token& token) {
    if (expression.find_first_not_of(" \t\n\f") == std::string_view::npos) {
        fail("f-string: empty expression not allowed");
        return broken();
    }
    const auto begin = static_cast<std::uint32_t>(expression.data() - text_.data());
    const auto end = static_cast<std::uint32_t>(begin + expression.size());
    const auto before = text_.substr(token.begin, begin - token.begin);
    const auto line = token.line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));

    const Token outer_token = token_;
    const std::uint32_t outer_end = previous_end_;
    Lexer* const outer = lexer_;
    Lexer inner(text_, begin, end, line, findings_);
    lexer_ = &inner;
    token_ = inner.next();
    const Nest nest(*this);
    Expr* value = inside_parentheses({begin, line}, TokenKind::end);
    lexer_ = outer;
    token_ = outer_token;
    previous_end_ = outer_end;
    if (findings_.failed()) {
        token_.kind = TokenKind::error;
        lexer_->stop();
    }
    return value;
}

} // namespace rezdex::syntax
