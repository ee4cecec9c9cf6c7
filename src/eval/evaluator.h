// Promise: runs a module's top level over known values and gives its globals, or the line where it has to
// stop.
//
// What is evaluated is evaluated exactly as CPython 3.11 does; whatever might raise, or reach code that is
// not known, is declined. Nothing is ever executed. Of rez it knows only the names in its globals (Injected).
#pragma once

#include "eval/dict.h"
#include "eval/run.h"
#include "syntax/tree.h"

namespace rezdex::eval {

struct Evaluated {
    Dict* globals =
        nullptr; // name → value in Python's order, the injected ones included; null after a failure
    Dict* scope_data = nullptr; // ScopeContext.to_dict(); null if no scope was used
};

// The module's tree must lie in the arena of `run` or outlive it. After a failure `run` says why.
[[nodiscard]] Evaluated evaluate(const syntax::Module& module, Run& run);

} // namespace rezdex::eval
