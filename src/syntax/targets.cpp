// Promise: targets of assignments, loops, `with` and `del`: read as expressions, then turned into targets.
#include "syntax/parser.h"

namespace rezdex::syntax {

void Parser::to_target(Expr* target, Context context) {
    switch (target->kind) {
    case Kind::name:
    case Kind::attribute:
    case Kind::subscript: break;
    case Kind::starred:
        if (context == Context::del) fail("cannot delete starred");
        to_target(target->as<Starred>()->value, context);
        break;
    case Kind::tuple:
        for (Expr* element : target->as<Tuple>()->elts) to_target(element, context);
        break;
    case Kind::list:
        for (Expr* element : target->as<List>()->elts) to_target(element, context);
        break;
    default: fail_at(target->line, "cannot assign to this expression"); return;
    }
    target->context = context;
}

// What `+=` and annotations take.
void Parser::to_single_target(Expr* target) {
    if (target->kind == Kind::name || target->kind == Kind::attribute || target->kind == Kind::subscript)
        target->context = Context::store;
    else
        fail_at(target->line, "only a single target is allowed here");
}

// ['*'] primary, as a target
Expr* Parser::star_target() {
    const bool star = at(TokenKind::star);
    Expr* target = star ? starred(&Parser::plain_primary) : primary();
    to_target(target, Context::store);
    return target;
}

// Never goes on with `in`, unlike an expression would.
Expr* Parser::star_targets() {
    const Part part(*this);
    const Start begin = start();
    Expr* targets = tuple_from(begin, star_target(), &Parser::star_target);
    targets->context = Context::store;
    return targets;
}

} // namespace rezdex::syntax
