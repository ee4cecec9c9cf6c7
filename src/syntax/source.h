// Promise: the text that CPython 3.11 would lex for the bytes of a source file, or why it refuses them.
//
// decode() does what compile(bytes, path, "exec") does before its lexer runs: NUL bytes, byte order mark, PEP
// 263 cookie, codec, newlines. It knows UTF-8, ASCII, Latin-1 and ISO-8859-15 under all their names; other
// codecs of Python's library leave it undecided. `text` views either the caller's bytes or the arena, so both
// must outlive it. Re-entrant; one thread at a time per arena.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "rezdex/reason.h"

namespace rezdex::syntax {

struct Source {
    bool ok = false;
    bool undecided = false;       // not ok, and not refused either
    Reason reason = Reason::none; // syntax_error, bad_encoding, unsupported_encoding
    std::uint32_t line = 0;       // where it was refused or left undecided
    std::string_view message;
    std::string_view
        text; // never empty: ends with '\n', which is its only newline character; no mark, no NUL

    // The first line of `text` with bytes that are not UTF-8 (0: none). CPython refuses these in names and
    // strings but skips them in comments; only the lexer can tell. Impossible behind a cookie that names
    // another codec.
    std::uint32_t not_utf8_line = 0;

    // Set where Pythons 3.9 to 3.13, or two sites with one Python, may differ (see syntax/parse.h).
    std::uint32_t disputed_line = 0;
    std::string_view disputed;
};

[[nodiscard]] Source decode(std::string_view bytes, base::Arena& arena);

} // namespace rezdex::syntax
