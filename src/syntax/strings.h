// Promise: what has been read of a run of string literals, some of them f-strings.
#pragma once

#include "syntax/parser.h"

namespace rezdex::syntax {

struct Parser::StringParts {
    StringParts(base::Arena& arena, Start begin) : values(arena), pieces(arena), start(begin) {}

    ExprItems values;                  // finished parts of a JoinedStr
    Items<std::string_view, 4> pieces; // of the constant that is not finished yet
    Start start;
};

} // namespace rezdex::syntax
