// Promise: string and bytes literals, alone and one after the other.
#include "syntax/strings.h"

#include <cstring>

#include "syntax/escape.h"
#include "syntax/utf8.h"

namespace rezdex::syntax {
namespace {

std::string_view join(std::span<const std::string_view> pieces, base::Arena& arena) {
    if (pieces.size() == 1) return pieces[0];
    std::size_t size = 0;
    for (const std::string_view piece : pieces) size += piece.size();
    if (size == 0) return {};
    char* const joined = static_cast<char*>(arena.allocate(size, 1));
    char* to = joined;
    for (const std::string_view piece : pieces) {
        if (piece.empty()) continue;
        std::memcpy(to, piece.data(), piece.size());
        to += piece.size();
    }
    return {joined, size};
}

} // namespace

// What stands between the quotes, and what the prefix says.
Parser::Literal Parser::literal_of(const Token& token) const {
    Literal literal;
    const std::string_view written = text(token);
    for (const char letter : written.substr(0, token.prefix)) {
        switch (letter | 0x20) {
        case 'b': literal.bytes = true; break;
        case 'r': literal.raw = true; break;
        case 'f': literal.format = true; break;
        default: break;
        }
    }
    const std::string_view quoted = written.substr(token.prefix);
    const bool triple = quoted.size() >= 6 && quoted[1] == quoted[0] && quoted[2] == quoted[0];
    const std::size_t quotes = triple ? 3 : 1;
    literal.body = quoted.substr(quotes, quoted.size() - 2 * quotes);
    literal.line = token.line;
    literal.lines_until = literal.body.data();
    literal.backslash = token.backslash;
    literal.beyond_ascii = token.beyond_ascii;
    return literal;
}

// The value of `body`, which is all of the literal's or a part of it.
std::string_view Parser::string_value(std::string_view body, const Literal& literal) {
    if (literal.beyond_ascii) {
        if (literal.bytes)
            fail_at(literal.line, "bytes can only contain ASCII literal characters");
        else if (broken_utf8_ && find_not_utf8(body) != std::string_view::npos)
            fail_at(literal.line, "a string that is not UTF-8");
    }
    if (literal.raw || !literal.backslash) return body;
    const Unescaped unescaped = unescape(body, literal.bytes, arena_);
    if (unescaped.disputed) findings_.dispute(literal.line, "a character by name");
    if (!unescaped.ok) fail_at(literal.line, unescaped.message);
    return unescaped.value;
}

Expr* Parser::strings() {
    const Token first = token_;
    const Start begin = start();
    advance();
    if (!at(TokenKind::string)) {
        const Literal literal = literal_of(first);
        if (!literal.format)
            return string_constant(begin, literal.bytes, string_value(literal.body, literal));
    }
    Items<Literal, 4> literals(arena_);
    literals.push(literal_of(first));
    for (; at(TokenKind::string); advance()) literals.push(literal_of(token_));
    return joined_strings(begin, literals.items());
}

Expr* Parser::joined_strings(Start start, std::span<Literal> literals) {
    const Part part(*this);
    StringParts parts(arena_, start);
    const bool bytes = literals[0].bytes;
    bool format = false;
    for (Literal& literal : literals) {
        if (literal.bytes != bytes) fail_at(literal.line, "cannot mix bytes and nonbytes literals");
        format = format || literal.format;
        if (literal.format)
            fstring(parts, literal);
        else
            parts.pieces.push(string_value(literal.body, literal));
    }
    if (format) return joined(parts);
    return string_constant(start, bytes, join(parts.pieces.items(), arena_));
}

Expr* Parser::string_constant(Start start, bool bytes, std::string_view value) {
    Constant* constant = leaf<Constant>(Kind::constant, start);
    constant->constant = bytes ? ConstantKind::bytes : ConstantKind::string;
    constant->text = value;
    return constant;
}

// Makes a constant of the pieces read so far, unless it would be empty.
void Parser::finish_constant(StringParts& parts) {
    const std::string_view value = join(parts.pieces.items(), arena_);
    parts.pieces.clear();
    if (!value.empty()) parts.values.push(string_constant(parts.start, false, value));
}

Expr* Parser::joined(StringParts& parts) {
    finish_constant(parts);
    JoinedStr* joined = node<JoinedStr>(Kind::joined_str, parts.start);
    joined->values = parts.values.finish();
    return joined;
}

} // namespace rezdex::syntax
