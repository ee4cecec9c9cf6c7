// Promise: the statement `match`, whose words are names elsewhere.
#include "syntax/parser.h"
#include "syntax/parser_place.h"

namespace rezdex::syntax {

// Null, and nothing read, where `match` is a name: only `match …:` and the end of the line make a statement.
Stmt* Parser::match_statement() {
    const Place before = place();
    const Start begin = start();
    advance();
    Expr* subject = match_subject();
    const bool is_match = accept(TokenKind::colon) && at(TokenKind::newline);
    if (!is_match && findings_.reason != Reason::limit_nesting && findings_.reason != Reason::limit_memory) {
        go_back(before);
        return nullptr;
    }
    findings_.dispute(begin.line, "a match statement");
    const auto cases = match_cases();
    Match* statement = node<Match>(Kind::match, begin);
    statement->subject = subject;
    statement->cases = cases;
    return statement;
}

// star_named_expression ',' [star_named_expressions] | named_expression
Expr* Parser::match_subject() {
    const Part part(*this);
    const Start begin = start();
    Expr* first = star_named_expression();
    if (first->kind == Kind::starred && !at(TokenKind::comma)) unexpected();
    return tuple_from(begin, first, &Parser::star_named_expression);
}

// NEWLINE INDENT case+ DEDENT
std::span<const MatchCase> Parser::match_cases() {
    const Nest nest(*this);
    expect(TokenKind::newline);
    expect(TokenKind::indent);
    Items<MatchCase, 4> cases(arena_);
    do cases.push(match_case());
    while (!at(TokenKind::dedent) && !findings_.failed());
    expect(TokenKind::dedent);
    return cases.finish();
}

MatchCase Parser::match_case() {
    if (is_soft_keyword("case"))
        advance();
    else
        unexpected();
    MatchCase match_case{};
    match_case.pattern = patterns();
    if (accept(TokenKind::kw_if)) match_case.guard = named_expression();
    match_case.body = block();
    return match_case;
}

} // namespace rezdex::syntax
