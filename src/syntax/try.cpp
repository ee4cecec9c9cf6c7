// Promise: the statement `try`.
#include "syntax/parser.h"

namespace rezdex::syntax {

Stmt* Parser::try_statement() {
    const Start begin = start();
    advance();
    const Stmts body = block();
    Items<ExceptHandler, 4> handlers(arena_);
    bool star = false;
    while (at(TokenKind::kw_except)) {
        bool this_star = false;
        handlers.push(except_clause(this_star));
        if (handlers.size() > 1 && star != this_star) fail("cannot have both 'except' and 'except*'");
        star = this_star;
    }
    const Stmts orelse = handlers.size() != 0 ? else_block() : Stmts();
    const bool final = accept(TokenKind::kw_finally);
    const Stmts finalbody = final ? block() : Stmts();
    if (!final && handlers.size() == 0) fail("expected 'except' or 'finally' block");
    Try* statement = node<Try>(star ? Kind::try_star : Kind::try_, begin);
    statement->body = body;
    statement->handlers = handlers.finish();
    statement->orelse = orelse;
    statement->finalbody = finalbody;
    return statement;
}

// 'except' ['*'] [expression ['as' name]] block
ExceptHandler Parser::except_clause(bool& star) {
    ExceptHandler handler{};
    handler.line = token_.line;
    advance();
    if (at(TokenKind::star)) findings_.dispute(token_.line, "except*");
    star = accept(TokenKind::star);
    if (star || !at(TokenKind::colon)) {
        handler.type = expression();
        if (accept(TokenKind::kw_as)) handler.name = identifier();
    }
    handler.body = block();
    return handler;
}

} // namespace rezdex::syntax
