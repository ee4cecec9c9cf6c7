// Promise: functions, classes and what stands before them: decorators and `async`.
#include "syntax/parser.h"

namespace rezdex::syntax {

// ('@' named_expression NEWLINE)+ and a function or class
Stmt* Parser::decorated() {
    Items<Expr*, 4> decorators(arena_);
    while (accept(TokenKind::at)) {
        decorators.push(named_expression());
        expect(TokenKind::newline);
    }
    const Start begin = start();
    switch (token_.kind) {
    case TokenKind::kw_def: return function_statement(begin, false, decorators.finish());
    case TokenKind::kw_class: return class_statement(decorators.finish());
    case TokenKind::kw_async:
        advance();
        if (at(TokenKind::kw_def)) return function_statement(begin, true, decorators.finish());
        [[fallthrough]];
    default: unexpected(); return bare(Kind::pass);
    }
}

Stmt* Parser::async_statement() {
    const Start begin = start();
    advance();
    switch (token_.kind) {
    case TokenKind::kw_def: return function_statement(begin, true, {});
    case TokenKind::kw_for: return for_statement(begin, true);
    case TokenKind::kw_with: return with_statement(begin, true);
    default: unexpected(); return bare(Kind::pass);
    }
}

// At `def`; `start` is that of `async` before it.
Stmt* Parser::function_statement(Start start, bool async, Exprs decorators) {
    advance();
    const Identifier name = identifier();
    note_type_parameters();
    expect(TokenKind::left_paren);
    Arguments* args = parameters(true, TokenKind::right_paren);
    expect(TokenKind::right_paren);
    Expr* returns = accept(TokenKind::arrow) ? expression() : nullptr;
    const Stmts body = block();
    FunctionDef* function = node<FunctionDef>(async ? Kind::async_function_def : Kind::function_def, start);
    function->name = name;
    function->args = args;
    function->body = body;
    function->decorators = decorators;
    function->returns = returns;
    return function;
}

Stmt* Parser::class_statement(Exprs decorators) {
    const Start begin = start();
    advance();
    const Identifier name = identifier();
    note_type_parameters();
    CallArguments arguments(arena_);
    if (accept(TokenKind::left_paren)) call_arguments(arguments, nullptr);
    const Stmts body = block();
    ClassDef* definition = node<ClassDef>(Kind::class_def, begin);
    definition->name = name;
    definition->bases = arguments.args.finish();
    definition->keywords = arguments.keywords.finish();
    definition->body = body;
    definition->decorators = decorators;
    return definition;
}

// Python 3.12 knows `def f[T]` and `class C[T]`.
void Parser::note_type_parameters() {
    if (at(TokenKind::left_bracket)) findings_.dispute(token_.line, "type parameters");
}

} // namespace rezdex::syntax
