// Promise: f-strings as up to Python 3.11: taken apart after the lexer has found the whole literal, so that a
// field holds neither a backslash nor a comment nor the literal's own quotes.
#include <algorithm>
#include <iterator>
#include <memory>

#include "syntax/fstring_field.h"
#include "syntax/strings.h"

namespace rezdex::syntax {

void Parser::fstring(StringParts& into, Literal& literal) {
    const bool failed_before = findings_.failed();
    const std::uint32_t line = literal.line;
    const char* begin = literal.body.data();
    fstring_parts(into, {begin, begin + literal.body.size(), 0}, literal);
    // Since Python 3.12 a field may hold nearly everything.
    if (findings_.failed() && !failed_before) findings_.dispute(line, "an f-string");
}

// Literals and fields in turn; gives the end, or the '}' that ends a format specification.
const char* Parser::fstring_parts(StringParts& into, FStringRange range, Literal& literal) {
    for (;;) {
        range.at = fstring_literal(into, range, literal);
        if (findings_.failed() || range.at >= range.end || *range.at == '}') return range.at;
        range.at = fstring_field(into, range, literal);
        if (findings_.failed()) return range.end;
    }
}

// Up to a single '{', or the '}' of a format specification, or the end. Braces are doubled only outside of
// format specifications.
const char* Parser::fstring_literal(StringParts& into, FStringRange range, const Literal& literal) {
    const char* start = range.at;
    const char* at = start;
    while (at < range.end) {
        char c = *at++;
        if (range.depth != 0 && (c == '\\' || c == '\n'))
            findings_.dispute(literal.line, "an escape or newline in a format specification");
        if (c == '\\' && at < range.end) {
            const bool character_by_name = *at == 'N' && range.end - at > 1 && at[1] == '{';
            if (literal.raw && character_by_name) findings_.dispute(literal.line, "\\N{ in a raw f-string");
            if (!literal.raw) {
                c = *at++;
                if (c == '{' || c == '}') findings_.dispute(literal.line, "a backslash before a brace");
                if (character_by_name) {
                    at = std::find(at, range.end, '}');
                    if (at != range.end) ++at;
                    continue;
                }
            }
        }
        if (c != '{' && c != '}') continue;
        if (range.depth == 0 && at < range.end && *at == c) {
            fstring_constant(into, start, at, literal);
            start = ++at;
            continue;
        }
        if (range.depth == 0 && c == '}') fail_at(literal.line, "f-string: single '}' is not allowed");
        --at;
        break;
    }
    fstring_constant(into, start, at, literal);
    return at;
}

void Parser::fstring_constant(StringParts& into, const char* begin, const char* end, const Literal& literal) {
    const auto not_backslash = [](char c) { return c != '\\'; };
    const char* backslashes =
        std::find_if(std::reverse_iterator(end), std::reverse_iterator(begin), not_backslash).base();
    // The backslash before a brace stands for itself.
    const bool lone_backslash = !literal.raw && (end - backslashes) % 2 != 0;
    if (lone_backslash) --end;
    if (begin != end) into.pieces.push(string_value({begin, end}, literal));
    if (lone_backslash) into.pieces.push("\\");
}

// '{' expression ['='] ['!' conversion] [':' specification] '}'
const char* Parser::fstring_field(StringParts& into, FStringRange range, Literal& literal) {
    const Part part(*this);
    if (range.depth >= 2) fail_at(literal.line, "f-string: expressions nested too deeply");
    const char* const begin = range.at + 1;
    if (range.depth != 0 && begin < range.end && *begin == '{')
        findings_.dispute(literal.line, "a double brace in a format specification");
    FieldScanner scanner(begin, range.end);
    range.at = scanner.find();
    if (range.at == nullptr) {
        fail_at(literal.line, scanner.message());
        return range.end;
    }
    Expr* value = fstring_expression({begin, range.at}, literal);
    if (value->kind == Kind::generator_exp) findings_.dispute(literal.line, "a generator in an f-string");
    const bool debug = *range.at == '=';
    if (debug) range.at = fstring_debug(into, begin, range, literal.line);
    char conversion = 0;
    if (range.at < range.end && *range.at == '!') {
        conversion = range.end - range.at > 1 ? range.at[1] : '\0';
        if (conversion != 's' && conversion != 'r' && conversion != 'a')
            fail_at(literal.line, "f-string: invalid conversion character");
        range.at += 2;
    }
    Expr* specification = nullptr;
    if (range.at < range.end && *range.at == ':')
        specification = fstring_specification(into.start, range, literal);
    if (debug && specification == nullptr && conversion == 0) conversion = 'r';
    finish_constant(into);
    FormattedValue* field = node<FormattedValue>(Kind::formatted_value, into.start);
    field->value = value;
    field->conversion = conversion;
    field->format_spec = specification;
    into.values.push(field);
    if (range.at < range.end && *range.at == '}') return range.at + 1;
    fail_at(literal.line, "f-string: expecting '}'");
    return range.end;
}

// At '=': the text of the expression, and blanks after it, go before its value.
const char* Parser::fstring_debug(StringParts& into, const char* expression, FStringRange range,
                                  std::uint32_t line) {
    const char* at = range.at + 1;
    while (at < range.end && (*at == ' ' || (*at >= '\t' && *at <= '\r'))) ++at;
    into.pieces.push({expression, at});
    const bool over_lines = std::find(expression, at, '\n') != at;
    const bool empty_specification = range.end - at > 1 && at[0] == ':' && at[1] == '}';
    if (over_lines || empty_specification) findings_.dispute(line, "'=' in an f-string");
    return at;
}

// At ':'; moves range.at to the '}'.
Expr* Parser::fstring_specification(Start start, FStringRange& range, Literal& literal) {
    StringParts parts(arena_, start);
    range.at = fstring_parts(parts, {range.at + 1, range.end, range.depth + 1}, literal);
    return joined(parts);
}

// CPython parses the expression as if it stood in parentheses, from a text of its own.
Expr* Parser::fstring_expression(std::string_view expression, Literal& literal) {
    const char* const first = std::to_address(expression.begin());
    literal.line += static_cast<std::uint32_t>(std::count(literal.lines_until, first, '\n'));
    literal.lines_until = first;
    if (expression.find_first_not_of(" \t\n\f") == std::string_view::npos) {
        fail_at(literal.line, "f-string: empty expression not allowed");
        return broken();
    }
    const auto begin = static_cast<std::uint32_t>(expression.data() - text_.data());
    const auto end = static_cast<std::uint32_t>(begin + expression.size());
    const Token outer_token = token_;
    const std::uint32_t outer_end = previous_end_;
    Lexer* const outer = lexer_;
    Lexer inner(text_, begin, end, literal.line, findings_);
    lexer_ = &inner;
    token_ = inner.next();
    const Nest nest(*this);
    Expr* value = inside_parentheses({begin, literal.line}, TokenKind::end);
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
