// Promise: CPython 3.11's own verdict on a module's source, and its syntax tree where it is accepted.
//
// parse() does what compile(source_bytes, path, "exec") does up to the code object: decoding
// (syntax/source.h), lexing, the whole grammar, and every check that compile() makes after parsing
// (syntax/checks.h). It takes bytes, never a path, and never fails otherwise: hostile input ends in a
// verdict, `undecided` at worst. The tree and all texts lie in `arena`; `decoded` too. One thread at a time
// per arena; otherwise re-entrant.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "rezdex/reason.h"
#include "syntax/tree.h"

namespace rezdex::syntax {

enum class Verdict : std::uint8_t {
    accepted,
    rejected,  // CPython 3.11 raises (SyntaxError, IndentationError, TabError, ValueError for NUL, bad
               // encoding)
    undecided, // past a limit of ours, or in an encoding that is not read here
};

struct Parsed {
    Verdict verdict = Verdict::accepted;
    Reason reason =
        Reason::none;         // syntax_error, bad_encoding; unsupported_encoding, limit_nesting, limit_memory
    std::uint32_t line = 0;   // where it was rejected or left undecided; 0 if unknown
    std::string_view message; // why, in a few words; static or in the arena
    const Module* module = nullptr; // set when accepted
    std::string_view text; // the decoded source: UTF-8, no BOM, newlines "\n" only; offsets count here

    // The first line whose syntax Pythons 3.9 to 3.13 are known to disagree on (0: none), whatever the
    // verdict, and which syntax it is.
    std::uint32_t disputed_line = 0;
    std::string_view disputed;
};

struct Limits {
    std::size_t arena_bytes = 24U << 20U;
    std::uint32_t tree_nesting = 200;
};

[[nodiscard]] Parsed parse(std::string_view bytes, base::Arena& arena, const Limits& limits = {});

} // namespace rezdex::syntax
