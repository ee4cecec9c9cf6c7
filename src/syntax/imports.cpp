// Promise: import statements.
#include <algorithm>

#include "syntax/parser.h"

namespace rezdex::syntax {

Stmt* Parser::import_statement() {
    const Start begin = start();
    advance();
    Items<Alias, 4> names(arena_);
    do {
        const std::uint32_t line = token_.line;
        const Identifier name = dotted_name();
        names.push({name, accept(TokenKind::kw_as) ? identifier() : Identifier(), line});
    } while (accept(TokenKind::comma));
    Import* statement = leaf<Import>(Kind::import, begin);
    statement->names = names.finish();
    return statement;
}

Stmt* Parser::import_from_statement() {
    const Start begin = start();
    advance();
    std::uint32_t level = 0;
    for (; at(TokenKind::dot) || at(TokenKind::ellipsis); advance()) level += at(TokenKind::dot) ? 1 : 3;
    const Identifier module = level != 0 && at(TokenKind::kw_import) ? Identifier() : dotted_name();
    expect(TokenKind::kw_import);
    const std::span<const Alias> names = imported_names();
    const bool flufl = std::any_of(names.begin(), names.end(),
                                   [](const Alias& alias) { return alias.name == "barry_as_FLUFL"; });
    if (flufl) findings_.dispute(begin.line, "barry_as_FLUFL");
    ImportFrom* statement = leaf<ImportFrom>(Kind::import_from, begin);
    statement->module = module;
    statement->names = names;
    statement->level = level;
    return statement;
}

// '*' | '(' aliases [','] ')' | aliases
std::span<const Alias> Parser::imported_names() {
    Items<Alias, 4> names(arena_);
    const std::uint32_t line = token_.line;
    if (accept(TokenKind::star)) {
        names.push({"*", {}, line});
        return names.finish();
    }
    const bool brackets = accept(TokenKind::left_paren);
    do {
        const std::uint32_t name_line = token_.line;
        const Identifier name = identifier();
        names.push({name, accept(TokenKind::kw_as) ? identifier() : Identifier(), name_line});
    } while (accept(TokenKind::comma) && !(brackets && at(TokenKind::right_paren)));
    if (brackets) expect(TokenKind::right_paren);
    return names.finish();
}

} // namespace rezdex::syntax
