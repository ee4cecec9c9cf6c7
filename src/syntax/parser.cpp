// Promise: what all rules of syntax/parser.h share: tokens, names, depth, failures.
#include "syntax/parser.h"

#include <string>

#include "syntax/keywords.h"
#include "syntax/parser_place.h"
#include "syntax/unicode.h"
#include "syntax/utf8.h"

namespace rezdex::syntax {

Parser::Parser(std::string_view text, bool broken_utf8, base::Arena& arena, const Limits& limits,
               Findings& findings)
    : text_(text), arena_(arena), limits_(limits), findings_(findings), module_lexer_(text, findings),
      broken_utf8_(broken_utf8) {}

const Module* Parser::module() {
    token_ = lexer_->next();
    Bodies body(arena_);
    while (!at(TokenKind::end) && !findings_.failed()) statement(body);
    Module* module = arena_.make<Module>();
    module->body = body.finish();
    return module;
}

void Parser::stop(Reason reason, std::uint32_t line, std::string_view message) {
    findings_.fail(reason, line, message);
    token_.kind = TokenKind::error;
    lexer_->stop();
}

void Parser::enter() {
    // CPython 3.11's own parser gives up at some 190 levels of brackets inside of blocks, so this one does
    // earlier; the stack of Python 3.12's is a third smaller.
    constexpr std::uint32_t margin = 20;
    constexpr std::uint32_t surely_fine = 90;
    if (++depth_ > surely_fine) findings_.dispute(token_.line, "deep nesting");
    if (depth_ + margin > limits_.tree_nesting) too_deep();
}

void Parser::too_large() {
    stop(Reason::limit_memory, token_.line, "the syntax tree is larger than the limit");
}

void Parser::too_deep() { stop(Reason::limit_nesting, token_.line, "nested more deeply than the limit"); }

Identifier Parser::identifier() {
    if (!at(TokenKind::name)) {
        unexpected();
        return {};
    }
    const Token name = token_;
    advance();
    return identifier_of(name);
}

Identifier Parser::identifier_of(const Token& token) {
    const std::string_view written = text(token);
    if (!token.beyond_ascii) return written;
    for (std::size_t at = 0; at < written.size();)
        if (is_disputed_in_identifier(decode_utf8(written, at)))
            findings_.dispute(token.line, "a character in a name");
    const std::optional<std::string_view> name = normalize_identifier(written, arena_);
    if (!name) {
        fail_at(token.line, "invalid character in a name");
        return {};
    }
    if (keyword_or_name(*name) != TokenKind::name)
        findings_.dispute(token.line, "a name that is a keyword in normal form");
    return *name;
}

// name ('.' name)*
Identifier Parser::dotted_name() {
    const std::uint32_t begin = token_.begin;
    bool plain = !token_.beyond_ascii;
    Identifier first = identifier();
    if (!at(TokenKind::dot)) return first;
    std::string joined(first);
    while (accept(TokenKind::dot)) {
        plain = plain && !token_.beyond_ascii;
        joined += '.';
        joined += identifier();
    }
    const std::string_view written = text_.substr(begin, previous_end_ - begin);
    return plain && written.size() == joined.size() ? written : arena_.copy(std::string_view(joined));
}

Parser::Place Parser::place() const { return {*lexer_, token_, findings_, previous_end_, height_}; }

void Parser::go_back(const Place& place) {
    *lexer_ = place.lexer;
    token_ = place.token;
    findings_ = place.findings;
    previous_end_ = place.previous_end;
    height_ = place.height;
}

} // namespace rezdex::syntax
