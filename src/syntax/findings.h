// Promise: what lexer and parser have found out about a module besides its tree: the first thing that is
// wrong with it, and the first that Pythons disagree on. Plain data, copied to try one reading and go back.
#pragma once

#include <cstdint>
#include <string_view>

#include "rezdex/reason.h"

namespace rezdex::syntax {

struct Findings {
    Reason reason = Reason::none; // none: nothing is wrong so far
    std::uint32_t line = 0;
    std::string_view message;
    std::uint32_t disputed_line = 0;
    std::string_view disputed;

    [[nodiscard]] bool failed() const noexcept { return reason != Reason::none; }

    void fail(Reason why, std::uint32_t at_line, std::string_view text) noexcept {
        if (failed()) return;
        reason = why;
        line = at_line;
        message = text;
    }

    void dispute(std::uint32_t at_line, std::string_view what) noexcept {
        if (disputed_line != 0 && disputed_line <= at_line) return;
        disputed_line = at_line;
        disputed = what;
    }
};

} // namespace rezdex::syntax
