#include "syntax/futures.h"

#include <algorithm>
#include <iterator>

namespace rezdex::syntax {
namespace {

constexpr std::string_view features[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};

bool is_docstring(const Stmt& statement) noexcept {
    if (statement.kind != Kind::expr) return false;
    const Expr* const value = statement.as<ExprStmt>()->value;
    return value->kind == Kind::constant && value->as<Constant>()->constant == ConstantKind::string;
}

void read_features(const ImportFrom& import, Futures& futures) noexcept {
    for (const Alias& alias : import.names) {
        if (alias.name == "annotations") futures.annotations = true;
        if (std::find(std::begin(features), std::end(features), alias.name) == std::end(features))
            futures.error = CheckError{import.line, alias.name == "braces" ? "not a chance"
                                                                           : "future feature is not defined"};
    }
}

} // namespace

bool is_future_import(const Stmt& statement) noexcept {
    return statement.kind == Kind::import_from && statement.as<ImportFrom>()->module == "__future__";
}

Futures read_futures(const Module& module) {
    Futures futures;
    const Stmts body = module.body;
    if (!body.empty() && is_docstring(*body[0])) futures.statements = 1;
    for (; futures.statements < body.size() && is_future_import(*body[futures.statements]);
         ++futures.statements) {
        const auto& import = *body[futures.statements]->as<ImportFrom>();
        if (import.level != 0 && futures.disputed_line == 0) futures.disputed_line = import.line;
        read_features(import, futures);
        if (futures.error) break;
    }
    return futures;
}

} // namespace rezdex::syntax
