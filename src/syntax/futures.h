// Promise: what `from __future__ import …` asks for, and CPython 3.11's refusals of it.
#pragma once

#include <optional>

#include "syntax/checks.h"
#include "syntax/tree.h"

namespace rezdex::syntax {

struct Futures {
    std::optional<CheckError> error;
    bool annotations = false;        // `from __future__ import annotations`
    std::size_t statements = 0;      // so many statements of the module may be future imports
    std::uint32_t disputed_line = 0; // of a relative import that 3.11 takes for one
};

[[nodiscard]] Futures read_futures(const Module& module);

// The docstring of a module's, class' or function's body, if it has one.
[[nodiscard]] const Constant* docstring_of(Stmts body) noexcept;

// `from __future__ import …`, also with dots before it: 3.11 doesn't look at these.
[[nodiscard]] bool is_future_import(const Stmt& statement) noexcept;

} // namespace rezdex::syntax
