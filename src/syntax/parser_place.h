// Promise: what Parser::place() keeps to come back to where it was.
#pragma once

#include "syntax/parser.h"

namespace rezdex::syntax {

struct Parser::Place {
    Lexer lexer;
    Token token;
    Findings findings;
    std::uint32_t previous_end;
    std::uint32_t height;
};

} // namespace rezdex::syntax
