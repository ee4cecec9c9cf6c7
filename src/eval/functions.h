// Promise: what a `def` at module level makes: a function that is never run, with rez's decorators applied.
//
// rez's @early, @late and @include only mark a function (rez/utils/sourcecode.py). Any other decorator is
// declined, and so are defaults that are not known.
#pragma once

#include "eval/dict.h"
#include "eval/expressions.h"
#include "eval/run.h"
#include "syntax/tree.h"

namespace rezdex::eval {

// Null after a failure.
[[nodiscard]] Function* define_function(const syntax::FunctionDef& node, const Dict& globals,
                                        Expressions& expressions, Run& run);

// Which injected object a name stands for here; none where it is another one, or no name.
[[nodiscard]] Injected injected(const syntax::Expr& name, const Dict& globals) noexcept;

// rez's package_rex_keys (rez/package_resources.py): functions of these names are kept as source.
[[nodiscard]] bool is_rex_function(std::string_view name) noexcept;

} // namespace rezdex::eval
