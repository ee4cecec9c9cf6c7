// Promise: the parameters of functions and lambdas.
#include "syntax/parser.h"

namespace rezdex::syntax {

// What was read of a parameter list so far.
struct Parser::Parameters {
    explicit Parameters(base::Arena& arena)
        : plain(arena), kwonly(arena), defaults(arena), kw_defaults(arena) {}

    Items<Arg*> plain; // before the star
    Items<Arg*> kwonly;
    ExprItems defaults;
    ExprItems kw_defaults;
    Arg* vararg = nullptr;
    Arg* kwarg = nullptr;
    std::size_t posonly = 0; // how many of plain stand before the slash; 0: no slash
    bool star = false;
    bool star_needs_name = false; // after a bare star
};

// Up to `closing`, which stays. A lambda's parameters have no annotations.
Arguments* Parser::parameters(bool annotated, TokenKind closing) {
    const Part part(*this);
    Parameters read(arena_);
    while (!at(closing) && read.kwarg == nullptr) {
        parameter(read, annotated);
        if (!accept(TokenKind::comma)) break;
    }
    if (read.star_needs_name) fail("named arguments must follow bare *");
    const std::span<Arg*> plain = read.plain.finish();
    Arguments* arguments = arena_.make<Arguments>();
    arguments->posonlyargs = plain.first(read.posonly);
    arguments->args = plain.subspan(read.posonly);
    arguments->vararg = read.vararg;
    arguments->kwonlyargs = read.kwonly.finish();
    arguments->kw_defaults = read.kw_defaults.finish();
    arguments->kwarg = read.kwarg;
    arguments->defaults = read.defaults.finish();
    return arguments;
}

void Parser::parameter(Parameters& into, bool annotated) {
    if (accept(TokenKind::slash)) {
        if (into.plain.size() == 0 || into.posonly != 0 || into.star) unexpected();
        into.posonly = into.plain.size();
    } else if (accept(TokenKind::star)) {
        if (into.star) fail("* argument may appear only once");
        into.star = true;
        into.star_needs_name = at(TokenKind::comma);
        if (!into.star_needs_name) into.vararg = parameter_name(annotated, true);
    } else if (accept(TokenKind::double_star)) {
        into.kwarg = parameter_name(annotated, false);
    } else {
        Arg* name = parameter_name(annotated, false);
        Expr* value = accept(TokenKind::equal) ? expression() : nullptr;
        if (into.star) {
            into.star_needs_name = false;
            into.kwonly.push(name);
            into.kw_defaults.push(value);
            return;
        }
        into.plain.push(name);
        if (value != nullptr)
            into.defaults.push(value);
        else if (into.defaults.size() != 0)
            fail("non-default argument follows default argument");
    }
}

Arg* Parser::parameter_name(bool annotated, bool starred_annotation) {
    const std::uint32_t line = token_.line;
    const Identifier name = identifier();
    Expr* annotation = nullptr;
    if (annotated && accept(TokenKind::colon)) {
        const bool star = starred_annotation && at(TokenKind::star);
        if (star) findings_.dispute(token_.line, "a starred annotation");
        annotation = star ? star_expression() : expression();
    }
    return arena_.make<Arg>(name, annotation, line);
}

} // namespace rezdex::syntax
