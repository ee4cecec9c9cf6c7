// Promise: the value of a string or bytes literal without the prefix 'r', as CPython 3.11 computes it.
//
// `body` is what stands between the quotes, newlines already "\n". A str comes out as WTF-8: a surrogate
// written as an escape is three bytes of its own, two of them in a row are never joined. Without a backslash
// the value is a view of `body`; otherwise it lies in the arena. Re-entrant; one thread at a time per arena.
#pragma once

#include <string_view>

#include "base/arena.h"

namespace rezdex::syntax {

struct Unescaped {
    bool ok = true;
    std::string_view value;
    std::string_view message; // why it is not ok
    bool disputed = false;    // Pythons 3.9 to 3.13 know different characters by name
};

// `bytes`: the body of a bytes literal; a character beyond ASCII in it is an error.
[[nodiscard]] Unescaped unescape(std::string_view body, bool bytes, base::Arena& arena);

} // namespace rezdex::syntax
