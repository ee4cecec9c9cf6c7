// Promise: see syntax/futures.h.
#include "syntax/futures.h"

#include <algorithm>
#include <iterator>

namespace rezdex::syntax {
namespace {

constexpr std::string_view features[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};

void read_features(const ImportFrom& import, Futures& futures) noexcept {
    for (const Alias& alias : import.names) {
        if (alias.name == "annotations") futures.annotations = true;
        if (std::find(std::begin(features), std::end(features), alias.name) == std::end(features))
            futures.error = CheckError{import.line, alias.name == "braces" ? "not a chance"
                                                                           : "future feature is not defined"};
    }
}

} // namespace

const Constant* docstring_of(Stmts body) noexcept {
    if (body.empty() || body[0]->kind != Kind::expr) return nullptr;
    const Expr* const value = body[0]->as<ExprStmt>()->value;
    if (value->kind != Kind::constant) return nullptr;
    const auto* const constant = value->as<Constant>();
    return constant->constant == ConstantKind::string ? constant : nullptr;
}

bool is_future_import(const Stmt& statement) noexcept {
    return statement.kind == Kind::import_from && statement.as<ImportFrom>()->module == "__future__";
}

Futures read_futures(const Module& module) {
    Futures futures;
    const Stmts body = module.body;
    if (docstring_of(body)) futures.statements = 1;
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
