// Promise: what CPython 3.11's compile() refuses after its grammar has accepted a module.
//
// These are the rules of its symbol table (scopes), of its code generator (control flow, patterns, assignment
// targets) and of `from __future__`. The tree is only read. Work is linear in the tree, apart from sorting
// names; the stack grows with the tree's depth, which the parser limits. Re-entrant; one thread at a time per
// arena.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.h"
#include "syntax/tree.h"

namespace rezdex::syntax {

struct CheckError {
    std::uint32_t line;
    std::string_view message; // static or in the arena
};

// The first refusal, if any. Sets *disputed_line and *disputed (see syntax/parse.h) where they are 0 and
// empty.
[[nodiscard]] std::optional<CheckError> check(const Module& module, base::Arena& arena,
                                              std::uint32_t* disputed_line, std::string_view* disputed);

} // namespace rezdex::syntax
